//! How periods are written: in commands, addresses and files.
//!
//! Each period has exactly one spelling, so that a spelling can serve as a key.

use std::fmt;
use std::str::FromStr;

use chrono::{Month, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{DayRange, Half, Period, Quarter, YearSpan};

/// First year that can be asked for.
pub const FIRST_YEAR: i32 = 1900;
/// Last year that can be asked for.
pub const LAST_YEAR: i32 = 2200;

/// One example of each way to write a period.
pub const SPELLINGS: &str = "2026, 2026-H1, 2026-H2, 2026-9M, 2026-Q3, 2026-07, 2026-07-15, \
     2021..2025, 2026-01-01..2026-03-31";

/// Why a text is no period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PeriodError {
    /// None of the spellings.
    #[error("unreadable period: expected one of {SPELLINGS}")]
    Unreadable,
    /// Written like a month or a day, but the calendar has none such.
    #[error("no such day or month: {0}")]
    NoSuchDay(String),
    /// The end of a range lies before its beginning.
    #[error("the period ends ({until}) before it begins ({from})")]
    EndsBeforeItBegins {
        /// Beginning as written.
        from: String,
        /// End as written.
        until: String,
    },
    /// A year before [`FIRST_YEAR`] or after [`LAST_YEAR`].
    #[error("year {0} is out of range: expected {FIRST_YEAR} to {LAST_YEAR}")]
    YearOutOfRange(i32),
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        match text.split_once("..") {
            Some((from, until)) => between(from, until),
            None => single(text),
        }
    }
}

fn between(from: &str, until: &str) -> Result<Period, PeriodError> {
    let period = match (single(from)?, single(until)?) {
        (Period::Year(from), Period::Year(until)) => YearSpan::new(from, until).map(Period::Years),
        (Period::Day(from), Period::Day(until)) => DayRange::new(from, until).map(Period::Range),
        _ => return Err(PeriodError::Unreadable),
    };
    // Both ends were read, so they are short and plain, and may be repeated in the message.
    period.ok_or_else(|| PeriodError::EndsBeforeItBegins {
        from: from.into(),
        until: until.into(),
    })
}

fn single(text: &str) -> Result<Period, PeriodError> {
    let (year, rest) = match text.split_once('-') {
        Some((year, rest)) => (year, Some(rest)),
        None => (text, None),
    };
    let year = read_year(year)?;
    match rest {
        None => Ok(Period::Year(year)),
        Some("H1") => Ok(Period::Half(year, Half::First)),
        Some("H2") => Ok(Period::Half(year, Half::Second)),
        Some("9M") => Ok(Period::NineMonths(year)),
        Some("Q1") => Ok(Period::Quarter(year, Quarter::I)),
        Some("Q2") => Ok(Period::Quarter(year, Quarter::II)),
        Some("Q3") => Ok(Period::Quarter(year, Quarter::III)),
        Some("Q4") => Ok(Period::Quarter(year, Quarter::IV)),
        Some(rest) => month_or_day(year, rest).unwrap_or(Err(PeriodError::Unreadable)),
    }
}

fn read_year(text: &str) -> Result<i32, PeriodError> {
    let year = digits::<4>(text)
        .ok_or(PeriodError::Unreadable)?
        .cast_signed();
    if (FIRST_YEAR..=LAST_YEAR).contains(&year) {
        Ok(year)
    } else {
        Err(PeriodError::YearOutOfRange(year))
    }
}

/// Reads `07` or `07-15`; `None` if it is written otherwise.
fn month_or_day(year: i32, text: &str) -> Option<Result<Period, PeriodError>> {
    let found = match text.split_once('-') {
        None => {
            let month = u8::try_from(digits::<2>(text)?).ok()?;
            Month::try_from(month)
                .ok()
                .map(|month| Period::Month(year, month))
        }
        Some((month, day)) => {
            let (month, day) = (digits::<2>(month)?, digits::<2>(day)?);
            NaiveDate::from_ymd_opt(year, month, day).map(Period::Day)
        }
    };
    Some(found.ok_or_else(|| PeriodError::NoSuchDay(format!("{year}-{text}"))))
}

/// Exactly `COUNT` decimal digits, nothing else (no sign, no space, no other script's digits).
fn digits<const COUNT: usize>(text: &str) -> Option<u32> {
    let plain = text.len() == COUNT && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Half(year, half) => write!(f, "{year:04}-H{}", half.number()),
            Self::NineMonths(year) => write!(f, "{year:04}-9M"),
            Self::Quarter(year, quarter) => write!(f, "{year:04}-Q{}", quarter.number()),
            Self::Month(year, month) => write!(f, "{year:04}-{:02}", month.number_from_month()),
            Self::Day(day) => write!(f, "{day}"),
            Self::Years(years) => write!(f, "{:04}..{:04}", years.from(), years.until()),
            Self::Range(range) => write!(f, "{range}"),
        }
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::strategy::any_period;
    use super::*;

    #[test]
    fn every_spelling_that_is_offered_can_be_read() {
        for text in SPELLINGS.split(", ") {
            let read = text.parse::<Period>().map(|period| period.to_string());
            assert_eq!(read.as_deref(), Ok(text));
        }
    }

    #[test]
    fn what_is_no_period_is_refused_with_the_reason() {
        let error = |text: &str| text.parse::<Period>().expect_err(text);
        for text in [
            "",
            "26",
            "2026-",
            "2026-7",
            "2026-Q5",
            "2026-q1",
            "2026-H3",
            "2026-6M",
            "2026-007",
            " 2026",
            "+026",
            "2026-07-1",
            "2026-07-15T00:00",
            "2026..",
            "..2026",
            "2021..2025..2026",
            "２０２６",
            "2026-01..2026-03",
            "2026..2026-07-15",
            "Quý I",
            "20261",
            "2026-é",
            "é026",
            "2026-+7",
        ] {
            assert_eq!(error(text), PeriodError::Unreadable, "{text}");
        }
        assert_eq!(error("2026-13"), PeriodError::NoSuchDay("2026-13".into()));
        assert_eq!(
            error("2026-02-30"),
            PeriodError::NoSuchDay("2026-02-30".into())
        );
        assert_eq!(
            error("2026-02-30..2026-03-01"),
            PeriodError::NoSuchDay("2026-02-30".into())
        );
        assert_eq!(error("1899-Q1"), PeriodError::YearOutOfRange(1899));
        assert_eq!(error("2026..2201"), PeriodError::YearOutOfRange(2201));
        let reversed = "the period ends (2021) before it begins (2025)";
        assert_eq!(error("2025..2021").to_string(), reversed);
        assert!(matches!(
            error("2026-03-02..2026-03-01"),
            PeriodError::EndsBeforeItBegins { .. }
        ));
    }

    proptest! {
        #[test]
        fn a_period_is_written_as_it_is_read(period in any_period()) {
            let text = period.to_string();
            prop_assert_eq!(text.parse(), Ok(period));
            let json = serde_json::to_string(&period).expect("a text");
            prop_assert_eq!(&json, &format!("\"{text}\""));
            prop_assert_eq!(serde_json::from_str::<Period>(&json).expect("a period"), period);
        }

        #[test]
        fn no_text_panics(text in "\\PC*") {
            if let Ok(period) = text.parse::<Period>() {
                prop_assert_eq!(period.to_string(), text);
            }
        }

        #[test]
        fn nearly_right_texts_do_not_panic(text in "[0-9QHM.-]{0,24}") {
            if let Ok(period) = text.parse::<Period>() {
                prop_assert_eq!(period.to_string(), text);
            }
        }
    }
}
