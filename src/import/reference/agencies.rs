//! `agencies.csv`: who is rated, and who followed whom.

use std::collections::HashSet;

use super::{Read, Reading, Seen, compare, cycles::Graph, once};
use crate::{
    import::{
        error::ImportError,
        fault::{Faults, Problem},
        row::Row,
    },
    model::catalogue::Catalogue,
    store::{AgencyRow, ReferenceChange},
};

/// Reads the file. Parents and successors may stand anywhere in it, or be stored already.
pub fn read(reading: &mut Reading<'_, '_>) -> Result<Read, ImportError> {
    let catalogue = reading.catalogue;
    let mut seen = Seen::new();
    let mut lines = Vec::new();
    let rows = reading.each(|row| {
        let agency = parse(row, catalogue, &mut seen);
        lines.push(row.line());
        Some(agency)
    })?;
    check_links(catalogue, &rows, &lines, &mut reading.faults);
    let rows = reading.sound(rows)?;
    let stored = |row: &AgencyRow| {
        catalogue
            .agency(&row.key)
            .map(|a| AgencyRow::of(a, catalogue))
    };
    Ok((
        compare(&rows, stored),
        ReferenceChange::Agencies(rows).into(),
    ))
}

pub fn parse(row: &mut Row<'_>, catalogue: &Catalogue, seen: &mut Seen<String>) -> AgencyRow {
    let key = row.new_key("key");
    once(row, &key, seen);
    let kind = row.text("kind");
    if !kind.is_empty() && catalogue.kinds.iter().all(|known| known.key != kind) {
        row.fault("kind", Problem::of("import-unknown-kind", &kind));
    }
    let mut successors = row.list("successors");
    successors.sort();
    AgencyRow {
        key,
        area_code: row.optional("area_code"),
        name: row.text("name"),
        kind,
        parent: row.optional("parent"),
        valid: row.validity(),
        successors,
        source: row.text_or_empty("source"),
    }
}

/// Parents and successors must be known, and lead nowhere back.
pub fn check_links(catalogue: &Catalogue, rows: &[AgencyRow], lines: &[u64], faults: &mut Faults) {
    let in_file: HashSet<&str> = rows.iter().map(|row| row.key.as_str()).collect();
    let known = |key: &str| in_file.contains(key) || catalogue.agency(key).is_some();
    let parents = Graph::of_parents(rows, catalogue);
    let successors = Graph::of_successors(rows, catalogue);
    for (row, line) in rows.iter().zip(lines) {
        let mut fault = |column, code, key: &str| {
            faults.add(*line, Some(column), Problem::of(code, key));
        };
        for parent in row.parent.iter().filter(|key| !known(key)) {
            fault("parent", "import-unknown-agency-key", parent);
        }
        for successor in row.successors.iter().filter(|key| !known(key)) {
            fault("successors", "import-unknown-agency-key", successor);
        }
        if parents.returns_to(&row.key) {
            fault("parent", "import-parent-cycle", &row.key);
        }
        if successors.returns_to(&row.key) {
            fault("successors", "import-successor-cycle", &row.key);
        }
    }
}
