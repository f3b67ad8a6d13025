//! A file of dossiers that are to get codes: read, and checked by whoever issues them. Nothing is written here,
//! and nothing of the file is kept: it holds dossier numbers.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{
    error::ImportError,
    fault::{Faults, Problem},
    row::Row,
    source::Source,
    table::Table,
};

/// The columns of the file, named as in `POST /api/v1/receipts`. Each must be there, in any order, and no other.
pub const COLUMNS: &[&str] = &[
    "reference",
    "service_point",
    "domain",
    "agency",
    "issued_on",
];

/// One dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dossier {
    /// The caller's own name for it, such as its number.
    pub reference: String,
    /// Key of the counter, if there is one.
    pub service_point: Option<String>,
    /// Key of the domain.
    pub domain: String,
    /// Key of the agency that decides, if it is named.
    pub agency: Option<String>,
    /// Day of the receipt, if it is named.
    pub issued_on: Option<NaiveDate>,
}

/// What is wrong with a dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The column.
    pub column: String,
    /// Key of the sentence.
    pub text_key: &'static str,
    /// What the sentence names.
    pub args: Vec<(&'static str, String)>,
}

/// Reads a file whole; `check` judges each dossier and says what is to be issued for it.
///
/// # Errors
/// [`ImportError::details`] names the faults of all lines, those that `check` found included.
pub fn read<T>(
    source: &Source,
    mut check: impl FnMut(Dossier) -> Result<T, Wrong>,
) -> Result<Vec<T>, ImportError> {
    let source = source.settled()?;
    let mut table = Table::open(&source, COLUMNS)?;
    let mut faults = Faults::default();
    let mut lines = HashMap::new();
    let mut checked = Vec::new();
    while let Some(mut row) = table.next(&mut faults)? {
        let dossier = parse(&mut row, &mut lines);
        if row.is_faulty() {
            continue;
        }
        match check(dossier) {
            Ok(fine) => checked.push(fine),
            Err(wrong) => {
                let problem = Problem::new(wrong.text_key);
                let told = wrong.args.iter();
                let problem = told.fold(problem, |all, (name, value)| all.with(name, value));
                row.fault(&wrong.column, problem);
            }
        }
    }
    if faults.is_empty() {
        Ok(checked)
    } else {
        Err(ImportError::Faults(faults))
    }
}

fn parse(row: &mut Row<'_>, lines: &mut HashMap<String, u64>) -> Dossier {
    let reference = row.text("reference");
    let first = *lines.entry(reference.clone()).or_insert(row.line());
    if first != row.line() && !reference.is_empty() {
        let problem = Problem::of("import-same-reference", &reference).with("line", &first);
        row.fault("reference", problem);
    }
    Dossier {
        reference,
        service_point: row.optional("service_point"),
        domain: row.text("domain"),
        agency: row.optional("agency"),
        issued_on: row.date_or_empty("issued_on"),
    }
}
