//! CSV in, for the command line and for pages alike.
//!
//! An import is all or nothing: a file is checked whole, every fault is named by line and column,
//! and only then is anything written, in one transaction. Nothing is converted or guessed: what
//! cannot be read exactly is refused. Who may import is not decided here.

mod encoding;
mod error;
pub mod example;
mod fault;
mod kind;
mod lines;
mod progress;
mod ratings;
pub mod receipts;
mod reference;
mod row;
mod source;
mod table;
#[cfg(test)]
mod tests;
mod uploads;

use chrono::{DateTime, Utc};

use crate::{
    i18n::{Lang, Value, int, t_args},
    model::{catalogue::Catalogue, user::Actor, zone::Zone},
    store::Database,
};

pub use error::ImportError;
pub use fault::{Fault, Faults, MOST_NAMED};
pub use kind::{Kind, UnknownKind};
pub use progress::{Callback, Step};
pub use reference::{Difference, Kept, entry};
pub use source::Source;
pub use uploads::Uploads;

use progress::Progress;

/// Where and when an import happens.
#[derive(Clone, Copy)]
pub struct Site<'a> {
    /// The database it is written to.
    pub db: &'a Database,
    /// The reference data, as it is in that database now.
    pub catalogue: &'a Catalogue,
    /// The current instant.
    pub now: DateTime<Utc>,
    /// The operator's zone.
    pub zone: Zone,
    /// Whose import it is.
    pub actor: &'a Actor,
}

/// What became of the entries of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Entries that were not there.
    pub added: u64,
    /// Entries that were there and differed; ratings never change.
    pub changed: u64,
    /// Entries that were there already; for ratings: duplicates.
    pub unchanged: u64,
}

/// What an import did, or would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImportReport {
    /// What the file holds.
    pub kind: Kind,
    /// Whether it was only checked.
    pub dry_run: bool,
    /// Lines of data; a scope has several.
    pub rows: u64,
    /// What became of its entries.
    pub counts: Counts,
}

impl ImportReport {
    /// What happened, in one line.
    pub fn summary(&self, lang: Lang) -> String {
        let number = |count| Value::from(int(lang, count));
        let args = [
            ("rows", number(self.rows)),
            ("added", number(self.counts.added)),
            ("changed", number(self.counts.changed)),
            ("unchanged", number(self.counts.unchanged)),
        ];
        match (self.kind, self.dry_run) {
            (Kind::Ratings, true) => t_args(lang, "import-ratings-checked", &args),
            (Kind::Ratings, false) => t_args(lang, "import-ratings-done", &args),
            (_, true) => t_args(lang, "import-checked", &args),
            (_, false) => t_args(lang, "import-done", &args),
        }
    }
}

/// What an import would do, entry by entry; nothing is written. Ratings are only counted.
///
/// # Errors
/// The file could not be imported. [`ImportError::details`] names its faults.
pub async fn preview(
    site: &Site<'_>,
    kind: Kind,
    source: &Source,
) -> Result<(ImportReport, Vec<Difference>), ImportError> {
    if kind == Kind::Ratings {
        let report = import(site, kind, source, true, &|_| {}).await?;
        return Ok((report, Vec::new()));
    }
    let source = source.settled()?;
    let table = table::Table::open(&source, kind.columns())?;
    let checked = reference::check(site, table, kind, Progress(&|_| {})).await?;
    let report = ImportReport {
        kind,
        dry_run: true,
        rows: checked.rows,
        counts: reference::counts(&checked.differences),
    };
    Ok((report, checked.differences))
}

/// Imports a file: all of it, or nothing. With `dry_run` everything is checked and nothing written.
///
/// # Errors
/// Nothing was written. [`ImportError::details`] names the faults of the file.
pub async fn import(
    site: &Site<'_>,
    kind: Kind,
    source: &Source,
    dry_run: bool,
    progress: Callback<'_>,
) -> Result<ImportReport, ImportError> {
    let source = source.settled()?;
    let progress = Progress(progress);
    if kind == Kind::Ratings {
        return ratings::import(site, &source, dry_run, progress).await;
    }
    let table = table::Table::open(&source, kind.columns())?;
    let checked = reference::check(site, table, kind, progress).await?;
    let counts = reference::counts(&checked.differences);
    if !dry_run && counts.added + counts.changed > 0 {
        checked.change.write(site).await?;
    }
    progress.written(checked.rows, checked.rows);
    Ok(ImportReport {
        kind,
        dry_run,
        rows: checked.rows,
        counts,
    })
}
