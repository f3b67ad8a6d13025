//! Who follows: an agency that is there already, or a new one.

use chrono::NaiveDate;

use super::{NewAgency, found::new_agency};
use crate::{
    admin::{FieldError, View, checks::Errors},
    store::AgencyRow,
};

/// A successor.
pub(super) struct HeirRow {
    pub row: AgencyRow,
    pub is_new: bool,
}

/// Reads the agency `key`, which must exist on `day`.
pub(super) fn existing(
    view: &View<'_>,
    errors: &mut Errors,
    field: &str,
    key: &str,
    day: NaiveDate,
) -> Option<HeirRow> {
    let Some(agency) = view.catalogue.agency(key.trim()) else {
        errors.add(FieldError::of(field, "import-unknown-agency", key));
        return None;
    };
    if !agency.valid.contains(day) {
        let error = FieldError::of(field, "import-agency-not-valid", &agency.name);
        errors.add(error.with("day", day));
    }
    Some(HeirRow {
        row: AgencyRow::of(agency, view.catalogue),
        is_new: false,
    })
}

/// Reads a new agency that begins on `day`.
pub(super) fn founded(
    view: &View<'_>,
    errors: &mut Errors,
    prefix: &str,
    agency: &NewAgency,
    day: NaiveDate,
) -> Option<HeirRow> {
    let from = day.to_string();
    let row = new_agency(view, errors, prefix, agency, (&from, ""))?;
    Some(HeirRow { row, is_new: true })
}
