//! `official-values.csv`: values published by others.

use chrono::NaiveDate;

use super::{Read, Reading, Seen, compare, find};
use crate::{
    import::{error::ImportError, fault::Problem, row::Row},
    model::{
        calendar::Calendar,
        catalogue::Catalogue,
        period::{DayRange, Period, PeriodError, SPELLINGS},
    },
    store::{OfficialRow, ReferenceChange},
};

/// Reads the file.
pub fn read(reading: &mut Reading<'_, '_>) -> Result<Read, ImportError> {
    let (catalogue, today) = (reading.catalogue, reading.today);
    let mut seen = Seen::new();
    let rows = reading.each(|row| {
        let value = parse(row, catalogue, today)?;
        if let Some(line) = seen.before(identity(&value), row.line()) {
            let problem = Problem::of("import-same-period", &value.topic).with("line", &line);
            row.fault("period", problem);
        }
        Some(value)
    })?;
    let rows = reading.sound(rows)?;
    let stored: Vec<OfficialRow> = catalogue
        .official
        .iter()
        .filter_map(|value| OfficialRow::of(value, catalogue))
        .collect();
    let same = |row: &OfficialRow| {
        let mut stored = stored.iter();
        stored
            .find(|known| identity(known) == identity(row))
            .cloned()
    };
    Ok((
        compare(&rows, same),
        ReferenceChange::OfficialValues(rows).into(),
    ))
}

pub fn identity(row: &OfficialRow) -> (String, String, DayRange) {
    (row.topic.clone(), row.scope.clone(), row.range)
}

pub fn parse(row: &mut Row<'_>, catalogue: &Catalogue, today: NaiveDate) -> Option<OfficialRow> {
    let topic = row.text("topic");
    if !topic.is_empty() && catalogue.targets.iter().all(|target| target.topic != topic) {
        row.fault("topic", Problem::of("import-unknown-topic", &topic));
    }
    let scope = find::scope(catalogue, row);
    let period = period(row);
    let calendar = row.word("calendar", Calendar::ALL);
    let value = row.percent("value_percent");
    let source = row.text("source");
    let date = row.date("date");
    if date.is_some_and(|date| date > today) {
        row.fault("date", Problem::new("import-future"));
    }
    Some(OfficialRow {
        topic,
        scope: scope?.key.clone(),
        range: period?.range(calendar?),
        value: value?,
        source,
        date: date?,
    })
}

fn period(row: &mut Row<'_>) -> Option<Period> {
    let written = row.text("period");
    match written.parse() {
        Ok(period) => Some(period),
        Err(_) if written.is_empty() => None,
        Err(error) => {
            row.fault("period", period_problem(&error, &written));
            None
        }
    }
}

fn period_problem(error: &PeriodError, written: &str) -> Problem {
    match error {
        PeriodError::Unreadable => {
            Problem::of("import-period", written).with("expected", &SPELLINGS)
        }
        PeriodError::NoSuchDay(_) => Problem::of("import-no-such-day", written),
        PeriodError::EndsBeforeItBegins { .. } => Problem::new("import-reversed"),
        PeriodError::YearOutOfRange(year) => Problem::of("import-year", &year.to_string()),
    }
}
