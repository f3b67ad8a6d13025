//! Service points and when they are open. A point is never deleted: it ends on a day.

use serde_json::{Map, Value};

use super::{
    Edit as Change, FieldError, Form, Plan, View,
    checks::{Errors, seen},
};
use crate::{
    import::entry,
    model::{
        audit::{Action, ObjectKind},
        catalogue::Catalogue,
        opening::OpenHours,
        service_point::ServicePoint,
    },
    store::{AdminChange, Cells, Entry, ReferenceChange, ServicePointRow},
};

/// A service point, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields are the columns of service-points.csv, as typed"
)]
pub struct Fields {
    pub key: String,
    pub name: String,
    pub agency: String,
    pub serves_agency: String,
    pub domains: String,
    pub subject: String,
    pub valid_from: String,
    pub valid_until: String,
}

/// Makes a service point.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Create(pub Fields);

/// Changes a service point; with `valid_until` it ends.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edit {
    /// What is typed; the key tells which one.
    pub fields: Fields,
    /// The state of the service point that the form was filled in on.
    pub seen: String,
}

/// Sets the opening hours of a service point.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hours {
    /// Key of the service point.
    pub key: String,
    /// From Monday to Sunday, each like `07:30-11:30, 13:00-17:00`; empty where it is closed.
    pub days: [String; 7],
    /// The state of the hours that the form was filled in on.
    pub seen: String,
}

/// The hours of a service point, as an object of their own.
struct HoursEntry(String, Vec<OpenHours>);

impl Entry for HoursEntry {
    fn identity(&self) -> String {
        self.0.clone()
    }

    fn cells(&self) -> Cells {
        let names = [
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
        ];
        let day = |(weekday, name): (u8, &'static str)| {
            let hours = self.1.iter().filter(|open| open.weekday == weekday);
            let texts: Vec<String> = hours.map(OpenHours::to_string).collect();
            (name, texts.join(", "))
        };
        (1..).zip(names).map(day).collect()
    }
}

impl Edit {
    /// The form filled with what is stored.
    pub fn of(catalogue: &Catalogue, key: &str) -> Option<Self> {
        let row = ServicePointRow::of(catalogue.service_point(key)?, catalogue)?;
        let cells = row.cells();
        let cell = |name: &str| {
            let found = cells.iter().find(|(column, _)| *column == name);
            found.map(|(_, text)| text.clone()).unwrap_or_default()
        };
        Some(Self {
            seen: seen(&row),
            fields: Fields {
                key: cell("key"),
                name: cell("name"),
                agency: cell("agency"),
                serves_agency: cell("serves_agency"),
                domains: cell("domains"),
                subject: cell("subject"),
                valid_from: cell("valid_from"),
                valid_until: cell("valid_until"),
            },
        })
    }
}

impl Hours {
    /// The form filled with what is stored.
    pub fn of(catalogue: &Catalogue, key: &str) -> Option<Self> {
        let entry = stored_hours(catalogue, catalogue.service_point(key)?);
        let mut days = <[String; 7]>::default();
        for (day, (_, text)) in days.iter_mut().zip(entry.cells()) {
            *day = text;
        }
        Some(Self {
            key: key.to_owned(),
            days,
            seen: seen(&entry),
        })
    }
}

fn stored_hours(catalogue: &Catalogue, point: &ServicePoint) -> HoursEntry {
    HoursEntry(point.key.clone(), catalogue.hours_of(point.id).to_vec())
}

fn read(view: &View<'_>, errors: &mut Errors, fields: &Fields) -> Option<ServicePointRow> {
    let cells = [
        ("key", fields.key.as_str()),
        ("name", &fields.name),
        ("agency", &fields.agency),
        ("serves_agency", &fields.serves_agency),
        ("domains", &fields.domains),
        ("subject", &fields.subject),
        ("valid_from", &fields.valid_from),
        ("valid_until", &fields.valid_until),
    ];
    errors.take("", entry::service_point(view.catalogue, &cells))
}

fn unknown(key: &str) -> Vec<FieldError> {
    vec![FieldError::of("key", "import-unknown-point", key)]
}

impl Form for Create {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let mut errors = Errors::default();
        let row = read(view, &mut errors, &self.0);
        if view.catalogue.service_point(self.0.key.trim()).is_some() {
            errors.add(FieldError::of("key", "admin-key-taken", &self.0.key));
        }
        let row = errors.finish(row)?;
        let edit = Change::created(ObjectKind::ServicePoint, &row);
        let change = AdminChange::Reference(ReferenceChange::ServicePoints(vec![row.clone()]));
        Ok(Plan::of(row.key, edit, change))
    }
}

impl Form for Edit {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let mut errors = Errors::default();
        let stored = view.catalogue.service_point(&self.fields.key);
        let before = stored.and_then(|point| ServicePointRow::of(point, view.catalogue));
        let before = before.ok_or_else(|| unknown(&self.fields.key))?;
        errors.fresh(&self.seen, &before);
        let row = read(view, &mut errors, &self.fields);
        let row = errors.finish(row)?;
        let edit = Change::changed(ObjectKind::ServicePoint, &before, &row);
        let change = AdminChange::Reference(ReferenceChange::ServicePoints(vec![row]));
        Ok(Plan::of(before.key, edit, change))
    }
}

impl Form for Hours {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let mut errors = Errors::default();
        let stored = view.catalogue.service_point(&self.key);
        let before = stored.map(|point| stored_hours(view.catalogue, point));
        let before = before.ok_or_else(|| unknown(&self.key))?;
        errors.fresh(&self.seen, &before);
        let mut hours: Vec<OpenHours> = Vec::new();
        for ((weekday, text), at) in (1..).zip(&self.days).zip(0usize..) {
            hours.extend(read_day(&mut errors, &format!("days.{at}"), weekday, text));
        }
        errors.finish(Some(()))?;
        let after = HoursEntry(before.0.clone(), hours);
        let edit = Change::with(Action::Changed, ObjectKind::ServicePoint, &before.0)
            .from(as_hours(&before))
            .to(as_hours(&after));
        let change = AdminChange::Hours(after.0, after.1);
        Ok(Plan::of(before.0, edit, change))
    }
}

/// The hours as one field of the point in the audit log.
fn as_hours(entry: &HoursEntry) -> Value {
    let open = entry
        .cells()
        .into_iter()
        .filter(|(_, text)| !text.is_empty());
    let days: Vec<String> = open.map(|(day, text)| format!("{day} {text}")).collect();
    Map::from_iter([("opening_hours".to_owned(), days.join("; ").into())]).into()
}

fn read_day(errors: &mut Errors, field: &str, weekday: u8, text: &str) -> Vec<OpenHours> {
    let mut hours: Vec<OpenHours> = Vec::new();
    for part in text
        .split([',', ';'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        let Some(open) = OpenHours::parse(weekday, part) else {
            errors.add(FieldError::of(field, "admin-hours", part));
            continue;
        };
        if hours.iter().any(|known| known.overlaps(open)) {
            errors.add(FieldError::of(field, "admin-hours-overlap", part));
        }
        hours.push(open);
    }
    hours.sort();
    hours
}
