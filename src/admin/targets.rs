//! Official targets. One that was in force is never deleted: it ends with a year.

use super::{
    Edit as Change, FieldError, Form, Plan, View,
    checks::{Errors, seen},
};
use crate::{
    import::entry,
    model::{
        audit::{Action, ObjectKind},
        calendar::Calendar,
        catalogue::Catalogue,
        period::report_year_of,
        target::Target,
    },
    store::{AdminChange, Entry, ReferenceChange, TargetRow},
};

/// A target, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields are the columns of targets.csv, as typed"
)]
pub struct Fields {
    pub topic: String,
    pub scope: String,
    pub subject: String,
    pub domains: String,
    pub agency_kinds: String,
    pub measured_by: String,
    pub year_from: String,
    pub year_until: String,
    pub comparison: String,
    pub threshold_percent: String,
    pub status: String,
    pub issuer: String,
    pub source: String,
}

/// Sets a target.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Create(pub Fields);

/// Corrects a target.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edit {
    /// Number of the target.
    pub id: i32,
    /// What is typed.
    pub fields: Fields,
    /// The state of the target that the form was filled in on.
    pub seen: String,
    /// Whether it shall be done though the target is in force: verdicts of the past then change.
    pub confirmed: bool,
}

/// Ends a target with a report year.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct End {
    /// Number of the target.
    pub id: i32,
    /// The last report year.
    pub year_until: String,
    /// The state of the target that the form was filled in on.
    pub seen: String,
}

/// Deletes a target that was never in force.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Delete {
    /// Number of the target.
    pub id: i32,
    /// The state of the target that the form was filled in on.
    pub seen: String,
}

/// The target with this number.
pub fn find(catalogue: &Catalogue, id: i32) -> Option<&Target> {
    catalogue.targets.iter().find(|target| target.id == id)
}

/// Whether the target is or was in force, in whichever calendar.
pub fn is_in_force(view: &View<'_>, target: &Target) -> bool {
    target.year_from <= this_year(view)
}

/// The report year of today; the reporting calendar's begins first.
pub fn this_year(view: &View<'_>) -> i32 {
    report_year_of(view.today, Calendar::Reporting)
}

impl Edit {
    /// The form filled with what is stored.
    pub fn of(catalogue: &Catalogue, id: i32) -> Option<Self> {
        let row = TargetRow::of(find(catalogue, id)?, catalogue)?;
        let cells = row.cells();
        let cell = |name: &str| {
            let found = cells.iter().find(|(column, _)| *column == name);
            found.map(|(_, text)| text.clone()).unwrap_or_default()
        };
        Some(Self {
            id,
            seen: seen(&row),
            confirmed: false,
            fields: Fields {
                topic: cell("topic"),
                scope: cell("scope"),
                subject: cell("subject"),
                domains: cell("domains"),
                agency_kinds: cell("agency_kinds"),
                measured_by: cell("measured_by"),
                year_from: cell("year_from"),
                year_until: cell("year_until"),
                comparison: cell("comparison"),
                threshold_percent: cell("threshold_percent"),
                status: cell("status"),
                issuer: cell("issuer"),
                source: cell("source"),
            },
        })
    }
}

fn read(
    view: &View<'_>,
    errors: &mut Errors,
    fields: &Fields,
    own: Option<i32>,
) -> Option<TargetRow> {
    let cells = [
        ("topic", fields.topic.as_str()),
        ("scope", &fields.scope),
        ("subject", &fields.subject),
        ("domains", &fields.domains),
        ("agency_kinds", &fields.agency_kinds),
        ("measured_by", &fields.measured_by),
        ("year_from", &fields.year_from),
        ("year_until", &fields.year_until),
        ("comparison", &fields.comparison),
        ("threshold_percent", &fields.threshold_percent),
        ("status", &fields.status),
        ("issuer", &fields.issuer),
        ("source", &fields.source),
    ];
    let row = errors.take("", entry::target(view.catalogue, &cells))?;
    let others = view.catalogue.targets.iter();
    let mut others = others.filter(|target| Some(target.id) != own);
    let same = |target: &Target| {
        let known = TargetRow::of(target, view.catalogue);
        known.is_some_and(|known| known.identity() == row.identity())
    };
    if others.any(same) {
        errors.add(FieldError::of("topic", "admin-target-exists", &row.topic));
    }
    Some(row)
}

/// The stored target that a form is about.
fn stored<'c>(
    view: &View<'c>,
    errors: &mut Errors,
    id: i32,
    written: &str,
) -> Result<(&'c Target, TargetRow), Vec<FieldError>> {
    let target = find(view.catalogue, id);
    let found = target.and_then(|target| Some((target, TargetRow::of(target, view.catalogue)?)));
    let (target, row) = found.ok_or_else(|| vec![FieldError::of("", "admin-no-target", id)])?;
    errors.fresh(written, &row);
    Ok((target, row))
}

fn changed(id: i32, before: &TargetRow, row: TargetRow) -> Plan {
    let edit = Change::changed(ObjectKind::Target, before, &row);
    Plan::of(id.to_string(), edit, AdminChange::Target(id, row))
}

impl Form for Create {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let mut errors = Errors::default();
        let row = read(view, &mut errors, &self.0, None);
        let row = errors.finish(row)?;
        let edit = Change::created(ObjectKind::Target, &row);
        let change = AdminChange::Reference(ReferenceChange::Targets(vec![row.clone()]));
        Ok(Plan::of(row.identity(), edit, change))
    }
}

impl Form for Edit {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let mut errors = Errors::default();
        let (target, before) = stored(view, &mut errors, self.id, &self.seen)?;
        let row = read(view, &mut errors, &self.fields, Some(self.id));
        if let Some(row) = &row {
            let words = (before.issuer.clone(), before.source.clone());
            let decisive = TargetRow {
                issuer: words.0,
                source: words.1,
                ..row.clone()
            };
            if decisive != before && is_in_force(view, target) && !self.confirmed {
                errors.add(FieldError::new("confirmed", "admin-target-in-force"));
            }
        }
        let row = errors.finish(row)?;
        Ok(changed(self.id, &before, row))
    }
}

impl Form for End {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let mut errors = Errors::default();
        let (target, before) = stored(view, &mut errors, self.id, &self.seen)?;
        let written = self.year_until.trim();
        let year = written.parse::<i32>().ok();
        // Years that are over were judged by it.
        let earliest = target.year_from.max(this_year(view) - 1);
        match year {
            None => errors.add(FieldError::of("year_until", "import-year", written)),
            Some(year) if year < earliest => {
                let error = FieldError::of("year_until", "admin-year-past", year);
                errors.add(error.with("earliest", earliest));
            }
            Some(year) if year > target.year_until => {
                let error = FieldError::of("year_until", "admin-year-later", year);
                errors.add(error.with("latest", target.year_until));
            }
            Some(_) => {}
        }
        let year_until = errors.finish(year)?;
        let row = TargetRow {
            year_until,
            ..before.clone()
        };
        Ok(changed(self.id, &before, row))
    }
}

impl Form for Delete {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let mut errors = Errors::default();
        let (target, before) = stored(view, &mut errors, self.id, &self.seen)?;
        if is_in_force(view, target) {
            errors.add(FieldError::new("", "admin-target-was-in-force"));
        }
        errors.finish(Some(()))?;
        let edit = Change::with(Action::Deleted, ObjectKind::Target, before.identity())
            .from(before.state());
        Ok(Plan::of(
            String::new(),
            edit,
            AdminChange::DropTarget(self.id),
        ))
    }
}
