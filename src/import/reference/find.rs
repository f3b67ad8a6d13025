//! What a cell of reference data refers to; an unknown name is a fault.

use crate::{
    import::{fault::Problem, row::Row},
    model::{
        agency::Agency, catalogue::Catalogue, domain::Domain, period::DayRange, scope::Scope,
        target::Selection, validity::Validity,
    },
};

/// The agency with this key, or with this name if only one has it.
pub fn agency<'c>(
    catalogue: &'c Catalogue,
    row: &mut Row<'_>,
    column: &str,
    written: &str,
) -> Option<&'c Agency> {
    let found = catalogue.find_agency(written);
    if found.is_none() && !written.is_empty() {
        row.fault(column, Problem::of("import-unknown-agency", written));
    }
    found
}

/// The domain with this key or name.
pub fn domain<'c>(
    catalogue: &'c Catalogue,
    row: &mut Row<'_>,
    column: &str,
    written: &str,
) -> Option<&'c Domain> {
    let found = catalogue.find_domain(written);
    if found.is_none() && !written.is_empty() {
        row.fault(column, Problem::of("import-unknown-domain", written));
    }
    found
}

/// The scope in the cell `scope`.
pub fn scope<'c>(catalogue: &'c Catalogue, row: &mut Row<'_>) -> Option<&'c Scope> {
    let written = row.text("scope");
    let found = catalogue.scope(&written);
    if found.is_none() && !written.is_empty() {
        row.fault("scope", Problem::of("import-unknown-scope", &written));
    }
    found
}

/// Keys of domains, or `*` for all.
pub fn domains(catalogue: &Catalogue, row: &mut Row<'_>, column: &str) -> Selection<String> {
    let written = row.list(column);
    if written == ["*"] {
        return Selection::All;
    }
    let mut keys = Vec::new();
    for name in &written {
        keys.extend(domain(catalogue, row, column, name).map(|found| found.key.clone()));
    }
    Selection::Only(keys)
}

/// Whether the two have a day in common.
pub fn meet(a: Validity, b: Validity) -> bool {
    let from = a.from.max(b.from);
    let until = match (a.until, b.until) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (one, other) => one.or(other),
    };
    match (from, until) {
        (Some(from), Some(until)) => DayRange::new(from, until).is_some(),
        _ => true,
    }
}
