//! Choosing which questionnaire citizens of an agency are asked, on their phones and at kiosks.

use crate::{
    admin::{Edit as Change, FieldError, Form, Plan, View, checks::Errors, plan::object},
    model::{
        agency::Agency,
        audit::{Action, ObjectKind},
        catalogue::Catalogue,
    },
    store::AdminChange,
};

/// The agency asks this questionnaire from now on, and so do those below it that have no choice of their own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UseAt {
    /// Key of the questionnaire.
    pub key: String,
    /// Key of the agency.
    pub agency: String,
}

/// The agencies for which this questionnaire was chosen.
pub fn used_at<'c>(catalogue: &'c Catalogue, key: &str) -> Vec<&'c Agency> {
    let uses = &catalogue.questionnaire_uses;
    let own = |agency: &&Agency| uses.get(&agency.id).is_some_and(|used| used == key);
    catalogue.agencies.iter().filter(own).collect()
}

impl Form for UseAt {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let mut errors = Errors::default();
        let newest = view.catalogue.newest_questionnaire(self.key.trim());
        if newest.is_none() {
            errors.add(FieldError::of("", "admin-not-published", &self.key));
        }
        let agency = view.catalogue.agency(self.agency.trim());
        if agency.is_none() {
            errors.add(FieldError::of(
                "agency",
                "import-unknown-agency",
                &self.agency,
            ));
        }
        let (newest, agency) = errors.finish(newest.zip(agency))?;
        let before = view.catalogue.questionnaire_uses.get(&agency.id);
        let state = |key: &str| object(vec![("questionnaire", key.to_owned())]);
        let edit = Change::with(Action::Changed, ObjectKind::Agency, agency.key.clone())
            .from(state(before.map_or("", String::as_str)))
            .to(state(&newest.key));
        let change = AdminChange::UseQuestionnaire(agency.id, newest.key.clone());
        Ok(Plan::of(newest.name(), edit, change))
    }
}
