//! One transaction for each rating: an insert, and one rollup brought up to date.
//!
//! It keeps one of the three cubes that hailong keeps, gives numbers that may have gaps and asks
//! nobody who was first: less work a rating than the real thing.

use hailong::{
    ingest::Job,
    model::{period::HalfMonth, rating::NewRating},
    store::Record,
};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr, SqliteTransactionMode,
    Statement, TransactionOptions, TransactionTrait, Value,
};
use tokio::sync::mpsc;

use super::{Writer, accept, refuse};

const INSERT: &str = "INSERT INTO rating (id, rated_at, device_at, received_at, time_note, local_date, \
    half_month, decider_id, receiver_id, domain_id, subject, scale_id, questionnaire_id, level, channel, \
    is_test, token_id, content_hash) \
    VALUES ($1, $2, $3, $4, 0, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, false, $15, $16)";

/// One connection writes: more of them gain nothing and wait for each other.
pub async fn start(url: &str, mut jobs: mpsc::Receiver<Job>) -> anyhow::Result<Writer> {
    let db = connect(url).await?;
    Ok(tokio::spawn(async move {
        while let Some(job) = jobs.recv().await {
            match store_all(&db, &job).await {
                Ok(()) => accept(job),
                Err(error) => refuse(job, &error),
            }
        }
    }))
}

async fn connect(url: &str) -> anyhow::Result<DatabaseConnection> {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(1)
        .sqlx_logging(false)
        .test_before_acquire(false)
        .map_sqlx_sqlite_opts(|options| {
            options
                .foreign_keys(true)
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", "FULL")
                .pragma("cache_size", "-16384")
        });
    Ok(Database::connect(options).await?)
}

async fn store_all(db: &DatabaseConnection, job: &Job) -> Result<(), DbErr> {
    for record in &job.records {
        if let Record::Rating(new) = record {
            store(db, new).await?;
        }
    }
    Ok(())
}

async fn store(db: &DatabaseConnection, new: &NewRating) -> Result<(), DbErr> {
    let immediate = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let tx = db.begin_with_options(immediate).await?;
    tx.execute_raw(statement(INSERT, row(new))).await?;
    let level = new.level;
    let count = format!(
        "INSERT INTO headline_half (half_month, agency_id, domain_id, subject, scale_id, channel, \
             n1, n2, n3, n4, n5, f1, f2, f3, f4, f5) \
             VALUES ($1, $2, $3, $4, $5, $6, {}, 0, 0, 0, 0, 0) \
             ON CONFLICT (half_month, agency_id, domain_id, subject, scale_id, channel) \
             DO UPDATE SET n{level} = n{level} + 1",
        (1..=5)
            .map(|column| u8::from(column == level).to_string())
            .collect::<Vec<_>>()
            .join(", "),
    );
    tx.execute_raw(statement(&count, key(new))).await?;
    tx.commit().await
}

fn row(new: &NewRating) -> Vec<Value> {
    vec![
        new.id.into(),
        new.rated_at.into(),
        new.device_at.into(),
        new.received_at.into(),
        new.local_date.into(),
        HalfMonth::of(new.local_date).index().into(),
        new.decider.into(),
        new.receiver.into(),
        new.domain.into(),
        new.subject.code().into(),
        new.scale.into(),
        new.questionnaire.into(),
        i16::from(new.level).into(),
        new.channel.code().into(),
        new.source.token.into(),
        new.content_hash.to_vec().into(),
    ]
}

fn key(new: &NewRating) -> Vec<Value> {
    vec![
        HalfMonth::of(new.local_date).index().into(),
        new.decider.into(),
        new.domain.into(),
        new.subject.code().into(),
        new.scale.into(),
        new.channel.code().into(),
    ]
}

fn statement(sql: &str, values: Vec<Value>) -> Statement {
    Statement::from_sql_and_values(sea_orm::DbBackend::Sqlite, sql, values)
}
