//! Reading whole files of reference data and telling what they change.
//!
//! These files are small: a file is read and checked whole, then written in one transaction.

mod agencies;
mod change;
mod cycles;
mod difference;
mod domains;
pub mod entry;
mod find;
mod official_values;
mod receipts_printed;
mod scopes;
mod service_points;
mod targets;
mod transactions;

use std::{collections::HashMap, hash::Hash};

use chrono::NaiveDate;

use super::{
    Site,
    error::ImportError,
    fault::{Faults, Problem},
    kind::Kind,
    progress::Progress,
    row::Row,
    table::Table,
};
use crate::model::catalogue::Catalogue;

use change::Change;
use difference::compare;
pub use difference::{Difference, Kept, counts};

/// What a file changes, entry by entry, and the change itself.
type Read = (Vec<Difference>, Change);

/// A checked file: how many lines it has, what it changes, and the change itself.
pub struct Checked {
    pub rows: u64,
    pub differences: Vec<Difference>,
    pub change: Change,
}

/// Reads and checks the file of any kind but ratings.
pub async fn check(
    site: &Site<'_>,
    table: Table<'_>,
    kind: Kind,
    progress: Progress<'_>,
) -> Result<Checked, ImportError> {
    let mut reading = Reading {
        table,
        catalogue: site.catalogue,
        today: site.zone.day_of(site.now),
        faults: Faults::default(),
        progress,
    };
    let (differences, change) = match kind {
        Kind::Agencies => agencies::read(&mut reading)?,
        Kind::Scopes => scopes::read(&mut reading)?,
        Kind::Domains => domains::read(&mut reading)?,
        Kind::Targets => targets::read(&mut reading)?,
        Kind::ServicePoints => service_points::read(&mut reading)?,
        Kind::OfficialValues => official_values::read(&mut reading)?,
        Kind::ReceiptsPrinted => receipts_printed::read(&mut reading, site).await?,
        Kind::Transactions | Kind::Ratings => transactions::read(&mut reading, site).await?,
    };
    let rows = reading.table.rows();
    Ok(Checked {
        rows,
        differences,
        change,
    })
}

/// A file that is being read, and what its lines refer to.
struct Reading<'a, 's> {
    table: Table<'s>,
    catalogue: &'a Catalogue,
    today: NaiveDate,
    faults: Faults,
    progress: Progress<'a>,
}

impl Reading<'_, '_> {
    /// Reads each line; a line with a fault may yield nothing.
    fn each<T>(
        &mut self,
        mut parse: impl FnMut(&mut Row<'_>) -> Option<T>,
    ) -> Result<Vec<T>, ImportError> {
        let mut read = Vec::new();
        while let Some(mut row) = self.table.next(&mut self.faults)? {
            read.extend(parse(&mut row));
            self.progress.checked(self.table.rows());
        }
        Ok(read)
    }

    /// What was read, unless something is wrong with it.
    fn sound<T>(&mut self, read: T) -> Result<T, ImportError> {
        if self.faults.is_empty() {
            Ok(read)
        } else {
            Err(ImportError::Faults(std::mem::take(&mut self.faults)))
        }
    }
}

/// The line on which each key stood first.
struct Seen<K>(HashMap<K, u64>);

impl<K: Hash + Eq> Seen<K> {
    fn new() -> Self {
        Self(HashMap::new())
    }

    /// The earlier line with this key, if there is one.
    fn before(&mut self, key: K, line: u64) -> Option<u64> {
        let first = *self.0.entry(key).or_insert(line);
        (first != line).then_some(first)
    }
}

/// A key stands once in a file.
fn once(row: &mut Row<'_>, key: &str, seen: &mut Seen<String>) {
    if key.is_empty() {
        return;
    }
    if let Some(line) = seen.before(key.to_owned(), row.line()) {
        row.fault(
            "key",
            Problem::of("import-same-key", key).with("line", &line),
        );
    }
}
