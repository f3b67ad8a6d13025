//! A new agency.

use super::NewAgency;
use crate::{
    admin::{Edit, FieldError, Form, Plan, View, checks::Errors},
    import::entry,
    model::audit::ObjectKind,
    store::{AdminChange, AgencyRow, ReferenceChange},
};

/// Founds an agency that follows no other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The agency.
    pub agency: NewAgency,
    /// First day; empty if unknown.
    pub valid_from: String,
    /// Last day; empty if unknown.
    pub valid_until: String,
}

impl Form for Found {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let mut errors = Errors::default();
        let days = (self.valid_from.as_str(), self.valid_until.as_str());
        let row = new_agency(view, &mut errors, "", &self.agency, days);
        if let Some(row) = &row {
            errors.take("", links(view, std::slice::from_ref(row)));
        }
        let row = errors.finish(row)?;
        Ok(Plan::of(
            row.key.clone(),
            Edit::created(ObjectKind::Agency, &row),
            AdminChange::Reference(ReferenceChange::Agencies(vec![row])),
        ))
    }
}

/// What is wrong with parents and successors.
pub(super) fn links(view: &View<'_>, rows: &[AgencyRow]) -> Result<(), Vec<crate::import::Fault>> {
    let wrong = entry::agency_links(view.catalogue, rows);
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

/// Reads an agency whose key nobody has.
pub(super) fn new_agency(
    view: &View<'_>,
    errors: &mut Errors,
    prefix: &str,
    agency: &NewAgency,
    (from, until): (&str, &str),
) -> Option<AgencyRow> {
    let cells = [
        ("key", agency.key.as_str()),
        ("area_code", &agency.area_code),
        ("name", &agency.name),
        ("kind", &agency.kind),
        ("parent", &agency.parent),
        ("valid_from", from),
        ("valid_until", until),
        ("source", &agency.source),
    ];
    let row = errors.take(prefix, entry::agency(view.catalogue, &cells))?;
    if view.catalogue.agency(&row.key).is_some() {
        errors.add(FieldError::of(
            format!("{prefix}key"),
            "admin-key-taken",
            &row.key,
        ));
    }
    Some(row)
}
