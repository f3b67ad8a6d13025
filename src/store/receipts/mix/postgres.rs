//! The mix on PostgreSQL: one transaction copies, and holds up nobody but in its last moment.
//!
//! That moment needs tables for itself alone. Whoever waits for that lets nobody else in meanwhile, and a dump holds
//! them for hours: so nobody waits for long, and a mix that cannot be had now is had later.

use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{Tables, copy_rest, is_mixed, note_mixed};
use crate::store::{
    connect::{Database, statement},
    error::StoreError,
};

/// Longer than a transaction that stores ratings, shorter than anybody notices, and shorter than the second after
/// which PostgreSQL looks for deadlocks.
const WAIT: &str = "SET LOCAL lock_timeout = '300ms'";

/// Mixes, unless it was done on this day or somebody holds the tables; programs on other machines wait at the first
/// statement.
pub async fn mix(db: &Database, day: NaiveDate) -> Result<bool, StoreError> {
    let done = match mix_now(db, day).await {
        Err(StoreError::Locked) => false,
        other => other?,
    };
    if done {
        empty_spare(db).await?;
    }
    Ok(done)
}

async fn mix_now(db: &Database, day: NaiveDate) -> Result<bool, StoreError> {
    if !prepare(db, day).await? {
        return Ok(false);
    }
    let tx = db.begin_write().await?;
    take_turn(&tx).await?;
    if is_mixed(&tx, day).await? {
        return Ok(false);
    }
    let tables = Tables::now(&tx).await?;
    copy(&tx, tables, day).await?;
    // Ratings by receipts wait from here to the commit.
    hold(&tx, "receipt_used").await?;
    copy_rest(&tx, tables, day).await?;
    tx.execute_unprepared("TRUNCATE receipt_used").await?;
    note_mixed(&tx, tables, day).await?;
    tx.commit().await?;
    Ok(true)
}

/// Empties the spare table of what a program left that ended in the middle, and sees that nobody holds one of the
/// tables: all that is copied would be copied in vain. False where the mix was done on this day.
async fn prepare(db: &Database, day: NaiveDate) -> Result<bool, StoreError> {
    let tx = db.begin_write().await?;
    take_turn(&tx).await?;
    if is_mixed(&tx, day).await? {
        return Ok(false);
    }
    // In the order in which ratings lock them.
    hold(&tx, "receipt_used, receipt_used_0, receipt_used_1").await?;
    let spare = Tables::now(&tx).await?.spare;
    if holds_marks(&tx, spare).await? {
        tx.execute_unprepared(&format!("TRUNCATE {spare}")).await?;
    }
    tx.commit().await?;
    Ok(true)
}

/// Has tables for this transaction alone, or [`StoreError::Locked`] soon.
async fn hold(tx: &DatabaseTransaction, tables: &str) -> Result<(), StoreError> {
    tx.execute_unprepared(WAIT).await?;
    let lock = format!("LOCK TABLE {tables} IN ACCESS EXCLUSIVE MODE");
    tx.execute_unprepared(&lock).await?;
    Ok(())
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

/// Empties the table where the marks were before the last mix, if that is not done yet and nobody holds it; apart from the
/// mix, as whoever looks a mark up would have to wait for the end of the transaction that does it.
pub async fn empty_spare(db: &Database) -> Result<(), StoreError> {
    let spare = Tables::now(&db.reader).await?.spare;
    if !holds_marks(&db.reader, spare).await? {
        return Ok(());
    }
    match empty(db).await {
        Err(StoreError::Locked) => Ok(()),
        other => other,
    }
}

async fn empty(db: &Database) -> Result<(), StoreError> {
    let tx = db.begin_write().await?;
    take_turn(&tx).await?;
    let spare = Tables::now(&tx).await?.spare;
    hold(&tx, spare).await?;
    tx.execute_unprepared(&format!("TRUNCATE {spare}")).await?;
    tx.commit().await?;
    Ok(())
}

async fn holds_marks(connection: &impl ConnectionTrait, table: &str) -> Result<bool, StoreError> {
    let sql = format!("SELECT 1 AS one FROM {table} LIMIT 1");
    let asked = statement(connection, sql, []);
    Ok(connection.query_one_raw(asked).await?.is_some())
}
