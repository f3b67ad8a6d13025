//! A correction of an entry that was wrong from the start.

use super::found::links;
use crate::{
    admin::{self, FieldError, Form, Plan, View, checks::Errors, seen},
    import::entry,
    model::{agency::Agency, audit::ObjectKind, catalogue::Catalogue},
    store::{AdminChange, AgencyRow, Entry, RatingGuard, ReferenceChange},
};

/// Corrects an agency: a typo, a wrong date, a missing code. All fields are the columns of `agencies.csv`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields are the columns of agencies.csv, as typed"
)]
pub struct Edit {
    pub key: String,
    pub area_code: String,
    pub name: String,
    pub kind: String,
    pub parent: String,
    pub valid_from: String,
    pub valid_until: String,
    pub successors: String,
    pub source: String,
    /// The state of the agency that the form was filled in on.
    pub seen: String,
    /// Whether it shall be done though there are ratings outside the new days.
    pub confirmed: bool,
}

impl Edit {
    /// The form filled with what is stored.
    pub fn of(catalogue: &Catalogue, key: &str) -> Option<Self> {
        let row = AgencyRow::of(catalogue.agency(key)?, catalogue);
        let cells = row.cells();
        let cell = |name: &str| {
            let cell = cells.iter().find(|(column, _)| *column == name);
            cell.map(|(_, text)| text.clone()).unwrap_or_default()
        };
        Some(Self {
            key: cell("key"),
            area_code: cell("area_code"),
            name: cell("name"),
            kind: cell("kind"),
            parent: cell("parent"),
            valid_from: cell("valid_from"),
            valid_until: cell("valid_until"),
            successors: cell("successors"),
            source: cell("source"),
            seen: seen(&row),
            confirmed: false,
        })
    }

    fn read(&self, view: &View<'_>, errors: &mut Errors) -> Option<AgencyRow> {
        let cells = [
            ("key", self.key.as_str()),
            ("area_code", &self.area_code),
            ("name", &self.name),
            ("kind", &self.kind),
            ("parent", &self.parent),
            ("valid_from", &self.valid_from),
            ("valid_until", &self.valid_until),
            ("successors", &self.successors),
            ("source", &self.source),
        ];
        let row = errors.take("", entry::agency(view.catalogue, &cells))?;
        errors.take("", links(view, std::slice::from_ref(&row)));
        Some(row)
    }

    /// Ratings must lie within the days, if these change.
    fn guards(&self, stored: &Agency, row: &AgencyRow) -> Vec<RatingGuard> {
        if self.confirmed || stored.valid == row.valid {
            return Vec::new();
        }
        vec![RatingGuard {
            agency: stored.id,
            valid: row.valid,
        }]
    }
}

impl Form for Edit {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let mut errors = Errors::default();
        let Some(stored) = view.catalogue.agency(&self.key) else {
            return Err(vec![FieldError::of(
                "key",
                "import-unknown-agency",
                &self.key,
            )]);
        };
        let before = AgencyRow::of(stored, view.catalogue);
        errors.fresh(&self.seen, &before);
        let row = self.read(view, &mut errors);
        let row = errors.finish(row)?;
        let edit = admin::Edit::changed(ObjectKind::Agency, &before, &row);
        let guards = self.guards(stored, &row);
        let change = AdminChange::Reference(ReferenceChange::Agencies(vec![row]));
        Ok(Plan {
            guards,
            ..Plan::of(stored.key.clone(), edit, change)
        })
    }
}
