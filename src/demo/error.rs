//! Why a demo database cannot be filled.

use crate::store::StoreError;

/// Why a demo database cannot be filled.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// There are ratings, but not all that were meant to be there.
    #[error(
        "the demo database holds ratings but was not filled to its end; delete its file and start again"
    )]
    Unfinished,
    /// The catalogue lacks the units, domains or the questionnaire that ratings need.
    #[error(
        "the demo database has no units, domains or questionnaire; import the example data first"
    )]
    NoReference,
    /// Nothing could be made or stored further.
    #[error("generating the demo data was interrupted")]
    Interrupted,
    /// A generated record was not accepted.
    #[error("a generated record was not accepted")]
    Refused,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}
