//! What a file changes, and how it is written: each with the lines of the audit log that it needs.

use crate::{
    import::Site,
    store::{PrintedCount, ReferenceChange, StoreError},
};

/// What a file changes.
pub enum Change {
    /// Entries of the reference data.
    Reference(ReferenceChange),
    /// Counts of receipts printed offline, replaced by key, day, service point and domain.
    PrintedReceipts(Vec<PrintedCount>),
}

impl Change {
    /// Writes all of it, or nothing.
    pub async fn write(&self, site: &Site<'_>) -> Result<(), StoreError> {
        let at = site.now.timestamp_millis();
        match self {
            Self::Reference(change) => site.db.apply_as(change, site.actor, at).await,
            Self::PrintedReceipts(counts) => {
                let by = (site.actor, None);
                site.db.report_printed(counts, by, at).await.map(|_| ())
            }
        }
    }
}

impl From<ReferenceChange> for Change {
    fn from(change: ReferenceChange) -> Self {
        Self::Reference(change)
    }
}
