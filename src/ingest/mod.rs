//! The group-commit writer: many waiters, one transaction, one fsync.
//!
//! Callers put records into a bounded queue and wait. One task, which no client can cancel, takes
//! what has gathered, commits it in one transaction and answers each waiter. The batch is what
//! arrived during the last fsync; no timer takes part.

mod writer;

use thiserror::Error;
use tokio::{
    sync::{mpsc, oneshot},
    task::JoinHandle,
};

use crate::{
    clock::Clock,
    store::{Database, Record, RecordResult},
};

/// Why records were not stored. Nothing of them was.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum IngestError {
    /// The queue is full; the sender should come again later.
    #[error("the queue of ratings is full")]
    Full,
    /// The writer has stopped.
    #[error("the writer of ratings has stopped")]
    Stopped,
    /// The database cannot store now: disk full, read-only, locked.
    #[error("{0}")]
    Unavailable(String),
}

/// One caller's records with the way back to it.
#[derive(Debug)]
pub struct Job {
    /// What is to be stored.
    pub records: Vec<Record>,
    reply: oneshot::Sender<Result<Vec<RecordResult>, IngestError>>,
}

impl Job {
    /// Tells the caller what became of its records. One that has hung up meanwhile will send
    /// the same ids again.
    pub fn answer(self, answer: Result<Vec<RecordResult>, IngestError>) {
        let _ = self.reply.send(answer);
    }
}

/// How the writer works.
#[derive(Debug, Clone, Copy)]
pub struct IngestOptions {
    /// Callers that may wait at once; one more is turned away.
    pub queue: usize,
    /// Records per transaction, at most; a single larger call is one batch.
    pub batch: usize,
}

/// The callers' side of the queue; cheap to clone. When the last one is gone the writer drains and ends.
#[derive(Debug, Clone)]
pub struct Ingest {
    queue: mpsc::Sender<Job>,
}

impl Ingest {
    /// Starts the writer. Its task ends with the last `Ingest`; if it ends before, the process must stop.
    pub fn start(db: Database, clock: Clock, options: IngestOptions) -> (Self, JoinHandle<()>) {
        let (ingest, jobs) = Self::queue(options.queue);
        let task = tokio::spawn(writer::run(db, clock, jobs, options.batch.max(1)));
        (ingest, task)
    }

    /// The queue alone, for those who put another writer behind it, such as a bench.
    pub fn queue(size: usize) -> (Self, mpsc::Receiver<Job>) {
        let (queue, jobs) = mpsc::channel(size.max(1));
        (Self { queue }, jobs)
    }

    /// Stores records durably and returns a result for each, in order.
    pub async fn submit(&self, records: Vec<Record>) -> Result<Vec<RecordResult>, IngestError> {
        let (reply, answer) = oneshot::channel();
        self.queue
            .try_send(Job { records, reply })
            .map_err(|refused| match refused {
                mpsc::error::TrySendError::Full(_) => IngestError::Full,
                mpsc::error::TrySendError::Closed(_) => IngestError::Stopped,
            })?;
        answer.await.unwrap_or(Err(IngestError::Stopped))
    }

    /// Callers waiting now.
    pub fn waiting(&self) -> usize {
        self.queue.max_capacity() - self.queue.capacity()
    }
}
