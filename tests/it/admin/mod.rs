//! Administration below the web: what commands write, what they refuse, and what the audit log says.

mod agencies;
mod audit;
mod objects;
mod offers;

use hailong::{
    admin::{self, AdminError, Desk, Done, FieldError, Form, View},
    model::{
        audit::{AuditFilter, AuditRecord},
        user::Actor,
        zone::Zone,
    },
};

use crate::harness::World;

/// Whose work the tests are, on 24 November 2026.
pub struct Clerk<'w> {
    world: &'w mut World,
    actor: Actor,
}

impl<'w> Clerk<'w> {
    pub fn of(world: &'w mut World) -> Self {
        Self {
            world,
            actor: Actor::cli(),
        }
    }

    pub fn desk(&self) -> Desk<'_> {
        Desk {
            db: &self.world.db,
            actor: &self.actor,
            now: "2026-11-24T02:00:00Z".parse().unwrap(),
            zone: Zone::HO_CHI_MINH,
        }
    }

    pub fn view(&self) -> View<'_> {
        View {
            catalogue: &self.world.catalogue,
            today: "2026-11-24".parse().unwrap(),
        }
    }

    /// Does what the form says.
    pub async fn does(&mut self, form: &(impl Form + Clone)) -> Done {
        let done = self
            .tries(form)
            .await
            .unwrap_or_else(|error| panic!("{error}"));
        self.world.reload().await;
        done
    }

    /// Tries what the form says.
    pub async fn tries(&self, form: &(impl Form + Clone)) -> Result<Done, AdminError> {
        let command = admin::check(&self.view(), form).map_err(AdminError::Refused)?;
        admin::run(&self.desk(), command).await
    }

    /// What is wrong with a form, as `field code`.
    pub async fn refused(&self, form: &(impl Form + Clone)) -> Vec<String> {
        let before = self.world.db.catalogue_version().await.unwrap();
        let Err(AdminError::Refused(errors)) = self.tries(form).await else {
            panic!("the form is refused");
        };
        assert_eq!(self.world.db.catalogue_version().await.unwrap(), before);
        errors.iter().map(short).collect()
    }

    /// All lines of the audit log, the newest first.
    pub async fn log(&self) -> Vec<AuditRecord> {
        let all = AuditFilter::default();
        self.world.db.audit_page(&all, None, 100).await.unwrap()
    }
}

pub fn short(error: &FieldError) -> String {
    format!("{} {}", error.field, error.code)
}
