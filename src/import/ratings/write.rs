//! The second pass: the checked file goes into one transaction.

use super::{
    Found,
    check::Checker,
    ids::{Digest, made_id},
};
use crate::{
    import::{
        Counts, Site, error::ImportError, fault::Faults, kind::Kind, progress::Progress,
        source::Source, table::Table,
    },
    model::rating::NewRating,
    store::{BulkError, ImportMark},
};

/// Writes all ratings, or nothing.
pub async fn write(
    site: &Site<'_>,
    source: &Source,
    checker: &Checker<'_>,
    found: &Found,
    progress: Progress<'_>,
) -> Result<Counts, ImportError> {
    let pass = SecondPass {
        table: Table::open(source, Kind::Ratings.columns())?,
        checker,
        found,
        digest: Digest::default(),
        progress,
        is_over: false,
    };
    let at = site.now.timestamp_millis();
    let mark = ImportMark {
        content_hash: found.digest,
        rows: found.rows,
        at,
    };
    let mark = found.nameless.then_some(mark);
    match site.db.import_ratings(pass, mark, site.actor, at).await {
        Ok(report) => Ok(Counts {
            added: report.accepted,
            changed: 0,
            unchanged: report.duplicates,
        }),
        Err(BulkError::Source(error)) => Err(error),
        // It was not there in the first pass.
        Err(BulkError::Conflict { .. }) => Err(ImportError::Changed),
        Err(BulkError::ImportedBefore { at }) => {
            let zone = site.zone;
            Err(ImportError::ImportedBefore { at, zone })
        }
        Err(BulkError::Store(error)) => Err(error.into()),
    }
}

/// The ratings of the file, read again. One that differs from the first pass ends the import.
struct SecondPass<'a, 's> {
    table: Table<'s>,
    checker: &'a Checker<'a>,
    found: &'a Found,
    digest: Digest,
    progress: Progress<'a>,
    is_over: bool,
}

impl SecondPass<'_, '_> {
    fn read(&mut self) -> Result<Option<NewRating>, ImportError> {
        let mut faults = Faults::default();
        let line = match self.table.next(&mut faults)? {
            None => return self.finish(),
            Some(mut row) => self.checker.line(&mut row),
        };
        let mut line = line.ok_or(ImportError::Changed)?;
        self.digest.add(&line.rating);
        let row = self.table.rows();
        if !line.has_id {
            line.rating.id = made_id(&self.found.digest, row);
        }
        self.progress.written(row, self.found.rows);
        Ok(Some(line.rating))
    }

    fn finish(&mut self) -> Result<Option<NewRating>, ImportError> {
        self.is_over = true;
        if self.digest.finish() == self.found.digest {
            Ok(None)
        } else {
            Err(ImportError::Changed)
        }
    }
}

impl Iterator for SecondPass<'_, '_> {
    type Item = Result<NewRating, ImportError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        self.read().transpose()
    }
}
