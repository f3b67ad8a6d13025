//! Many ratings quickly: SQLite makes the rows itself from a running number, and the store's own
//! fold counts them into the cubes, block by block.
//!
//! The ratings spread evenly over two years (2024 and 2025), 60 agencies, 20 domains and four channels,
//! as if shuffled: neighbours in the sequence have nothing in common, which is the hardest case for the cubes.

use std::path::Path;

use hailong::store::Database;
use sea_orm::{ConnectOptions, ConnectionTrait, DatabaseConnection, DbBackend, Statement};

use crate::reference::{AGENCIES, DOMAINS};

/// Ratings that are made and folded at once.
const BLOCK: u64 = 1_000_000;
/// Days over which the ratings spread.
const DAYS: u64 = 730;

/// What becomes of the rows of the ratings once the cubes count them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// They stay.
    Kept,
    /// They go: no dashboard reads them, and they would fill the disk.
    Dropped,
}

/// Adds ratings and folds them.
pub async fn fill(db: &Database, path: &Path, ratings: u64, rows: Rows) -> anyhow::Result<()> {
    let own = connect(path).await?;
    let mut first = db.head().await?.head.unsigned_abs() + 1;
    let end = first + ratings;
    while first < end {
        let last = (first + BLOCK).min(end) - 1;
        run(&own, &insert(first, last)).await?;
        run(&own, &format!("UPDATE sequence_head SET head = {last}")).await?;
        db.fold().await?;
        if rows == Rows::Dropped {
            run(&own, &format!("DELETE FROM rating WHERE seq >= {first}")).await?;
        }
        first = last + 1;
    }
    run(&own, "PRAGMA wal_checkpoint(TRUNCATE)").await?;
    Ok(own.close().await?)
}

/// A connection that need not survive a power cut.
async fn connect(path: &Path) -> anyhow::Result<DatabaseConnection> {
    let mut options = ConnectOptions::new(format!("sqlite://{}", path.display()));
    options
        .max_connections(1)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(|options| {
            options
                .foreign_keys(false)
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", "OFF")
                .pragma("cache_size", "-65536")
        });
    Ok(sea_orm::Database::connect(options).await?)
}

async fn run(own: &DatabaseConnection, sql: &str) -> anyhow::Result<()> {
    own.execute_raw(Statement::from_string(DbBackend::Sqlite, sql))
        .await?;
    Ok(())
}

/// The ratings with these numbers. `h` scatters the number (Fibonacci hashing, modulo a prime).
fn insert(first: u64, last: u64) -> String {
    let day = format!("date('2024-01-01', (h % {DAYS}) || ' days')");
    // The place of a half-month as `HalfMonth::index` has it.
    let half = "(CAST(substr(d, 1, 4) AS INTEGER) * 12 + CAST(substr(d, 6, 2) AS INTEGER) - 1) * 2 \
                + (CAST(substr(d, 9, 2) AS INTEGER) >= 15)";
    format!(
        "INSERT INTO rating (seq, id, rated_at, device_at, received_at, time_note, local_date, half_month, \
         decider_id, receiver_id, domain_id, subject, scale_id, questionnaire_id, level, channel, is_test, content_hash) \
         WITH RECURSIVE \
         n(i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < {last}), \
         hashed(i, h) AS (SELECT i, (i * 2654435761) % 4294967291 FROM n), \
         dated(i, h, d) AS (SELECT i, h, {day} FROM hashed) \
         SELECT i, CAST(printf('%016d', i) AS BLOB), i, i, i, 0, d, {half}, \
         1 + (h / 1009) % {AGENCIES}, 1 + (h / 1009) % {AGENCIES}, 1 + (h / 104729) % {DOMAINS}, \
         1, 1, 1, 5 - (h / 15485863) % 5, 1 + (h / 7919) % 4, false, x'00' FROM dated"
    )
}
