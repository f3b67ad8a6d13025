//! What devices say they counted, gathered for a while so that no batch of ratings waits for it.
//!
//! Nothing is lost with it: each batch and each heartbeat says it again.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use uuid::Uuid;

use crate::store::{Database, Said, StoreError};

/// The last word of each installation that is not kept yet.
#[derive(Debug, Default)]
pub struct Counters(Mutex<HashMap<(i32, Uuid), Said>>);

impl Counters {
    /// Notes what an installation says; nobody waits for it.
    pub fn note(&self, said: Said) {
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let last = noted.entry((said.kiosk, said.install)).or_insert(said);
        if said.accepted >= last.accepted {
            *last = said;
        }
    }

    /// Keeps what was noted.
    pub async fn keep(&self, db: &Database) -> Result<(), StoreError> {
        let noted = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        let mut noted: Vec<Said> = noted.into_values().collect();
        // In one order, so that two programs wait for one another instead of for ever.
        noted.sort_unstable_by_key(|said| (said.kiosk, said.install));
        db.keep_counters(&noted).await
    }
}
