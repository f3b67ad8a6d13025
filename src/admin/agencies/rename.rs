//! Another name or code from some day on: a new entry that follows the old one.

use super::{Handling, NewAgency, heirs::founded, reform::Reform};
use crate::{
    admin::{FieldError, Form, Plan, View, checks::Errors, seen},
    model::catalogue::Catalogue,
    store::AgencyRow,
};

/// Renames or re-codes an agency from a day on. The old entry ends the day before and keeps its history;
/// the new one succeeds it and joins its scopes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rename {
    /// Key of the agency under its old name.
    pub key: String,
    /// The agency under its new name, with a key of its own.
    pub agency: NewAgency,
    /// First day under the new name.
    pub from: String,
    /// What becomes of what belongs to it.
    pub handling: Handling,
    /// The state of the agency that the form was filled in on.
    pub seen: String,
}

impl Rename {
    /// The form filled with what stays as it is.
    pub fn of(catalogue: &Catalogue, key: &str) -> Option<Self> {
        let row = AgencyRow::of(catalogue.agency(key)?, catalogue);
        Some(Self {
            key: row.key.clone(),
            seen: seen(&row),
            handling: Handling {
                children: "move".to_owned(),
                service_points: "move".to_owned(),
                join_scopes: true,
                confirmed: false,
            },
            agency: NewAgency {
                key: String::new(),
                area_code: row.area_code.unwrap_or_default(),
                name: row.name,
                kind: row.kind,
                parent: row.parent.unwrap_or_default(),
                source: row.source,
            },
            from: String::new(),
        })
    }
}

impl Form for Rename {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let mut errors = Errors::default();
        let first = errors.day("from", &self.from);
        let Some((first, last)) = first.and_then(|day| Some((day, day.pred_opt()?))) else {
            return errors.finish(None);
        };
        let heir = founded(view, &mut errors, "", &self.agency, first);
        let handling = Handling {
            join_scopes: true,
            ..self.handling.clone()
        };
        let mut reform = Reform::new(view, &handling, errors, last);
        let old = reform.open("key", &self.key);
        if let (Some(old), Some(mut heir)) = (old, heir) {
            let before = AgencyRow::of(old, view.catalogue);
            reform.errors.fresh(&self.seen, &before);
            heir.row.valid.until = before.valid.until;
            heir.row.successors = before.successors;
            reform.follow(vec![heir]);
            let successors = reform.heirs.clone();
            reform.close(old, successors);
        }
        reform.plan(self.agency.key.trim())
    }
}
