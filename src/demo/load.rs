//! Filling a demo database, once.

use tokio::sync::mpsc;

use super::{
    error::DemoError, flags::flags, generate::generate, official::official_values, plan::DemoPlan,
    served::Served,
};
use crate::{
    model::{catalogue::Catalogue, rating::content_hash, user::Actor},
    store::{
        Database, ImportMark, Record, RecordResult, ReferenceChange, StoreError, TransactionRow,
        write_batch,
    },
};

/// Ratings per transaction: few enough for memory, many enough that commits cost nothing.
const BATCH: usize = 4_096;

/// Under this name the database remembers that it was filled.
const KIND: &str = "demo";

/// What filling a demo database did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DemoReport {
    /// Whether the data was there already; then nothing was done.
    pub found: bool,
    /// Ratings written.
    pub ratings: u64,
    /// Flags raised.
    pub flags: usize,
    /// Rows about people served.
    pub transactions: usize,
}

/// Fills `database`, whose reference data is there, with the ratings of `plan`, people served,
/// official values and flags, and folds them into the cubes. Does nothing if that was done before,
/// also on another day.
///
/// # Errors
/// `Unfinished` if an earlier filling was cut off; `NoReference` if there is nothing to rate.
pub async fn load(database: &Database, plan: &DemoPlan) -> Result<DemoReport, DemoError> {
    if is_filled(database).await? {
        return Ok(DemoReport {
            found: true,
            ..DemoReport::default()
        });
    }
    let catalogue = database.catalogue().await?;
    let (ratings, served) = write_ratings(database, &catalogue, *plan).await?;
    if ratings == 0 && plan.number() > 0 {
        return Err(DemoError::NoReference);
    }
    let raised: Vec<Record> = flags(&catalogue, plan)
        .into_iter()
        .map(|flag| Record::Flag(Box::new(flag)))
        .collect();
    write(database, &raised).await?;
    database.fold().await?;
    let transactions = served.rows(&catalogue, plan.seed);
    let receipts = served.receipts(&catalogue, plan.seed);
    database.add_issued(&receipts).await?;
    let report = DemoReport {
        found: false,
        ratings,
        flags: raised.len(),
        transactions: transactions.len(),
    };
    write_reference(database, &catalogue, plan, transactions).await?;
    database.remember_import(KIND, mark(plan, ratings)).await?;
    Ok(report)
}

/// Whether this is a filled demo database, so that nobody takes its figures for real or adds real
/// ratings to them.
pub async fn is_demo(database: &Database) -> Result<bool, StoreError> {
    let mark = database.imported_at(KIND, kind_hash()).await?;
    Ok(mark.is_some())
}

/// Whether the database was filled before, whatever the plan was then.
async fn is_filled(database: &Database) -> Result<bool, DemoError> {
    if is_demo(database).await? {
        return Ok(true);
    }
    if database.head().await?.head > 0 {
        return Err(DemoError::Unfinished);
    }
    Ok(false)
}

/// One demo per database: the mark does not depend on the plan.
fn kind_hash() -> [u8; 32] {
    content_hash(&KIND)
}

fn mark(plan: &DemoPlan, rows: u64) -> ImportMark {
    ImportMark {
        content_hash: kind_hash(),
        rows,
        at: plan.zone.start_of_day_ms(plan.today),
    }
}

/// Generates on one core while the other writes.
async fn write_ratings(
    database: &Database,
    catalogue: &Catalogue,
    plan: DemoPlan,
) -> Result<(u64, Served), DemoError> {
    let (sender, mut batches) = mpsc::channel(2);
    let catalogue = catalogue.clone();
    let maker = tokio::task::spawn_blocking(move || produce(&catalogue, &plan, &sender));
    let mut written = 0;
    while let Some(batch) = batches.recv().await {
        write(database, &batch).await?;
        written += batch.len() as u64;
    }
    let served = maker.await.map_err(|_| DemoError::Interrupted)?;
    Ok((written, served))
}

/// Sends all ratings in batches; ends early when nobody takes them any more.
fn produce(catalogue: &Catalogue, plan: &DemoPlan, sender: &mpsc::Sender<Vec<Record>>) -> Served {
    let mut served = Served::default();
    let mut batch = Vec::with_capacity(BATCH);
    for rating in generate(catalogue, plan) {
        served.count(&rating);
        batch.push(Record::Rating(Box::new(rating)));
        if batch.len() == BATCH {
            let full = std::mem::replace(&mut batch, Vec::with_capacity(BATCH));
            if sender.blocking_send(full).is_err() {
                return served;
            }
        }
    }
    // If the writer is gone, it has the error to tell.
    let _ = sender.blocking_send(batch);
    served
}

async fn write(database: &Database, records: &[Record]) -> Result<(), DemoError> {
    if records.is_empty() {
        return Ok(());
    }
    let results = write_batch(database, records).await?;
    let accepted = |result: &RecordResult| *result == RecordResult::Accepted;
    results
        .iter()
        .all(accepted)
        .then_some(())
        .ok_or(DemoError::Refused)
}

async fn write_reference(
    database: &Database,
    catalogue: &Catalogue,
    plan: &DemoPlan,
    transactions: Vec<TransactionRow>,
) -> Result<(), DemoError> {
    let official = official_values(catalogue, plan);
    let at = plan.zone.start_of_day_ms(plan.today);
    for change in [
        ReferenceChange::Transactions(transactions),
        ReferenceChange::OfficialValues(official),
    ] {
        database.apply_as(&change, &Actor::system(), at).await?;
    }
    Ok(())
}
