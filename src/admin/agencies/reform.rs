//! What renaming, merging, splitting and dissolving have in common: agencies end, others follow,
//! and what belonged to them ends or goes on.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Handling, found::links, heirs::HeirRow};
use crate::{
    admin::{self, FieldError, Plan, View, checks::Errors},
    model::{agency::Agency, audit::ObjectKind, catalogue::Catalogue, validity::Validity},
    store::{AdminChange, AgencyRow, RatingGuard, ReferenceChange, ScopeRow, ServicePointRow},
};

/// A reform that is being put together.
pub(super) struct Reform<'v> {
    pub catalogue: &'v Catalogue,
    pub today: NaiveDate,
    pub errors: Errors,
    pub handling: &'v Handling,
    /// The last day of what ends.
    pub last: NaiveDate,
    /// Keys of those that follow all that ends.
    pub heirs: Vec<String>,
    /// Numbers of the agencies that end.
    pub closing: BTreeSet<i32>,
    /// Agencies as they will be, by key: those that are there already, and new ones.
    pub changed: BTreeMap<String, AgencyRow>,
    pub founded: Vec<AgencyRow>,
    pub scopes: BTreeMap<String, ScopeRow>,
    pub points: BTreeMap<String, ServicePointRow>,
    guards: Vec<RatingGuard>,
}

impl<'v> Reform<'v> {
    pub fn new(view: &View<'v>, handling: &'v Handling, errors: Errors, last: NaiveDate) -> Self {
        Self {
            catalogue: view.catalogue,
            today: view.today,
            errors,
            handling,
            last,
            heirs: Vec::new(),
            closing: BTreeSet::new(),
            changed: BTreeMap::new(),
            founded: Vec::new(),
            scopes: BTreeMap::new(),
            points: BTreeMap::new(),
            guards: Vec::new(),
        }
    }

    /// The first day without what ends.
    pub fn first(&self) -> NaiveDate {
        self.last.succ_opt().unwrap_or(self.last)
    }

    /// Names those that follow.
    pub fn follow(&mut self, heirs: Vec<HeirRow>) {
        for heir in heirs {
            self.heirs.push(heir.row.key.clone());
            if heir.is_new {
                self.founded.push(heir.row);
            }
        }
    }

    /// An agency that can end on the last day.
    pub fn open(&mut self, field: &str, key: &str) -> Option<&'v Agency> {
        let Some(agency) = self.catalogue.agency(key.trim()) else {
            let error = FieldError::of(field, "import-unknown-agency", key);
            self.errors.add(error);
            return None;
        };
        let code = if agency.valid.from.is_some_and(|from| from > self.last) {
            "admin-before-founding"
        } else if agency.valid.until.is_some_and(|until| until < self.last) {
            "admin-ended-before"
        } else {
            return Some(agency);
        };
        let error = FieldError::of(field, code, &agency.name).with("day", self.last);
        self.errors.add(error);
        None
    }

    /// An agency that can end and whose successors are not known yet.
    pub fn open_without_heirs(&mut self, field: &str, key: &str) -> Option<&'v Agency> {
        let agency = self.open(field, key)?;
        if agency.successors.is_empty() {
            return Some(agency);
        }
        self.errors
            .add(FieldError::of(field, "admin-has-successors", &agency.name));
        None
    }

    /// Ends an agency.
    pub fn close(&mut self, agency: &Agency, successors: Vec<String>) {
        let mut row = AgencyRow::of(agency, self.catalogue);
        row.valid.until = Some(self.last);
        row.successors = successors;
        row.successors.sort();
        self.closing.insert(agency.id);
        if !self.handling.confirmed {
            self.guards.push(RatingGuard {
                agency: agency.id,
                valid: Validity {
                    from: None,
                    until: Some(self.last),
                },
            });
        }
        self.changed.insert(row.key.clone(), row);
    }

    /// The one that follows, where something shall move to it.
    pub fn only_heir(&mut self, field: &str) -> Option<String> {
        if let [heir] = self.heirs.as_slice() {
            return Some(heir.clone());
        }
        self.errors
            .add(FieldError::new(field, "admin-move-needs-one"));
        None
    }

    /// Whether the choice is `move`; anything but `end` and nothing is an error.
    pub fn moves(&mut self, field: &str, chosen: &str) -> bool {
        if !matches!(chosen, "" | "end" | "move") {
            let error = FieldError::of(field, "import-word", chosen);
            self.errors.add(error.with("expected", "end, move"));
        }
        chosen == "move"
    }

    /// All of it as a plan about the object `key`.
    pub fn plan(mut self, key: &str) -> Result<Plan, Vec<FieldError>> {
        self.children();
        self.service_points();
        self.memberships();
        let mut agencies = self.founded.clone();
        agencies.extend(self.changed.values().cloned());
        if self.errors.is_empty() {
            let view = View {
                catalogue: self.catalogue,
                today: self.today,
            };
            self.errors.take("", links(&view, &agencies));
        }
        let edits = self.edits();
        let plan = Plan {
            key: key.to_owned(),
            edits,
            changes: vec![
                AdminChange::Reference(ReferenceChange::Agencies(agencies)),
                AdminChange::Reference(ReferenceChange::Scopes(
                    self.scopes.into_values().collect(),
                )),
                AdminChange::Reference(ReferenceChange::ServicePoints(
                    self.points.into_values().collect(),
                )),
            ],
            guards: self.guards,
        };
        self.errors.finish(Some(plan))
    }

    /// What the audit log will say: the agencies first.
    fn edits(&self) -> Vec<admin::Edit> {
        let catalogue = self.catalogue;
        let founded = self.founded.iter();
        let mut edits: Vec<admin::Edit> = founded
            .map(|row| admin::Edit::created(ObjectKind::Agency, row))
            .collect();
        edits.extend(self.changed.values().filter_map(|row| {
            let before = AgencyRow::of(catalogue.agency(&row.key)?, catalogue);
            Some(admin::Edit::changed(ObjectKind::Agency, &before, row))
        }));
        edits.extend(self.scopes.values().filter_map(|row| {
            let before = ScopeRow::of(catalogue.scope(&row.key)?, catalogue);
            Some(admin::Edit::changed(ObjectKind::Scope, &before, row))
        }));
        edits.extend(self.points.values().filter_map(|row| {
            let before = ServicePointRow::of(catalogue.service_point(&row.key)?, catalogue)?;
            Some(admin::Edit::changed(ObjectKind::ServicePoint, &before, row))
        }));
        edits
    }
}
