//! Values published by others. They can be corrected, with a line in the audit log; they are never deleted.

use super::{
    Edit as Change, FieldError, Form, Plan, View,
    checks::{Errors, seen},
};
use crate::{
    import::entry,
    model::{audit::ObjectKind, catalogue::Catalogue, official::OfficialValue},
    store::{AdminChange, Entry, OfficialRow, ReferenceChange},
};

/// An official value, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields are the columns of official-values.csv, as typed"
)]
pub struct Fields {
    pub topic: String,
    pub scope: String,
    pub period: String,
    pub calendar: String,
    pub value_percent: String,
    pub source: String,
    pub date: String,
}

/// Enters an official value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Create(pub Fields);

/// Corrects an official value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edit {
    /// Which one, by [`identity`].
    pub was: String,
    /// What is typed.
    pub fields: Fields,
    /// The state of the value that the form was filled in on.
    pub seen: String,
}

/// What tells an official value from others: scope, topic and days.
pub fn identity(catalogue: &Catalogue, value: &OfficialValue) -> String {
    OfficialRow::of(value, catalogue).map_or_else(String::new, |row| row.identity())
}

fn find(catalogue: &Catalogue, identity: &str) -> Option<OfficialRow> {
    let rows = catalogue.official.iter();
    let mut rows = rows.filter_map(|value| OfficialRow::of(value, catalogue));
    rows.find(|row| row.identity() == identity)
}

impl Edit {
    /// The form filled with what is stored.
    pub fn of(catalogue: &Catalogue, identity: &str) -> Option<Self> {
        let row = find(catalogue, identity)?;
        let cells = row.cells();
        let cell = |name: &str| {
            let found = cells.iter().find(|(column, _)| *column == name);
            found.map(|(_, text)| text.clone()).unwrap_or_default()
        };
        Some(Self {
            was: identity.to_owned(),
            seen: seen(&row),
            fields: Fields {
                topic: cell("topic"),
                scope: cell("scope"),
                period: cell("period"),
                calendar: cell("calendar"),
                value_percent: cell("value_percent"),
                source: cell("source"),
                date: cell("date"),
            },
        })
    }
}

fn read(view: &View<'_>, errors: &mut Errors, fields: &Fields, own: &str) -> Option<OfficialRow> {
    let cells = [
        ("topic", fields.topic.as_str()),
        ("scope", &fields.scope),
        ("period", &fields.period),
        ("calendar", &fields.calendar),
        ("value_percent", &fields.value_percent),
        ("source", &fields.source),
        ("date", &fields.date),
    ];
    let row = errors.take(
        "",
        entry::official_value(view.catalogue, view.today, &cells),
    )?;
    let identity = row.identity();
    if identity != own && find(view.catalogue, &identity).is_some() {
        errors.add(FieldError::of("period", "admin-value-exists", &row.topic));
    }
    Some(row)
}

impl Form for Create {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let mut errors = Errors::default();
        let row = read(view, &mut errors, &self.0, "");
        let row = errors.finish(row)?;
        let edit = Change::created(ObjectKind::OfficialValue, &row);
        let change = AdminChange::Reference(ReferenceChange::OfficialValues(vec![row.clone()]));
        Ok(Plan::of(row.identity(), edit, change))
    }
}

impl Form for Edit {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let mut errors = Errors::default();
        let Some(before) = find(view.catalogue, &self.was) else {
            return Err(vec![FieldError::of("", "admin-no-value", &self.was)]);
        };
        errors.fresh(&self.seen, &before);
        let row = read(view, &mut errors, &self.fields, &self.was);
        let row = errors.finish(row)?;
        let (key, edit) = (
            row.identity(),
            Change::changed(ObjectKind::OfficialValue, &before, &row),
        );
        let change = AdminChange::OfficialValue(before.topic, before.scope, before.range, row);
        Ok(Plan::of(key, edit, change))
    }
}
