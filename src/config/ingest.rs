//! `[ingest]`: how many ratings wait, and how many go into one transaction.

use serde::{Deserialize, Serialize};

use super::field;

/// The settings of `[ingest]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Ingest {
    /// Calls that may wait for the writer before new ones are told to come back, 1 to 1 000 000.
    #[serde(deserialize_with = "field::within::<_, _, 1, 1_000_000>")]
    pub queue: usize,
    /// Most calls that share one transaction, 1 to 8 192.
    #[serde(deserialize_with = "field::within::<_, _, 1, 8192>")]
    pub batch: usize,
}

impl Default for Ingest {
    fn default() -> Self {
        Self {
            queue: 8192,
            batch: 1024,
        }
    }
}
