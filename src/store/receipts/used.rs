//! The marks of used codes: written with the rating, mixed at night, forgotten when they are over.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, Set,
    TryInsertResult,
};

use crate::{
    entity::{
        receipt,
        receipt_used::{ActiveModel, Column, Entity, Model},
    },
    model::receipt::{Mark, MarkHash},
    store::{
        connect::{Database, statement},
        error::StoreError,
    },
};

/// Rows per statement, well below both databases' limits of bound values.
const CHUNK: usize = 2_000;
/// Where the day of the last mix is kept.
const MIXED_ON: &str = "receipts_mixed_on";

/// Uses receipts up; returns those that had not been used before. The insert decides who was first.
pub async fn use_up(
    tx: &impl ConnectionTrait,
    mut marks: Vec<Mark>,
) -> Result<HashSet<MarkHash>, StoreError> {
    // In one order, so that two programs wait for one another instead of for ever.
    marks.sort_by_key(|mark| mark.hash);
    marks.dedup_by_key(|mark| mark.hash);
    let mut first = HashSet::new();
    for chunk in marks.chunks(CHUNK) {
        let rows = chunk.iter().map(|mark| row(&mark.hash, mark.expires_on));
        let query = Entity::insert_many(rows).on_conflict_do_nothing();
        if let TryInsertResult::Inserted(keys) = query.exec_with_returning_keys(tx).await? {
            first.extend(
                keys.into_iter()
                    .filter_map(|key| MarkHash::try_from(key).ok()),
            );
        }
    }
    Ok(first)
}

fn row(mark: &[u8], expires_on: NaiveDate) -> ActiveModel {
    ActiveModel {
        mark: Set(mark.to_vec()),
        expires_on: Set(expires_on),
    }
}

impl Database {
    /// Writes all marks anew in the order of their hashes and forgets those that are over, and receipts
    /// that are, once on each `day`; whether it was done now.
    ///
    /// Until then PostgreSQL knows which transaction wrote a mark, and with it which rating; SQLite's log
    /// shows what was committed together. The table is emptied, not its rows deleted, or what is
    /// deleted is overwritten: old rows would stay on the disk for a while, and tell the same.
    pub async fn mix_marks(&self, day: NaiveDate) -> Result<bool, StoreError> {
        let tx = self.begin_write().await?;
        if !takes_the_turn(&tx, day).await? {
            return Ok(false);
        }
        let (lock, empty) = if self.is_sqlite() {
            ("PRAGMA secure_delete = ON", "DELETE FROM receipt_used")
        } else {
            (
                "LOCK TABLE receipt_used IN ACCESS EXCLUSIVE MODE",
                "TRUNCATE receipt_used",
            )
        };
        tx.execute_unprepared(lock).await?;
        let kept = Entity::find().filter(Column::ExpiresOn.gte(day));
        let kept: Vec<Model> = kept.order_by_asc(Column::Mark).all(&tx).await?;
        tx.execute_unprepared(empty).await?;
        for chunk in kept.chunks(CHUNK) {
            let rows = chunk.iter().map(|mark| row(&mark.mark, mark.expires_on));
            Entity::insert_many(rows)
                .exec_without_returning(&tx)
                .await?;
        }
        let month = day.with_day(1).unwrap_or(day);
        let over = receipt::Column::ExpiresOn.lt(month);
        receipt::Entity::delete_many()
            .filter(over)
            .exec(&tx)
            .await?;
        tx.commit().await?;
        if self.is_sqlite() {
            let empty_log = "PRAGMA wal_checkpoint(TRUNCATE)";
            self.writer.execute_unprepared(empty_log).await?;
        }
        Ok(true)
    }
}

/// Whether nobody has mixed on this day yet; then this transaction does.
async fn takes_the_turn(tx: &DatabaseTransaction, day: NaiveDate) -> Result<bool, StoreError> {
    let sql = "INSERT INTO meta (key, value) VALUES ($1, $2) \
               ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE meta.value < excluded.value";
    let values = [MIXED_ON.into(), day.to_string().into()];
    let done = tx.execute_raw(statement(tx, sql, values)).await?;
    Ok(done.rows_affected() > 0)
}
