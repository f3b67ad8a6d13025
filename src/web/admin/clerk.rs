//! Whoever works on a page of administration, and what every such page needs.

use std::collections::BTreeSet;

use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::{StatusCode, request::Parts},
};
use chrono::NaiveDate;
use hailong_views::layout::Layout;

use crate::{
    account::Viewer,
    admin::{self, AdminError, Command, Done, FieldError, Form, View},
    app::App,
    i18n::{Lang, t},
    middleware::session::Person,
    model::{
        catalogue::Catalogue,
        permission::{Permission, Reach},
    },
    web::{
        error::WebError,
        form::Fields,
        frame::{Place, Visit},
    },
};

/// Somebody at work.
#[derive(Clone)]
pub struct Clerk {
    pub app: App,
    pub visit: Visit,
    pub viewer: Viewer,
    /// The thing that the address names; empty where it names none.
    pub key: String,
}

impl FromRequestParts<App> for Clerk {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, StatusCode> {
        Person::from_request_parts(parts, app).await?;
        Self::looking(parts, app).await
    }
}

/// Somebody who only looks: a visitor of the demonstration, too.
pub struct Looking(pub Clerk);

impl FromRequestParts<App> for Looking {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, StatusCode> {
        Clerk::looking(parts, app).await.map(Self)
    }
}

impl Clerk {
    /// Whoever comes through a route's rule; a visitor of the demonstration looks, too.
    pub async fn looking(parts: &mut Parts, app: &App) -> Result<Self, StatusCode> {
        let Ok(visit) = Visit::from_request_parts(parts, app).await;
        let named = RawPathParams::from_request_parts(parts, app).await;
        let named = named.map_err(|_| StatusCode::NOT_FOUND)?;
        let key = named.iter().next().map(|(_, value)| value.to_owned());
        let viewer = visit.visitor.viewer().cloned();
        Ok(Self {
            app: app.clone(),
            viewer: viewer.ok_or(StatusCode::FORBIDDEN)?,
            visit,
            key: key.unwrap_or_default(),
        })
    }

    /// The agencies for which this person may do this; `None`: every agency.
    pub fn agencies(&self, permission: Permission) -> Option<BTreeSet<i32>> {
        match self.viewer.reach(permission) {
            Reach::All => None,
            Reach::Own => Some(self.viewer.agencies().cloned().unwrap_or_default()),
            Reach::None => Some(BTreeSet::new()),
        }
    }

    pub fn lang(&self) -> Lang {
        self.visit.lang
    }

    /// The text of `key` in the page's language.
    pub fn say(&self, key: &str) -> String {
        t(self.lang(), key)
    }

    /// The current day in the operator's zone.
    pub fn today(&self) -> NaiveDate {
        self.app.zone.day_of_ms(self.app.clock.now_ms())
    }

    /// What forms are checked against.
    pub fn view<'c>(&self, catalogue: &'c Catalogue) -> View<'c> {
        let today = self.today();
        View { catalogue, today }
    }

    /// The query of the address.
    pub fn query(&self) -> Fields {
        Fields::read(self.visit.uri.query().unwrap_or_default().as_bytes())
    }

    /// Whether links and forms for this are offered. The routes decide, not this.
    pub fn may(&self, permission: Permission) -> bool {
        self.viewer.may(permission)
    }

    /// The frame of a page below the overview, for whoever may see that, and further pages: address and name.
    pub fn layout(&self, trail: &[(&str, String)]) -> Layout {
        let overview = self.may(Permission::ViewAdministration);
        let place = if overview {
            Place::Admin
        } else {
            Place::Replies
        };
        let overview = overview.then(|| ("/admin", self.say("admin-title")));
        let whole: Vec<_> = overview.into_iter().chain(trail.iter().cloned()).collect();
        self.visit.desk(&self.app, place, &whole)
    }

    /// Checks a form against the reference data as this server knows it.
    pub fn check<F: Form + Clone>(
        &self,
        catalogue: &Catalogue,
        form: &F,
    ) -> Result<Command<F>, Vec<FieldError>> {
        admin::check(&self.view(catalogue), form)
    }

    /// Carries a command out; goes on though the browser leaves. Pages show it from then on.
    pub async fn run<F: Form + Send + Sync + 'static>(
        &self,
        command: Command<F>,
    ) -> Result<Result<Done, Vec<FieldError>>, WebError> {
        let (app, actor) = (self.app.clone(), self.viewer.actor());
        let task = tokio::spawn(async move {
            let desk = admin::Desk {
                db: &app.db,
                actor: &actor,
                now: app.clock.now(),
                zone: app.zone,
            };
            let done = admin::run(&desk, command).await?;
            if let Err(error) = app.refresh().await {
                // It is written; the regular refresh shows it a moment later.
                tracing::warn!(%error, "reference data could not be loaded anew");
            }
            Ok(done)
        });
        match task.await {
            Ok(Ok(done)) => Ok(Ok(done)),
            Ok(Err(AdminError::Refused(errors))) => Ok(Err(errors)),
            Ok(Err(AdminError::Store(error))) => Err(error.into()),
            Ok(Err(AdminError::Busy)) | Err(_) => Err(WebError::unavailable()),
        }
    }
}
