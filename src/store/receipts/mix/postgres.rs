//! The mix on PostgreSQL: one transaction copies, and holds up nobody but in its last moment.

use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{Tables, copy_rest, is_mixed, note_mixed};
use crate::store::{
    connect::{Database, statement},
    error::StoreError,
};

/// Mixes, unless it was done on this day; programs on other machines wait at the first statement.
pub async fn mix(db: &Database, day: NaiveDate) -> Result<bool, StoreError> {
    // What a program left that ended in the middle.
    empty_spare(db).await?;
    let tx = db.begin_write().await?;
    take_turn(&tx).await?;
    if is_mixed(&tx, day).await? {
        return Ok(false);
    }
    let tables = Tables::now(&tx).await?;
    copy(&tx, tables, day).await?;
    // Ratings by receipts wait from here to the commit.
    tx.execute_unprepared("LOCK TABLE receipt_used IN ACCESS EXCLUSIVE MODE")
        .await?;
    copy_rest(&tx, tables, day).await?;
    tx.execute_unprepared("TRUNCATE receipt_used").await?;
    note_mixed(&tx, tables, day).await?;
    tx.commit().await?;
    empty_spare(db).await?;
    Ok(true)
}

/// Whoever holds this row says where the marks are.
async fn take_turn(tx: &DatabaseTransaction) -> Result<(), StoreError> {
    let sql = "SELECT value FROM meta WHERE key = 'receipts_marks_in' FOR UPDATE";
    tx.query_one_raw(statement(tx, sql, [])).await?;
    Ok(())
}

async fn copy(
    tx: &DatabaseTransaction,
    Tables { full, spare, .. }: Tables,
    day: NaiveDate,
) -> Result<(), StoreError> {
    let sql = format!(
        "INSERT INTO {spare} (mark, expires_on) \
         SELECT mark, expires_on FROM {full} WHERE expires_on >= $1 \
         UNION ALL SELECT mark, expires_on FROM receipt_used WHERE expires_on >= $1 ORDER BY mark"
    );
    tx.execute_raw(statement(tx, sql, [day.into()])).await?;
    Ok(())
}

/// Empties the table that holds no marks; apart, as whoever looks a mark up would have to wait for the end
/// of the transaction that does it.
async fn empty_spare(db: &Database) -> Result<(), StoreError> {
    let tx = db.begin_write().await?;
    take_turn(&tx).await?;
    let spare = Tables::now(&tx).await?.spare;
    let sql = format!("SELECT 1 AS one FROM {spare} LIMIT 1");
    if tx.query_one_raw(statement(&tx, sql, [])).await?.is_some() {
        tx.execute_unprepared(&format!("TRUNCATE {spare}")).await?;
    }
    tx.commit().await?;
    Ok(())
}
