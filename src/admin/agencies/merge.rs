//! Several agencies become one.

use std::collections::BTreeSet;

use super::{
    Handling, NewAgency,
    heirs::{HeirRow, existing, founded},
    reform::Reform,
};
use crate::admin::{FieldError, Form, Plan, View, checks::Errors};

/// Merges agencies into one that is there already and goes on, or that is founded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Merge {
    /// Keys of the agencies that end the day before; the one that goes on may be among them.
    pub predecessors: Vec<String>,
    /// Key of the agency that goes on; empty if one is founded.
    pub into: String,
    /// The agency that is founded, unless one goes on.
    pub agency: NewAgency,
    /// First day after the merger.
    pub from: String,
    /// What becomes of what belongs to them.
    pub handling: Handling,
}

impl Merge {
    /// Keys of those that end, each once.
    fn ending(&self) -> BTreeSet<&str> {
        let keys = self.predecessors.iter().map(|key| key.trim());
        keys.filter(|key| !key.is_empty() && *key != self.into.trim())
            .collect()
    }

    fn heir(
        &self,
        view: &View<'_>,
        errors: &mut Errors,
        first: chrono::NaiveDate,
    ) -> Option<HeirRow> {
        if self.into.trim().is_empty() {
            founded(view, errors, "", &self.agency, first)
        } else {
            existing(view, errors, "into", &self.into, first)
        }
    }
}

impl Form for Merge {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let mut errors = Errors::default();
        let first = errors.day("from", &self.from);
        let ending = self.ending();
        let needed = if self.into.trim().is_empty() { 2 } else { 1 };
        if ending.len() < needed {
            let error = FieldError::new("predecessors", "admin-too-few");
            errors.add(error.with("least", needed));
        }
        let Some((first, last)) = first.and_then(|day| Some((day, day.pred_opt()?))) else {
            return errors.finish(None);
        };
        let heir = self.heir(view, &mut errors, first);
        let mut reform = Reform::new(view, &self.handling, errors, last);
        reform.follow(heir.into_iter().collect());
        for key in ending {
            if let Some(agency) = reform.open_without_heirs("predecessors", key) {
                let successors = reform.heirs.clone();
                reform.close(agency, successors);
            }
        }
        let key = reform.heirs.first().cloned().unwrap_or_default();
        reform.plan(&key)
    }
}
