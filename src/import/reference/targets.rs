//! `targets.csv`: the official targets.

use super::{Read, Reading, Seen, compare, find};
use crate::{
    import::{error::ImportError, fault::Problem, row::Row},
    model::{
        catalogue::Catalogue,
        period::{FIRST_YEAR, LAST_YEAR},
        subject::Subject,
        target::{Comparison, MeasuredBy, Selection, TargetStatus},
    },
    store::{ReferenceChange, TargetRow},
};

/// Scope, topic, issuer and first year: which target it is.
pub type Identity = (String, String, String, i32);

/// Reads the file.
pub fn read(reading: &mut Reading<'_, '_>) -> Result<Read, ImportError> {
    let catalogue = reading.catalogue;
    let mut seen = Seen::new();
    let rows = reading.each(|row| {
        let target = parse(row, catalogue)?;
        if let Some(line) = seen.before(identity(&target), row.line()) {
            let problem = Problem::of("import-same-target", &target.topic).with("line", &line);
            row.fault("topic", problem);
        }
        Some(target)
    })?;
    let rows = reading.sound(rows)?;
    let stored: Vec<TargetRow> = catalogue
        .targets
        .iter()
        .filter_map(|target| TargetRow::of(target, catalogue))
        .collect();
    let same = |row: &TargetRow| {
        let mut stored = stored.iter();
        stored
            .find(|known| identity(known) == identity(row))
            .cloned()
    };
    Ok((compare(&rows, same), ReferenceChange::Targets(rows).into()))
}

pub fn identity(row: &TargetRow) -> Identity {
    let (scope, topic, issuer) = (&row.scope, &row.topic, &row.issuer);
    (scope.clone(), topic.clone(), issuer.clone(), row.year_from)
}

pub fn parse(row: &mut Row<'_>, catalogue: &Catalogue) -> Option<TargetRow> {
    let topic = row.new_key("topic");
    let scope = find::scope(catalogue, row);
    let subject = subject(row);
    let domains = required(row, "domains", |row| {
        find::domains(catalogue, row, "domains")
    });
    let agency_kinds = required(row, "agency_kinds", |row| kinds(catalogue, row));
    let measured_by = row.word("measured_by", MeasuredBy::ALL);
    let (year_from, year_until) = (year(row, "year_from"), year(row, "year_until"));
    if year_from
        .zip(year_until)
        .is_some_and(|(from, until)| until < from)
    {
        row.fault("year_until", Problem::new("import-years-reversed"));
    }
    let comparison = row.word("comparison", Comparison::ALL);
    let threshold = row.percent("threshold_percent");
    let status = row.word("status", TargetStatus::ALL);
    let issuer = row.text("issuer");
    let source = row.text_or_empty("source");
    Some(TargetRow {
        topic,
        scope: scope?.key.clone(),
        subject,
        domains,
        agency_kinds,
        measured_by: measured_by?,
        year_from: year_from?,
        year_until: year_until?,
        comparison: comparison?,
        threshold: threshold?,
        status: status?,
        issuer,
        source,
    })
}

/// What ratings must be about, or `*`.
fn subject(row: &mut Row<'_>) -> Option<Subject> {
    let word = row.text("subject");
    if word == "*" {
        return None;
    }
    row.word_of("subject", &word, Subject::ALL)
}

/// An empty cell would leave open whether all or none are meant.
fn required<T>(row: &mut Row<'_>, column: &str, read: impl FnOnce(&mut Row<'_>) -> T) -> T {
    row.text(column);
    read(row)
}

/// Keys of agency kinds, or `*` for all.
fn kinds(catalogue: &Catalogue, row: &mut Row<'_>) -> Selection<String> {
    let keys = row.list("agency_kinds");
    if keys == ["*"] {
        return Selection::All;
    }
    for key in &keys {
        if catalogue.kinds.iter().all(|kind| kind.key != *key) {
            row.fault("agency_kinds", Problem::of("import-unknown-kind", key));
        }
    }
    Selection::Only(keys)
}

fn year(row: &mut Row<'_>, column: &str) -> Option<i32> {
    let year: i32 = row.number(column, "import-year")?;
    if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
        row.fault(column, Problem::of("import-year", &year.to_string()));
        return None;
    }
    Some(year)
}
