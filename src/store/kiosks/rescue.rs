//! That a file exported at a kiosk was read in, and what it changes in the counts.

use std::collections::HashSet;

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Value as Bound,
};
use serde_json::Value;
use uuid::Uuid;

use super::{counts::UNVOUCHED, find, model, tell};
use crate::{
    entity::{quarantine, rating},
    model::{
        audit::{Action, AuditEntry, ObjectKind},
        kiosk::{EventKind, Kiosk},
        user::Actor,
    },
    store::{
        audit,
        connect::{Database, statement},
        error::StoreError,
    },
};

const UNVOUCHED_MORE: &str = "INSERT INTO kiosk_install (kiosk_id, install, accepted, tests, first_at, said_at) \
    VALUES ($1, $2, $3, 0, $4, $4) ON CONFLICT (kiosk_id, install) DO UPDATE SET \
    accepted = kiosk_install.accepted + excluded.accepted, said_at = excluded.said_at";

impl Database {
    /// A kiosk, in service or not, and how far its clock was ahead when it was last heard of, milliseconds.
    pub async fn kiosk_with_skew(
        &self,
        id: i32,
    ) -> Result<Option<(Kiosk, Option<i64>)>, StoreError> {
        let row = find(&self.reader, id).await?;
        Ok(row.map(|row| (model(&row), row.skew_ms)))
    }

    /// Those of these ids of which the taps came in from this kiosk, set aside or not; no tests.
    pub async fn taps_of_kiosk(
        &self,
        kiosk: i32,
        ids: &[Uuid],
    ) -> Result<HashSet<Uuid>, StoreError> {
        let ids = || ids.iter().copied();
        let stored = rating::Entity::find()
            .select_only()
            .column(rating::Column::Id)
            .filter(rating::Column::KioskId.eq(kiosk))
            .filter(rating::Column::IsTest.eq(false))
            .filter(rating::Column::Id.is_in(ids()));
        let aside = quarantine::Entity::find()
            .select_only()
            .column(quarantine::Column::RecordId)
            .filter(quarantine::Column::KioskId.eq(kiosk))
            .filter(quarantine::Column::IsTap.eq(true))
            .filter(quarantine::Column::RecordId.is_in(ids()));
        let mut known: Vec<Uuid> = stored.into_tuple().all(&self.reader).await?;
        known.extend(aside.into_tuple::<Uuid>().all(&self.reader).await?);
        Ok(known.into_iter().collect())
    }

    /// Counts taps that came in by a file nobody vouches for, so that they make up for none that the
    /// device counted and lost.
    pub async fn count_unvouched(&self, kiosk: i32, taps: i64, at: i64) -> Result<(), StoreError> {
        let values: [Bound; 4] = [kiosk.into(), UNVOUCHED.into(), taps.into(), at.into()];
        let sql = statement(&self.writer, UNVOUCHED_MORE, values);
        self.writer.execute_raw(sql).await?;
        Ok(())
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
