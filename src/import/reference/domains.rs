//! `domains.csv`: the fields of procedures.

use super::{Reading, Seen, compare, once};
use crate::{
    import::{Counts, error::ImportError, fault::Problem, row::Row},
    model::{domain::Domain, text},
    store::{DomainRow, ReferenceChange},
};

/// Reads the file.
pub fn read(reading: &mut Reading<'_, '_>) -> Result<(Counts, ReferenceChange), ImportError> {
    let catalogue = reading.catalogue;
    let mut seen = Seen::new();
    let rows = reading.each(|row| Some(parse(row, &mut seen)))?;
    let rows = reading.sound(rows)?;
    let stored = |row: &DomainRow| catalogue.domain(&row.key).map(as_row);
    Ok((compare(&rows, stored), ReferenceChange::Domains(rows)))
}

fn parse(row: &mut Row<'_>, seen: &mut Seen<String>) -> DomainRow {
    let key = row.new_key("key");
    once(row, &key, seen);
    let group = row.optional("group");
    for wrong in group.iter().filter(|group| !text::is_key(group)) {
        row.fault("group", Problem::of("import-key", wrong));
    }
    DomainRow {
        key,
        name_vi: row.text("name_vi"),
        name_en: row.text_or_empty("name_en"),
        group,
        source: row.text_or_empty("source"),
    }
}

fn as_row(domain: &Domain) -> DomainRow {
    DomainRow {
        key: domain.key.clone(),
        name_vi: domain.name_vi.clone(),
        name_en: domain.name_en.clone(),
        group: domain.group.clone(),
        source: domain.source.clone(),
    }
}
