//! Taps that are lost for good: somebody looked into it, says why, and they are no alarm any more.

use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use serde_json::json;

use super::{counts::tallied, find, fleet::counts, line, record, tell};
use crate::{
    entity::kiosk,
    model::{
        audit::Action,
        kiosk::{EventKind, KioskCounts},
        user::Actor,
    },
    store::{connect::Database, error::StoreError},
};

/// Taps that somebody looked into and gives up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriteOff {
    /// How many.
    pub count: i64,
    /// Why.
    pub reason: String,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WriteOffOutcome {
    /// They are written off; the counts afterwards.
    Done(KioskCounts),
    /// No kiosk has this number.
    Unknown,
    /// None is written off: fewer are missing or refused, namely so many, or the count is less than one.
    OutOfRange(i64),
}

impl Database {
    /// Writes off taps of a kiosk that are missing or refused. The count of the device, and what came
    /// in, stay as they are.
    pub async fn write_off_kiosk(
        &self,
        id: i32,
        WriteOff { count, reason }: &WriteOff,
        (actor, now): (&Actor, i64),
    ) -> Result<WriteOffOutcome, StoreError> {
        let tx = self.begin_write().await?;
        // Two at a time add up: the row is held from here on.
        let added = Expr::col(kiosk::Column::WrittenOff).add(*count);
        kiosk::Entity::update_many()
            .col_expr(kiosk::Column::WrittenOff, added)
            .filter(kiosk::Column::Id.eq(id))
            .exec(&tx)
            .await?;
        let Some(mut row) = find(&tx, id).await? else {
            return Ok(WriteOffOutcome::Unknown);
        };
        let tally = tallied(&tx).await?.remove(&id).unwrap_or_default();
        let after = counts(&row, tally);
        row.written_off -= count;
        let lost = counts(&row, tally).lost();
        if !(1..=lost).contains(count) {
            return Ok(WriteOffOutcome::OutOfRange(lost));
        }
        let told = json!({ "count": count, "reason": reason });
        tell(&tx, (id, now), EventKind::WrittenOff, Some(told)).await?;
        let told = json!({ "written_off": count, "reason": reason, "all": after.written_off });
        let line = line((actor, now), Action::Changed, id).with_after(told);
        record(&tx, &line).await?;
        tx.commit().await?;
        Ok(WriteOffOutcome::Done(after))
    }
}
