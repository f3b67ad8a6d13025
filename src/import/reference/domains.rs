//! `domains.csv`: the fields of procedures.

use super::{Read, Reading, Seen, compare, once};
use crate::{
    import::{error::ImportError, fault::Problem, row::Row},
    model::text,
    store::{DomainRow, ReferenceChange},
};

/// Reads the file.
pub fn read(reading: &mut Reading<'_, '_>) -> Result<Read, ImportError> {
    let catalogue = reading.catalogue;
    let mut seen = Seen::new();
    let rows = reading.each(|row| Some(parse(row, &mut seen)))?;
    let rows = reading.sound(rows)?;
    let stored = |row: &DomainRow| catalogue.domain(&row.key).map(DomainRow::of);
    Ok((
        compare(&rows, stored),
        ReferenceChange::Domains(rows).into(),
    ))
}

pub fn parse(row: &mut Row<'_>, seen: &mut Seen<String>) -> DomainRow {
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
