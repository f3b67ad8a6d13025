//! One entry from a form, checked as a line of the file would be.

use chrono::NaiveDate;
use csv::StringRecord;

use super::{Kind, Seen, agencies, domains, official_values, scopes, service_points, targets};
use crate::{
    import::{
        fault::{Fault, Faults},
        row::Row,
    },
    model::catalogue::Catalogue,
    store::{AgencyRow, DomainRow, MemberRow, OfficialRow, ServicePointRow, TargetRow},
};

/// What is wrong with an entry; the line of each fault says nothing.
pub type Wrong = Vec<Fault>;

/// Reads cells as a line of the file of this kind; a column that is not given is empty.
fn line<T>(
    kind: Kind,
    cells: &[(&str, &str)],
    read: impl FnOnce(&mut Row<'_>) -> Option<T>,
) -> Result<T, Wrong> {
    let columns = kind.columns();
    let cell = |column: &&str| {
        let given = cells.iter().find(|(name, _)| name == column);
        given.map_or("", |(_, text)| *text)
    };
    let record: StringRecord = columns.iter().map(cell).collect();
    let places: Vec<usize> = (0..columns.len()).collect();
    let mut faults = Faults::default();
    let entry = read(&mut Row::new(1, &record, columns, &places, &mut faults));
    match entry {
        Some(entry) if faults.is_empty() => Ok(entry),
        _ => Err(all(&faults)),
    }
}

fn all(faults: &Faults) -> Wrong {
    faults.named().into_iter().cloned().collect()
}

/// An agency, its parent and successors not yet looked up.
pub fn agency(catalogue: &Catalogue, cells: &[(&str, &str)]) -> Result<AgencyRow, Wrong> {
    line(Kind::Agencies, cells, |row| {
        Some(agencies::parse(row, catalogue, &mut Seen::new()))
    })
}

/// What is wrong with parents and successors once `rows` are stored.
pub fn agency_links(catalogue: &Catalogue, rows: &[AgencyRow]) -> Wrong {
    let mut faults = Faults::default();
    let lines: Vec<u64> = (1..).take(rows.len()).collect();
    agencies::check_links(catalogue, rows, &lines, &mut faults);
    all(&faults)
}

/// Key and name of a scope.
pub fn scope(cells: &[(&str, &str)]) -> Result<(String, String), Wrong> {
    line(Kind::Scopes, cells, |row| Some(scopes::parse_scope(row)))
}

/// A member of a scope.
pub fn member(catalogue: &Catalogue, cells: &[(&str, &str)]) -> Result<MemberRow, Wrong> {
    line(Kind::Scopes, cells, |row| {
        scopes::parse_member(row, catalogue)
    })
}

/// A domain.
pub fn domain(cells: &[(&str, &str)]) -> Result<DomainRow, Wrong> {
    line(Kind::Domains, cells, |row| {
        Some(domains::parse(row, &mut Seen::new()))
    })
}

/// A target.
pub fn target(catalogue: &Catalogue, cells: &[(&str, &str)]) -> Result<TargetRow, Wrong> {
    line(Kind::Targets, cells, |row| targets::parse(row, catalogue))
}

/// An official value.
pub fn official_value(
    catalogue: &Catalogue,
    today: NaiveDate,
    cells: &[(&str, &str)],
) -> Result<OfficialRow, Wrong> {
    line(Kind::OfficialValues, cells, |row| {
        official_values::parse(row, catalogue, today)
    })
}

/// A service point.
pub fn service_point(
    catalogue: &Catalogue,
    cells: &[(&str, &str)],
) -> Result<ServicePointRow, Wrong> {
    line(Kind::ServicePoints, cells, |row| {
        service_points::parse(row, catalogue)
    })
}
