//! Holidays: days on which nobody is served.

use super::{Edit as Change, FieldError, Form, Plan, View, checks::Errors};
use crate::{
    model::{
        audit::{Action, ObjectKind},
        opening::Holiday,
        validity::read_day,
    },
    store::{AdminChange, Cells, Entry},
};

/// Most days that one form may name.
const MOST: usize = 31;

/// Names holidays from a day to a day; days that are holidays already get the new name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Add {
    /// First day.
    pub from: String,
    /// Last day; empty for a single day.
    pub until: String,
    /// The name, e.g. «Tết Nguyên đán».
    pub name: String,
}

/// Makes holidays plain days again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remove {
    /// The days.
    pub days: Vec<String>,
}

impl Entry for Holiday {
    fn identity(&self) -> String {
        self.day.to_string()
    }

    fn cells(&self) -> Cells {
        vec![("day", self.day.to_string()), ("name", self.name.clone())]
    }
}

impl Form for Add {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let mut errors = Errors::default();
        let name = errors.text("name", &self.name);
        let from = errors.day("from", &self.from);
        let until = match self.until.trim() {
            "" => from,
            written => errors.day("until", written),
        };
        if let (Some(from), Some(until)) = (from, until) {
            if until < from {
                errors.add(FieldError::new("until", "import-reversed"));
            } else if from
                .iter_days()
                .take_while(|day| *day <= until)
                .nth(MOST)
                .is_some()
            {
                errors.add(FieldError::new("until", "admin-too-many-days").with("most", MOST));
            }
        }
        let (from, until) = errors.finish(from.zip(until))?;
        let days = from.iter_days().take_while(|day| *day <= until);
        let days: Vec<Holiday> = days
            .map(|day| Holiday {
                day,
                name: name.clone(),
            })
            .collect();
        let edit = |new: &Holiday| match view.catalogue.holiday(new.day) {
            Some(old) => Change::changed(ObjectKind::Holiday, old, new),
            None => Change::created(ObjectKind::Holiday, new),
        };
        Ok(Plan {
            key: from.to_string(),
            edits: days.iter().map(edit).collect(),
            changes: vec![AdminChange::Holidays(days)],
            guards: Vec::new(),
        })
    }
}

impl Form for Remove {
    fn plan(&self, view: &View<'_>) -> Result<Plan, Vec<FieldError>> {
        let mut errors = Errors::default();
        let mut days = Vec::new();
        for (at, written) in self.days.iter().enumerate() {
            let day = read_day(written).and_then(|day| view.catalogue.holiday(day));
            match day {
                Some(holiday) => days.push(holiday),
                None => errors.add(FieldError::of(
                    format!("days.{at}"),
                    "admin-no-holiday",
                    written,
                )),
            }
        }
        errors.finish(Some(()))?;
        let edit = |holiday: &&Holiday| {
            Change::with(Action::Deleted, ObjectKind::Holiday, holiday.identity())
                .from(holiday.state())
        };
        Ok(Plan {
            key: String::new(),
            edits: days.iter().map(edit).collect(),
            changes: vec![AdminChange::WorkDays(
                days.iter().map(|holiday| holiday.day).collect(),
            )],
            guards: Vec::new(),
        })
    }
}
