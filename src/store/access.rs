//! Links to the citizen's page.

use sea_orm::{EntityTrait, NotSet, Set};

use super::{audit, connect::Database, error::StoreError, reference::touch};
use crate::{
    entity::link,
    model::{
        audit::{Action, AuditEntry, ObjectKind},
        kiosk::Link,
        user::Actor,
        validity::Validity,
    },
};

impl Database {
    /// Adds a link.
    pub async fn add_link(
        &self,
        code: &str,
        service_point: i32,
        actor: &Actor,
        now: i64,
    ) -> Result<Link, StoreError> {
        let tx = self.begin_write().await?;
        let model = link::ActiveModel {
            id: NotSet,
            code: Set(code.to_owned()),
            service_point_id: Set(service_point),
            created_at: Set(now),
            valid_from: Set(None),
            valid_until: Set(None),
        };
        let id = link::Entity::insert(model).exec(&tx).await?.last_insert_id;
        let line = AuditEntry::new(
            now,
            actor,
            Action::Created,
            ObjectKind::Link,
            id.to_string(),
        );
        let line = line.with_after(serde_json::json!({ "service_point": service_point }));
        audit::record(&tx, &line).await?;
        touch(&tx).await?;
        tx.commit().await?;
        Ok(Link {
            id,
            code: code.to_owned(),
            service_point,
            valid: Validity::default(),
        })
    }
}
