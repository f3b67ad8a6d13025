//! The task at the other end of the queue.

use std::time::Duration;

use tokio::sync::mpsc;

use super::{IngestError, Job};
use crate::{
    clock::Clock,
    store::{Database, Record, RecordResult, write_batch},
};

/// How often the cubes are brought up to date where that is not part of each batch.
const FOLD_EVERY: Duration = Duration::from_secs(1);

/// Works until all callers are gone, then folds what is left.
pub async fn run(db: Database, clock: Clock, mut jobs: mpsc::Receiver<Job>, batch: usize) {
    let mut tick = tokio::time::interval(FOLD_EVERY);
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut last_fold = clock.monotonic();
    loop {
        let due = tokio::select! {
            job = jobs.recv() => {
                let Some(job) = job else { break };
                write(&db, gather(job, &mut jobs, batch)).await;
                clock.elapsed_since(last_fold) >= FOLD_EVERY
            }
            _ = tick.tick() => true,
        };
        if due {
            fold(&db).await;
            last_fold = clock.monotonic();
        }
    }
    fold(&db).await;
}

/// The first job and those that have gathered behind it, up to the size of a batch.
fn gather(first: Job, jobs: &mut mpsc::Receiver<Job>, batch: usize) -> Vec<Job> {
    let mut records = first.records.len();
    let mut gathered = vec![first];
    while records < batch {
        let Ok(job) = jobs.try_recv() else { break };
        records += job.records.len();
        gathered.push(job);
    }
    gathered
}

/// A fold that fails is repeated at the next tick; readers add the unfolded tail meanwhile.
async fn fold(db: &Database) {
    match db.fold().await {
        Ok(_) => metrics::gauge!("hailong_fold_lag_seconds").set(0.0),
        Err(error) => {
            metrics::gauge!("hailong_fold_lag_seconds").increment(FOLD_EVERY.as_secs_f64());
            tracing::error!(%error, "the rollups could not be brought up to date");
        }
    }
}

/// Commits the jobs together and answers each.
async fn write(db: &Database, mut jobs: Vec<Job>) {
    let mut sizes = Vec::with_capacity(jobs.len());
    let mut records = Vec::with_capacity(jobs.len());
    for job in &mut jobs {
        sizes.push(job.records.len());
        records.append(&mut job.records);
    }
    metrics::histogram!("hailong_ingest_batch_size").record(records.len() as f64);
    let mut results = store(db, &records).await.map(Vec::into_iter);
    for (job, size) in jobs.into_iter().zip(sizes) {
        job.answer(match &mut results {
            Ok(results) => Ok(results.by_ref().take(size).collect()),
            Err(error) => Err(error.clone()),
        });
    }
}

/// Stores records; a batch that fails because of what is in it is halved until the bad record
/// stands alone, so that it takes no neighbour down.
async fn store(db: &Database, records: &[Record]) -> Result<Vec<RecordResult>, IngestError> {
    let error = match write_batch(db, records).await {
        Ok(results) => return Ok(results),
        Err(error) => error,
    };
    if !error.may_be_the_records_fault() {
        tracing::error!(%error, "ratings could not be stored");
        return Err(IngestError::Unavailable(error.to_string()));
    }
    if records.len() <= 1 {
        tracing::error!(%error, "one record could not be stored");
        return Ok(vec![RecordResult::Rejected("unstorable"); records.len()]);
    }
    let (left, right) = records.split_at(records.len() / 2);
    let mut results = Box::pin(store(db, left)).await?;
    results.extend(Box::pin(store(db, right)).await?);
    Ok(results)
}
