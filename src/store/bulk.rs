//! Importing very many ratings in one transaction: all of them, or none.
//!
//! Parts go through the same code as a batch of the writer. While it lasts nobody else can write,
//! so the caller checks everything beforehand and hands over ready ratings one by one.

use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use super::{
    audit,
    batch::{self, Record, RecordResult},
    connect::Database,
    error::StoreError,
    fold,
    imports::{self, ImportMark},
};
use crate::model::{
    audit::{Action, AuditEntry, ObjectKind},
    rating::NewRating,
    user::Actor,
};

/// Ratings per part: what is held in memory at a time.
const PART: usize = 1_000;

/// The word under which files of ratings are remembered.
const RATINGS: &str = "ratings";

/// What an import of ratings did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BulkReport {
    /// Ratings stored now.
    pub accepted: u64,
    /// Ratings that were stored before, or stood twice in the import.
    pub duplicates: u64,
}

/// Why an import of ratings was undone; nothing was stored.
#[derive(Debug, thiserror::Error)]
pub enum BulkError<E> {
    /// The caller's ratings could not be read to the end.
    #[error("the ratings could not be read to the end")]
    Source(E),
    /// Another rating has this id.
    #[error("another rating has the id {id}")]
    Conflict {
        /// Which rating of the import, counted from 0.
        position: u64,
        /// The id.
        id: Uuid,
    },
    /// The same content was imported before.
    #[error("the same content was imported before")]
    ImportedBefore {
        /// When, epoch milliseconds.
        at: i64,
    },
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Database {
    /// Stores all ratings, remembers the mark and writes a line into the audit log, or does nothing. A rating that is there with the
    /// same content is no fault; one with other content undoes the whole import.
    pub async fn import_ratings<E>(
        &self,
        ratings: impl Iterator<Item = Result<NewRating, E>>,
        mark: Option<ImportMark>,
        actor: &Actor,
        at: i64,
    ) -> Result<BulkReport, BulkError<E>> {
        let tx = self.begin_write().await?;
        batch::hold_head(&tx).await?;
        if let Some(mark) = mark {
            remember_once(&tx, mark).await?;
        }
        let report = write_parts(&tx, ratings).await?;
        fold::fold(&tx).await?;
        if report.accepted > 0 {
            audit::record(&tx, &report.entry(actor, at)).await?;
        }
        tx.commit().await.map_err(StoreError::from)?;
        Ok(report)
    }

    /// How each rating stands to what is stored now, nothing written.
    pub async fn foresee_ratings(
        &self,
        ratings: impl IntoIterator<Item = NewRating>,
    ) -> Result<Vec<RecordResult>, StoreError> {
        batch::foresee(self, &records(ratings)).await
    }
}

async fn remember_once<E>(tx: &DatabaseTransaction, mark: ImportMark) -> Result<(), BulkError<E>> {
    match imports::at(tx, RATINGS, mark.content_hash).await? {
        Some(at) => Err(BulkError::ImportedBefore { at }),
        None => Ok(imports::remember(tx, RATINGS, mark).await?),
    }
}

async fn write_parts<E>(
    tx: &DatabaseTransaction,
    mut ratings: impl Iterator<Item = Result<NewRating, E>>,
) -> Result<BulkReport, BulkError<E>> {
    let mut report = BulkReport::default();
    loop {
        let part: Result<Vec<NewRating>, E> = ratings.by_ref().take(PART).collect();
        let part = records(part.map_err(BulkError::Source)?);
        if part.is_empty() {
            return Ok(report);
        }
        let results = batch::write_part(tx, &part).await?;
        report.add(&part, &results)?;
    }
}

fn records(ratings: impl IntoIterator<Item = NewRating>) -> Vec<Record> {
    let boxed = |rating| Record::Rating(Box::new(rating));
    ratings.into_iter().map(boxed).collect()
}

impl BulkReport {
    fn entry(&self, actor: &Actor, at: i64) -> AuditEntry {
        let counts =
            serde_json::json!({ "accepted": self.accepted, "duplicates": self.duplicates });
        AuditEntry::new(at, actor, Action::Imported, ObjectKind::Import, RATINGS).with_after(counts)
    }

    fn add<E>(&mut self, part: &[Record], results: &[RecordResult]) -> Result<(), BulkError<E>> {
        for (record, result) in part.iter().zip(results) {
            match (result, record) {
                (RecordResult::Accepted, _) => self.accepted += 1,
                (RecordResult::Duplicate, _) => self.duplicates += 1,
                (_, Record::Rating(new)) => {
                    let (position, id) = (self.accepted + self.duplicates, new.id);
                    return Err(BulkError::Conflict { position, id });
                }
                _ => {}
            }
        }
        Ok(())
    }
}
