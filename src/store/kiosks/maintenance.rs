//! Who did what to a kiosk (duy trì, bảo trì).

use sea_orm::{EntityTrait, NotSet, Set};
use serde_json::json;

use super::{find, line, record};
use crate::{
    entity::kiosk_maintenance,
    model::{audit::Action, kiosk::MaintenanceKind, user::Actor},
    store::{connect::Database, error::StoreError},
};

/// What somebody did to a kiosk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Maintenance {
    /// What.
    pub kind: MaintenanceKind,
    /// In words; may be empty.
    pub note: String,
}

impl Database {
    /// Notes what somebody did to a kiosk at `at` (epoch milliseconds), written down `now`. False
    /// where there is no such kiosk.
    pub async fn maintain_kiosk(
        &self,
        id: i32,
        done: &Maintenance,
        at: i64,
        (actor, now): (&Actor, i64),
    ) -> Result<bool, StoreError> {
        let tx = self.begin_write().await?;
        if find(&tx, id).await?.is_none() {
            return Ok(false);
        }
        let row = kiosk_maintenance::ActiveModel {
            id: NotSet,
            kiosk_id: Set(id),
            at: Set(at),
            kind: Set(done.kind.code()),
            note: Set(done.note.clone()),
            actor_id: Set(actor.user),
            actor_name: Set(actor.name.clone()),
        };
        kiosk_maintenance::Entity::insert(row)
            .exec_without_returning(&tx)
            .await?;
        let after = json!({ "maintenance": done.kind.key(), "note": done.note, "at": at });
        let line = line((actor, now), Action::Changed, id).with_after(after);
        record(&tx, &line).await?;
        tx.commit().await?;
        Ok(true)
    }
}
