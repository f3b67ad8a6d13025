//! An agency ends and nobody follows.

use super::{Handling, reform::Reform};
use crate::{
    admin::{FieldError, Form, Plan, View, checks::Errors},
    store::AgencyRow,
};

/// Dissolves an agency.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dissolve {
    /// Key of the agency.
    pub key: String,
    /// Its last day.
    pub last_day: String,
    /// What becomes of what belongs to it; with nobody to move to, it ends.
    pub handling: Handling,
    /// The state of the agency that the form was filled in on.
    pub seen: String,
}

impl Form for Dissolve {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let mut errors = Errors::default();
        let Some(last) = errors.day("last_day", &self.last_day) else {
            return errors.finish(None);
        };
        let mut reform = Reform::new(view, &self.handling, errors, last);
        if let Some(agency) = reform.open_without_heirs("key", &self.key) {
            let before = AgencyRow::of(agency, view.catalogue);
            reform.errors.fresh(&self.seen, &before);
            reform.close(agency, Vec::new());
        }
        reform.plan(self.key.trim())
    }
}
