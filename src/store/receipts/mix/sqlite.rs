//! The mix on SQLite, where one transaction writes at a time: many short ones, and ratings between them.

use std::time::Duration;

use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{Tables, copy_rest, is_mixed, note_mixed};
use crate::store::{
    catalogue::{meta_value, note},
    connect::{Database, statement},
    error::StoreError,
};

/// Marks that one transaction copies or overwrites: some milliseconds.
const AT_ONCE: u32 = 2_000;
/// How long emptying the log waits for those who read: all who write wait for that meanwhile.
const LOG_WAIT: Duration = Duration::from_millis(100);
/// Where the mix in progress is kept. A second program on the same file would begin anew, and the first one then
/// must not say that it has finished.
const MIXING: &str = "receipts_mixing";
/// There while the log of before the mix is on the disk.
const LOG_LEFT: &str = "receipts_log_left";

/// Mixes, unless it was done on this day.
pub async fn mix(db: &Database, day: NaiveDate) -> Result<bool, StoreError> {
    let own = format!("{:032x}", rand::random::<u128>());
    let Some(tables) = begin(db, day, &own).await? else {
        return Ok(false);
    };
    // What a program left that ended in the middle.
    while some_less(db, tables.spare, Some(&own)).await? {}
    while some_more(db, tables, day, &own).await? {}
    if !finish(db, tables, day, &own).await? {
        return Ok(false);
    }
    while some_less(db, tables.full, None).await? {}
    empty_log(db).await?;
    Ok(true)
}

/// Empties SQLite's log, which shows what was committed together, if the last mix has left it: whoever reads for
/// long, as a backup does, keeps it from being emptied, and then the next call tries again.
pub async fn empty_log(db: &Database) -> Result<(), StoreError> {
    if meta_value(&db.reader, LOG_LEFT).await?.is_none() {
        return Ok(());
    }
    let own = db.impatient(LOG_WAIT);
    let sql = statement(&own, "PRAGMA wal_checkpoint(TRUNCATE)", []);
    let row = own.query_one_raw(sql).await?;
    own.close().await?;
    let is_busy = row.map(|row| row.try_get_by_index::<i32>(0)).transpose()?;
    if is_busy == Some(0) {
        let sql = "DELETE FROM meta WHERE key = $1";
        let forget = statement(&db.writer, sql, [LOG_LEFT.into()]);
        db.writer.execute_raw(forget).await?;
    }
    Ok(())
}

async fn begin(db: &Database, day: NaiveDate, own: &str) -> Result<Option<Tables>, StoreError> {
    let tx = db.begin_write().await?;
    if is_mixed(&tx, day).await? {
        return Ok(None);
    }
    note(&tx, MIXING, own).await?;
    let tables = Tables::now(&tx).await?;
    tx.commit().await?;
    Ok(Some(tables))
}

/// Copies the marks that follow those already copied; false when there are none.
async fn some_more(
    db: &Database,
    tables: Tables,
    day: NaiveDate,
    own: &str,
) -> Result<bool, StoreError> {
    let Tables { full, spare, .. } = tables;
    let after =
        format!("mark > COALESCE((SELECT MAX(mark) FROM {spare}), x'') AND expires_on >= $1");
    let sql = format!(
        "INSERT OR IGNORE INTO {spare} (mark, expires_on) \
         SELECT mark, expires_on FROM {full} WHERE {after} \
         UNION ALL SELECT mark, expires_on FROM receipt_used WHERE {after} \
         ORDER BY mark LIMIT {AT_ONCE}"
    );
    let tx = db.begin_write().await?;
    if !is_mixing(&tx, Some(own)).await? {
        return Ok(false);
    }
    let done = tx.execute_raw(statement(&tx, sql, [day.into()])).await?;
    tx.commit().await?;
    Ok(done.rows_affected() > 0)
}

/// Overwrites some marks of the spare table; false when there are none. It is looked at each time whether it still is
/// the spare one, and whether nobody else (`own`: nobody, once the own mix has finished) is filling it.
async fn some_less(db: &Database, table: &str, own: Option<&str>) -> Result<bool, StoreError> {
    let sql = format!(
        "DELETE FROM {table} WHERE mark IN (SELECT mark FROM {table} ORDER BY mark LIMIT {AT_ONCE})"
    );
    let tx = db.begin_write().await?;
    if Tables::now(&tx).await?.spare != table || !is_mixing(&tx, own).await? {
        return Ok(false);
    }
    let done = tx.execute_raw(statement(&tx, sql, [])).await?;
    tx.commit().await?;
    Ok(done.rows_affected() > 0)
}

/// Takes what came meanwhile and lets the tables change places; false when another program began anew.
async fn finish(
    db: &Database,
    tables: Tables,
    day: NaiveDate,
    own: &str,
) -> Result<bool, StoreError> {
    let tx = db.begin_write().await?;
    if !is_own(&tx, own).await? {
        return Ok(false);
    }
    copy_rest(&tx, tables, day).await?;
    tx.execute_unprepared("DELETE FROM receipt_used").await?;
    note_mixed(&tx, tables, day).await?;
    note(&tx, LOG_LEFT, "1").await?;
    tx.commit().await?;
    Ok(true)
}

async fn is_mixing(tx: &DatabaseTransaction, own: Option<&str>) -> Result<bool, StoreError> {
    Ok(meta_value(tx, MIXING).await?.as_deref() == own)
}

async fn is_own(tx: &DatabaseTransaction, own: &str) -> Result<bool, StoreError> {
    let sql = "DELETE FROM meta WHERE key = $1 AND value = $2";
    let done = tx.execute_raw(statement(tx, sql, [MIXING.into(), own.into()]));
    Ok(done.await?.rows_affected() > 0)
}
