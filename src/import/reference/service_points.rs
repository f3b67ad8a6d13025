//! `service-points.csv`: the places where people are served.

use super::{Read, Reading, Seen, compare, find, once};
use crate::{
    import::{error::ImportError, fault::Problem, row::Row},
    model::{
        agency::Agency, catalogue::Catalogue, subject::Subject, target::Selection,
        validity::Validity,
    },
    store::{ReferenceChange, ServicePointRow},
};

/// Reads the file.
pub fn read(reading: &mut Reading<'_, '_>) -> Result<Read, ImportError> {
    let catalogue = reading.catalogue;
    let mut seen = Seen::new();
    let rows = reading.each(|row| {
        let point = parse(row, catalogue)?;
        once(row, &point.key, &mut seen);
        Some(point)
    })?;
    let rows = reading.sound(rows)?;
    let stored =
        |row: &ServicePointRow| ServicePointRow::of(catalogue.service_point(&row.key)?, catalogue);
    Ok((
        compare(&rows, stored),
        ReferenceChange::ServicePoints(rows).into(),
    ))
}

pub fn parse(row: &mut Row<'_>, catalogue: &Catalogue) -> Option<ServicePointRow> {
    let (key, name) = (row.new_key("key"), row.text("name"));
    let written = row.text("agency");
    let agency = find::agency(catalogue, row, "agency", &written);
    let written = row.text_or_empty("serves_agency");
    let serves = find::agency(catalogue, row, "serves_agency", &written);
    let domains = find::domains(catalogue, row, "domains");
    let subject = row.word_or("subject", Subject::ALL, Subject::Procedure);
    let valid = row.validity();
    check_days(row, "agency", agency, valid);
    check_days(row, "serves_agency", serves, valid);
    let agency = agency?.key.clone();
    Some(ServicePointRow {
        key,
        name,
        // A point that serves its own agency serves no other.
        serves: serves
            .map(|serves| serves.key.clone())
            .filter(|key| *key != agency),
        agency,
        domains: match domains {
            Selection::All => Vec::new(),
            Selection::Only(keys) => keys,
        },
        subject,
        valid,
    })
}

/// A point that exists on no day of its agency could never take a rating.
fn check_days(row: &mut Row<'_>, column: &str, agency: Option<&Agency>, valid: Validity) {
    let Some(agency) = agency else { return };
    if !valid.is_reversed() && !find::meet(agency.valid, valid) {
        row.fault(column, Problem::of("import-no-common-day", &agency.key));
    }
}
