//! The two calendars, and which days a month means in each.
//!
//! Everything longer than a month is whole months, so the two calendars differ here and nowhere
//! else. Months are counted on one endless line (year × 12 + month − 1), which leaves no special
//! case at the turn of a year. What a period is called or how it is written is not decided here.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::period::DayRange;

/// Which days a named month, quarter, half or year means; chosen by the operator, and never mixed
/// within one trend.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Calendar {
    /// Plain months: from the 1st to the last day.
    Calendar,
    /// Reporting months: from the 15th of the month before to the 14th (Nghị định 09/2019/NĐ-CP
    /// as practised), so the year runs from 15 December to 14 December.
    Reporting,
}

/// The word is the name of no calendar.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown calendar: expected one of calendar, reporting")]
pub struct UnknownCalendar;

/// First day of a reporting month, in the month before.
const REPORTING_START: u32 = 15;

impl Calendar {
    /// Both calendars.
    pub const ALL: &'static [Self] = &[Self::Calendar, Self::Reporting];

    /// The number kept in the database.
    pub const fn code(self) -> i16 {
        match self {
            Self::Calendar => 1,
            Self::Reporting => 2,
        }
    }

    /// The calendar with this number, if there is one.
    pub const fn from_code(code: i16) -> Option<Self> {
        match code {
            1 => Some(Self::Calendar),
            2 => Some(Self::Reporting),
            _ => None,
        }
    }

    /// The word outsiders use.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Calendar => "calendar",
            Self::Reporting => "reporting",
        }
    }

    /// The days from the month numbered `first` to the month numbered `last`, both included.
    pub(super) fn months(self, first: i32, last: i32) -> DayRange {
        DayRange {
            from: self.month_start(first),
            until: day_before(self.month_start(last + 1)),
        }
    }

    /// The number of the month that `day` belongs to.
    pub(super) fn month_of(self, day: NaiveDate) -> i32 {
        let plain = month_number(day);
        match self {
            Self::Reporting if day.day() >= REPORTING_START => plain + 1,
            Self::Calendar | Self::Reporting => plain,
        }
    }

    fn month_start(self, month: i32) -> NaiveDate {
        match self {
            Self::Calendar => day_in(month, 1),
            Self::Reporting => day_in(month - 1, REPORTING_START),
        }
    }
}

impl std::fmt::Display for Calendar {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.key())
    }
}

impl std::str::FromStr for Calendar {
    type Err = UnknownCalendar;

    fn from_str(text: &str) -> Result<Self, UnknownCalendar> {
        Self::ALL
            .iter()
            .copied()
            .find(|calendar| calendar.key() == text)
            .ok_or(UnknownCalendar)
    }
}

/// The number of the plain month in which `day` lies: year × 12 + month − 1.
pub(super) fn month_number(day: NaiveDate) -> i32 {
    day.year() * 12 + day.month0().cast_signed()
}

/// Day `day` (1–28) of the plain month numbered `month`. Beyond the years that chrono knows it is
/// the first or last day that exists, so that no arithmetic on periods can panic.
pub(super) fn day_in(month: i32, day: u32) -> NaiveDate {
    let in_year = month.rem_euclid(12).cast_unsigned();
    let edge = if month < 0 {
        NaiveDate::MIN
    } else {
        NaiveDate::MAX
    };
    NaiveDate::from_ymd_opt(month.div_euclid(12), in_year + 1, day).unwrap_or(edge)
}

/// The day before, or the first day that exists.
pub(super) fn day_before(day: NaiveDate) -> NaiveDate {
    day.pred_opt().unwrap_or(NaiveDate::MIN)
}

/// The day after, or the last day that exists.
pub(super) fn day_after(day: NaiveDate) -> NaiveDate {
    day.succ_opt().unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calendar_is_written_as_it_is_read() {
        for &calendar in Calendar::ALL {
            assert_eq!(calendar.to_string().parse(), Ok(calendar));
            assert_eq!(Calendar::from_code(calendar.code()), Some(calendar));
            let json = serde_json::to_string(&calendar).expect("a plain word");
            assert_eq!(json, format!("\"{calendar}\""));
        }
        assert_eq!("Reporting".parse::<Calendar>(), Err(UnknownCalendar));
    }

    #[test]
    fn days_beyond_all_records_do_not_panic() {
        for &calendar in Calendar::ALL {
            for day in [NaiveDate::MIN, NaiveDate::MAX] {
                let month = calendar.month_of(day);
                let range = calendar.months(month, month);
                assert!(range.from <= range.until);
            }
        }
    }
}
