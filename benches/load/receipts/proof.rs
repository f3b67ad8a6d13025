//! The end of the story: as many ratings and marks as codes.

use anyhow::Context;
use chrono::TimeDelta;
use hailong::{
    clock::Clock,
    model::zone::Zone,
    store::{Database, Location},
};
use sea_orm::{ConnectOptions, ConnectionTrait, DatabaseConnection, DbBackend, Statement};

use super::calls;
use crate::{measure::Connection, process::Server};

/// Adds marks of other codes, as they stand after a mix.
pub async fn fill(url: &str, marks: u32) -> anyhow::Result<()> {
    let db = connect(url).await?;
    let table = "SELECT 'receipt_used_' || value AS line FROM meta WHERE key = 'receipts_marks_in'";
    let row = db.query_one_raw(statement(&db, table)).await?;
    let table: String = row.context("no table")?.try_get("", "line")?;
    let (mark, day, numbers) = if db.get_database_backend() == DbBackend::Sqlite {
        let numbers = format!("SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {marks}");
        ("randomblob(32)", "'2099-12-31'", numbers)
    } else {
        let numbers = format!("SELECT generate_series(1, {marks})");
        ("sha256(i::text::bytea)", "DATE '2099-12-31'", numbers)
    };
    let sql = format!(
        "WITH RECURSIVE n (i) AS ({numbers}) \
         INSERT INTO {table} (mark, expires_on) SELECT {mark}, {day} FROM n ORDER BY 1"
    );
    db.execute_unprepared(&sql).await?;
    Ok(db.close().await?)
}

/// Ratings as the API counts them.
pub async fn counted(server: &Server, token: &str) -> anyhow::Result<u64> {
    let today = Clock::system().today(Zone::default());
    let (from, to) = (today - TimeDelta::days(1), today + TimeDelta::days(1));
    let path = format!("/api/v1/scores?period={from}..{to}");
    let mut connection = Connection::open(server.port).await?;
    let answer = connection.fetch(&calls::call(token, &path, None)).await?;
    let answer = calls::json(answer)?;
    answer["total"]["n"].as_u64().context("no total")
}

/// Compares and prints; whether all is as it must be.
pub async fn exact(url: &str, codes: usize, others: u32, counted: u64) -> anyhow::Result<bool> {
    let db = connect(url).await?;
    let sql = "SELECT (SELECT COUNT(*) FROM receipt_used) + (SELECT COUNT(*) FROM receipt_used_0) \
               + (SELECT COUNT(*) FROM receipt_used_1) AS marks";
    let row = db.query_one_raw(statement(&db, sql)).await?;
    let marks: i64 = row.context("no marks")?.try_get("", "marks")?;
    let marks = marks - i64::from(others);
    db.close().await?;
    let db = Database::open(&Location::parse(url)?, 1).await?;
    let totals = db.totals().await?;
    db.close().await?;
    println!(
        "  {codes} codes, {} ratings stored, {counted} counted, {marks} marks, {} gaps",
        totals.ratings, totals.gaps
    );
    let codes = codes as u64;
    Ok(totals.ratings == codes
        && counted == codes
        && u64::try_from(marks) == Ok(codes)
        && totals.gaps == 0)
}

async fn connect(url: &str) -> anyhow::Result<DatabaseConnection> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    Ok(sea_orm::Database::connect(options).await?)
}

fn statement(db: &DatabaseConnection, sql: &str) -> Statement {
    Statement::from_string(db.get_database_backend(), sql)
}
