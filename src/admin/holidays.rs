//! Holidays: days on which nobody is served, anywhere or at one service point.

use chrono::NaiveDate;

use super::{Edit as Change, FieldError, Form, Plan, View, checks::Errors};
use crate::{
    model::{
        audit::{Action, ObjectKind},
        catalogue::Catalogue,
        opening::Holiday,
        validity::read_day,
    },
    store::{AdminChange, Cells, Entry},
};

/// Most days that one form may name.
const MOST: usize = 31;

/// Names holidays from a day to a day; days that are holidays there already get the new name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Add {
    /// First day.
    pub from: String,
    /// Last day; empty for a single day.
    pub until: String,
    /// The name, e.g. «Tết Nguyên đán».
    pub name: String,
    /// Key of the one service point that is closed; empty: all of them.
    pub service_point: String,
}

/// Makes holidays plain days again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remove {
    /// Which ones, by [`key`].
    pub days: Vec<String>,
}

/// A holiday with the key of its service point in place of the number.
struct HolidayEntry<'a> {
    holiday: &'a Holiday,
    service_point: Option<&'a str>,
}

impl<'a> HolidayEntry<'a> {
    fn of(catalogue: &'a Catalogue, holiday: &'a Holiday) -> Self {
        let point = holiday.service_point;
        let point = point.and_then(|id| catalogue.service_point_by_id(id));
        Self {
            holiday,
            service_point: point.map(|point| point.key.as_str()),
        }
    }
}

impl Entry for HolidayEntry<'_> {
    fn identity(&self) -> String {
        identity(self.holiday.day, self.service_point.unwrap_or_default())
    }

    fn cells(&self) -> Cells {
        let point = self.service_point;
        let point = point.map(|key| ("service_point", key.to_owned()));
        let day = ("day", self.holiday.day.to_string());
        let name = ("name", self.holiday.name.clone());
        [day].into_iter().chain(point).chain([name]).collect()
    }
}

/// What names a holiday: `2026-09-02` of all service points, `2026-12-01@quay-1` of one, whose key is empty for all.
pub fn identity(day: NaiveDate, service_point: &str) -> String {
    if service_point.is_empty() {
        day.to_string()
    } else {
        format!("{day}@{service_point}")
    }
}

/// What names this holiday.
pub fn key(catalogue: &Catalogue, holiday: &Holiday) -> String {
    HolidayEntry::of(catalogue, holiday).identity()
}

/// The holiday that is named so.
pub fn named<'a>(catalogue: &'a Catalogue, key: &str) -> Option<&'a Holiday> {
    let (day, point) = match key.split_once('@') {
        Some((day, point)) => (day, Some(catalogue.service_point(point)?.id)),
        None => (key, None),
    };
    catalogue.holiday(read_day(day)?, point)
}

impl Add {
    /// First and last day.
    fn days(&self, errors: &mut Errors) -> Option<(NaiveDate, NaiveDate)> {
        let from = errors.day("from", &self.from);
        let until = match self.until.trim() {
            "" => from,
            written => errors.day("until", written),
        };
        let (from, until) = from.zip(until)?;
        if until < from {
            errors.add(FieldError::new("until", "import-reversed"));
        } else if days(from, until).nth(MOST).is_some() {
            errors.add(FieldError::new("until", "admin-too-many-days").with("most", MOST));
        }
        Some((from, until))
    }

    /// Number of the service point; `None` for all of them.
    fn point(&self, catalogue: &Catalogue, errors: &mut Errors) -> Option<i32> {
        let written = self.service_point.trim();
        let point = catalogue.service_point(written);
        if point.is_none() && !written.is_empty() {
            errors.add(FieldError::of(
                "service_point",
                "import-unknown-point",
                written,
            ));
        }
        point.map(|point| point.id)
    }
}

fn days(from: NaiveDate, until: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    from.iter_days().take_while(move |day| *day <= until)
}

impl Form for Add {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let mut errors = Errors::default();
        let name = errors.text("name", &self.name);
        let range = self.days(&mut errors);
        let service_point = self.point(view.catalogue, &mut errors);
        let (from, until) = errors.finish(range)?;
        let new = days(from, until).map(|day| Holiday {
            day,
            service_point,
            name: name.clone(),
        });
        let new: Vec<Holiday> = new.collect();
        let edit = |new: &Holiday| {
            let entry = HolidayEntry::of(view.catalogue, new);
            let old = view.catalogue.holiday(new.day, service_point);
            match old.map(|old| HolidayEntry::of(view.catalogue, old)) {
                Some(old) => Change::changed(ObjectKind::Holiday, &old, &entry),
                None => Change::created(ObjectKind::Holiday, &entry),
            }
        };
        Ok(Plan {
            key: identity(from, self.service_point.trim()),
            edits: new.iter().map(edit).collect(),
            changes: vec![AdminChange::Holidays(new)],
            guards: Vec::new(),
        })
    }
}

impl Form for Remove {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let mut errors = Errors::default();
        let mut gone: Vec<Holiday> = Vec::new();
        for (at, written) in self.days.iter().enumerate() {
            match named(view.catalogue, written) {
                Some(holiday) => gone.push(holiday.clone()),
                None => errors.add(FieldError::of(
                    format!("days.{at}"),
                    "admin-no-holiday",
                    written,
                )),
            }
        }
        errors.finish(Some(()))?;
        let edit = |holiday: &Holiday| {
            let entry = HolidayEntry::of(view.catalogue, holiday);
            Change::with(Action::Deleted, ObjectKind::Holiday, entry.identity()).from(entry.state())
        };
        Ok(Plan {
            key: String::new(),
            edits: gone.iter().map(edit).collect(),
            changes: vec![AdminChange::WorkDays(gone)],
            guards: Vec::new(),
        })
    }
}
