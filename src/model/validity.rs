//! The days on which something exists.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::period::{DayRange, FIRST_YEAR, LAST_YEAR};

/// First and last day of existence, both included; `None` means unknown:
/// valid from the start of records, or until further notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Validity {
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub until: Option<NaiveDate>,
}

impl Validity {
    /// Whether `day` lies within.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Whether any day of `range` lies within.
    pub fn overlaps(&self, range: DayRange) -> bool {
        self.clip(range).is_some()
    }

    /// The days of `range` that lie within.
    pub fn clip(&self, range: DayRange) -> Option<DayRange> {
        let from = self.from.map_or(range.from, |day| day.max(range.from));
        let until = self.until.map_or(range.until, |day| day.min(range.until));
        DayRange::new(from, until)
    }

    /// Whether the last day comes before the first.
    pub fn is_reversed(&self) -> bool {
        matches!((self.from, self.until), (Some(from), Some(until)) if until < from)
    }
}

/// Reads a day written `2026-07-15`, and nothing else.
pub fn read_day(text: &str) -> Option<NaiveDate> {
    let day = text.parse::<NaiveDate>().ok()?;
    let fits = (FIRST_YEAR..=LAST_YEAR).contains(&day.year()) && day.to_string() == text;
    fits.then_some(day)
}
