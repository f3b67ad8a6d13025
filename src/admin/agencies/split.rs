//! One agency becomes several; its history is never divided among them.

use super::{
    Handling, NewAgency,
    heirs::{existing, founded},
    reform::Reform,
};
use crate::{
    admin::{FieldError, Form, Plan, View, checks::Errors},
    store::AgencyRow,
};

/// One of those that follow.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heir {
    /// Key of an agency that is there already; empty if one is founded.
    pub existing: String,
    /// The agency that is founded, unless it is there already.
    pub agency: NewAgency,
}

/// Splits an agency.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Split {
    /// Key of the agency that ends the day before.
    pub key: String,
    /// Those that follow, at least two.
    pub heirs: Vec<Heir>,
    /// First day after the split.
    pub from: String,
    /// What becomes of what belongs to it.
    pub handling: Handling,
    /// The state of the agency that the form was filled in on.
    pub seen: String,
}

impl Form for Split {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let mut errors = Errors::default();
        let first = errors.day("from", &self.from);
        if self.heirs.len() < 2 {
            errors.add(FieldError::new("heirs", "admin-too-few").with("least", 2));
        }
        let Some((first, last)) = first.and_then(|day| Some((day, day.pred_opt()?))) else {
            return errors.finish(None);
        };
        let mut heirs = Vec::new();
        for (at, heir) in self.heirs.iter().enumerate() {
            let prefix = format!("heirs.{at}.");
            heirs.extend(if heir.existing.trim().is_empty() {
                founded(view, &mut errors, &prefix, &heir.agency, first)
            } else {
                let field = format!("{prefix}existing");
                existing(view, &mut errors, &field, &heir.existing, first)
            });
        }
        let mut reform = Reform::new(view, &self.handling, errors, last);
        reform.follow(heirs);
        once(&mut reform);
        if let Some(agency) = reform.open_without_heirs("key", &self.key) {
            let before = AgencyRow::of(agency, view.catalogue);
            reform.errors.fresh(&self.seen, &before);
            let successors = reform.heirs.clone();
            reform.close(agency, successors);
        }
        reform.plan(self.key.trim())
    }
}

/// Nobody follows twice.
fn once(reform: &mut Reform<'_>) {
    for (at, key) in reform.heirs.iter().enumerate() {
        if reform.heirs[..at].contains(key) {
            let field = format!("heirs.{at}.key");
            reform
                .errors
                .add(FieldError::of(field, "import-twice", key));
        }
    }
}
