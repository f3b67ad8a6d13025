//! That a file exported at a kiosk was read in.

use serde_json::Value;

use super::{find, model, tell};
use crate::{
    model::{
        audit::{Action, AuditEntry, ObjectKind},
        kiosk::{EventKind, Kiosk},
        user::Actor,
    },
    store::{audit, connect::Database, error::StoreError},
};

impl Database {
    /// A kiosk, in service or not, and how far its clock was ahead when it was last heard of, milliseconds.
    pub async fn kiosk_with_skew(
        &self,
        id: i32,
    ) -> Result<Option<(Kiosk, Option<i64>)>, StoreError> {
        let row = find(&self.reader, id).await?;
        Ok(row.map(|row| (model(&row), row.skew_ms)))
    }

    /// Tells that a file of this kiosk was read in, and what became of its records.
    pub async fn tell_rescue(
        &self,
        kiosk: i32,
        report: &Value,
        (actor, now): (&Actor, i64),
    ) -> Result<(), StoreError> {
        let tx = self.begin_write().await?;
        tell(&tx, (kiosk, now), EventKind::Rescued, Some(report.clone())).await?;
        let line = AuditEntry::new(
            now,
            actor,
            Action::Imported,
            ObjectKind::Kiosk,
            kiosk.to_string(),
        );
        audit::record(&tx, &line.with_after(report.clone())).await?;
        tx.commit().await?;
        Ok(())
    }
}
