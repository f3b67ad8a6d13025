//! What an auditor looks at: totals counted from the raw rows, and what was set aside.

use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{
    connect::{Database, statement},
    error::StoreError,
};
use crate::entity::{quarantine, rating, rating_event};

/// Totals counted from the raw rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StoredTotals {
    /// Ratings, test taps included.
    pub ratings: u64,
    /// Test taps.
    pub tests: u64,
    /// Events.
    pub events: u64,
    /// Numbers missing in the sequence; always 0.
    pub gaps: i64,
}

/// A record set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuarantineEntry {
    /// Id of the record.
    pub id: Uuid,
    /// Why, as a stable word.
    pub reason: String,
    /// The record, JSON.
    pub record: String,
    /// Instant of arrival, epoch milliseconds.
    pub received_at: i64,
}

impl Database {
    /// Counts the raw rows.
    pub async fn totals(&self) -> Result<StoredTotals, StoreError> {
        let tx = self.begin_read().await?;
        let ratings = rating::Entity::find().count(&tx).await?;
        let events = rating_event::Entity::find().count(&tx).await?;
        let sql = "SELECT CAST(COUNT(*) AS BIGINT) AS tests FROM rating WHERE is_test";
        let tests: i64 = tx
            .query_one_raw(statement(&tx, sql, []))
            .await?
            .map_or(Ok(0), |row| row.try_get("", "tests"))?;
        let head = super::fold::head(&tx).await?.head;
        tx.commit().await?;
        let gaps = head - i64::try_from(ratings + events).unwrap_or(i64::MAX);
        Ok(StoredTotals {
            ratings,
            tests: tests.unsigned_abs(),
            events,
            gaps,
        })
    }

    /// The newest records in quarantine.
    pub async fn quarantine(&self, limit: u64) -> Result<Vec<QuarantineEntry>, StoreError> {
        let query = quarantine::Entity::find()
            .order_by_desc(quarantine::Column::Id)
            .limit(limit);
        let entry = |row: quarantine::Model| QuarantineEntry {
            id: row.record_id,
            reason: row.reason,
            record: row.record,
            received_at: row.received_at,
        };
        Ok(query
            .all(&self.reader)
            .await?
            .into_iter()
            .map(entry)
            .collect())
    }
}
