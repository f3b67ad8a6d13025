//! A writer of ratings under test, and a hand that stops it for a while.

use hailong::{
    clock::Clock,
    ingest::{Ingest, IngestOptions},
    model::rating::NewRating,
    store::Record,
};
use tokio::task::JoinHandle;

use super::{Direct, World};

/// Starts a writer.
pub fn start(world: &World, queue: usize, batch: usize) -> (Ingest, JoinHandle<()>) {
    let options = IngestOptions { queue, batch };
    Ingest::start((*world.db).clone(), Clock::system(), options)
}

/// Another program that holds the write lock.
pub struct Stopper(Direct);

impl Stopper {
    /// Takes the lock: who wants to write now must wait.
    pub async fn stop(world: &World) -> Self {
        let other = Direct::to(&world.db).await;
        if world.is_sqlite() {
            other.execute("BEGIN IMMEDIATE").await;
        } else {
            other.execute("BEGIN").await;
            other.execute("UPDATE sequence_head SET head = head").await;
        }
        Self(other)
    }

    /// Lets them go on.
    pub async fn release(self) {
        self.0.execute("ROLLBACK").await;
    }
}

/// One call with one rating.
pub fn call(rating: &NewRating) -> Vec<Record> {
    vec![Record::Rating(Box::new(rating.clone()))]
}

/// Waits for something that will come about by itself.
pub async fn until(what: impl Fn() -> bool) {
    while !what() {
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    }
}
