//! `ratings.csv`: up to millions of lines, all of them or none.
//!
//! The file is read twice. The first pass checks every line and asks what is stored already,
//! writing nothing and holding no lock; the second hands the ratings over to one transaction.
//! Only ids are kept in memory.

mod answer;
mod check;
mod ids;
mod places;
mod write;

use super::{
    ImportReport, Site,
    error::ImportError,
    fault::{Faults, Problem},
    kind::Kind,
    progress::Progress,
    source::Source,
    table::Table,
};
use crate::{
    import::Counts,
    model::rating::NewRating,
    store::{RecordResult, StoreError},
};
use check::{Checker, Line};
use ids::{Digest, Ids};

/// Ratings asked for at a time.
const PART: usize = 1_000;

/// What the first pass found.
struct Found {
    rows: u64,
    /// Over all ratings in their order: what the file says, however it is written.
    digest: [u8; 32],
    /// Whether any line has no id of its own.
    nameless: bool,
    /// Ratings that are stored already, or stand twice in the file.
    duplicates: u64,
}

/// Imports a file of ratings.
pub async fn import(
    site: &Site<'_>,
    source: &Source,
    dry_run: bool,
    progress: Progress<'_>,
) -> Result<ImportReport, ImportError> {
    let checker = Checker::new(site)?;
    let found = check(site, source, &checker, progress).await?;
    if found.nameless {
        refuse_repetition(site, found.digest).await?;
    }
    let mut report = ImportReport {
        kind: Kind::Ratings,
        dry_run,
        rows: found.rows,
        counts: Counts {
            added: found.rows - found.duplicates,
            changed: 0,
            unchanged: found.duplicates,
        },
    };
    // A file that is all there need not keep others from writing.
    let anything_new = found.duplicates < found.rows;
    if !dry_run && anything_new {
        report.counts = write::write(site, source, &checker, &found, progress).await?;
    }
    Ok(report)
}

async fn refuse_repetition(site: &Site<'_>, digest: [u8; 32]) -> Result<(), ImportError> {
    let zone = site.zone;
    match site.db.imported_at(Kind::Ratings.word(), digest).await? {
        Some(at) => Err(ImportError::ImportedBefore { at, zone }),
        None => Ok(()),
    }
}

/// The first pass: every line is checked, and compared with what is stored.
async fn check(
    site: &Site<'_>,
    source: &Source,
    checker: &Checker<'_>,
    progress: Progress<'_>,
) -> Result<Found, ImportError> {
    let mut table = Table::open(source, Kind::Ratings.columns())?;
    let mut pass = FirstPass::default();
    while pass.read_part(&mut table, checker, progress)? {
        let named = std::mem::take(&mut pass.named);
        let (lines, ratings): (Vec<u64>, Vec<NewRating>) = named.into_iter().unzip();
        let results = site.db.foresee_ratings(ratings).await?;
        pass.compare(&lines, &results);
    }
    if !pass.faults.is_empty() {
        return Err(ImportError::Faults(pass.faults));
    }
    Ok(Found {
        rows: table.rows(),
        digest: pass.digest.finish(),
        nameless: pass.nameless,
        duplicates: pass.duplicates,
    })
}

#[derive(Default)]
struct FirstPass {
    faults: Faults,
    ids: Ids,
    digest: Digest,
    nameless: bool,
    duplicates: u64,
    /// Ratings with an id that are still to be compared, each with its line.
    named: Vec<(u64, NewRating)>,
}

impl FirstPass {
    /// Reads until there are enough ratings to ask for; false when there are no more.
    fn read_part(
        &mut self,
        table: &mut Table<'_>,
        checker: &Checker<'_>,
        progress: Progress<'_>,
    ) -> Result<bool, ImportError> {
        while self.named.len() < PART {
            let Some(mut row) = table.next(&mut self.faults)? else {
                break;
            };
            let line = checker.line(&mut row);
            let number = row.line();
            progress.checked(table.rows());
            if let Some(line) = line {
                self.take(number, line);
            }
        }
        Ok(!self.named.is_empty())
    }

    fn take(&mut self, number: u64, line: Line) {
        self.digest.add(&line.rating);
        if !line.has_id {
            self.nameless = true;
            return;
        }
        match self.ids.before(&line.rating, number) {
            None => self.named.push((number, line.rating)),
            Some(earlier) if earlier.is_same => self.duplicates += 1,
            Some(earlier) => {
                let problem = Problem::new("import-id-taken-in-file").with("line", &earlier.line);
                self.faults.add(number, Some("id"), problem);
            }
        }
    }

    fn compare(&mut self, lines: &[u64], results: &[RecordResult]) {
        for (line, result) in lines.iter().zip(results) {
            match result {
                RecordResult::Accepted => {}
                RecordResult::Duplicate => self.duplicates += 1,
                _ => self
                    .faults
                    .add(*line, Some("id"), Problem::new("import-id-taken")),
            }
        }
    }
}

/// Without the default questionnaire there is no scale to read levels by.
fn no_questionnaire() -> ImportError {
    ImportError::Store(StoreError::Data(
        "the questionnaire «default» is missing".into(),
    ))
}
