//! Periods (kỳ báo cáo): the stretches of time that figures are asked for.
//!
//! A period is a name; which days it means, a [`Calendar`] says. Days are days of the operator's
//! [`Zone`](super::zone::Zone); nothing here knows an instant. What a period is called on screen is
//! in `i18n::period`.

mod day_range;
mod half_month;
mod parts;
mod quarter_part;
mod report_year;
mod sequence;
mod text;

#[cfg(test)]
pub(crate) mod strategy;
#[cfg(test)]
mod tests;

use chrono::{Month, Months, NaiveDate};

use super::calendar::Calendar;

pub use day_range::DayRange;
pub use half_month::{Cover, HalfMonth, decompose};
pub use parts::{Half, Quarter, YearSpan};
pub use quarter_part::{PartCover, QuarterPart, quarter_parts};
pub use report_year::{parts_by_report_year, report_year_of, split_by_years};
pub use text::{FIRST_YEAR, LAST_YEAR, PeriodError, SPELLINGS};

/// A stretch of time that a figure is asked for. One read from text lies in the years
/// [`FIRST_YEAR`] to [`LAST_YEAR`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// `2026`
    Year(i32),
    /// `2026-H1`
    Half(i32, Half),
    /// `2026-9M`: the first nine months, reported in autumn.
    NineMonths(i32),
    /// `2026-Q3`
    Quarter(i32, Quarter),
    /// `2026-07`
    Month(i32, Month),
    /// `2026-07-15`: means itself in both calendars.
    Day(NaiveDate),
    /// `2021..2025`
    Years(YearSpan),
    /// `2026-01-01..2026-03-31`: means itself in both calendars.
    Range(DayRange),
}

/// What sort of period it is; a trend stays within one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PeriodKind {
    /// A year.
    Year,
    /// Six months.
    Half,
    /// The first nine months of a year.
    NineMonths,
    /// Three months.
    Quarter,
    /// A month.
    Month,
    /// A day.
    Day,
    /// Several years.
    Years,
    /// Freely chosen days.
    Range,
}

impl Period {
    /// The days it means.
    pub fn range(self, calendar: Calendar) -> DayRange {
        match self {
            Self::Day(day) => DayRange::single(day),
            Self::Range(range) => range,
            Self::Years(years) => calendar.months(years.from() * 12, years.until() * 12 + 11),
            Self::Year(year) => months_of(calendar, year, 0, 12),
            Self::NineMonths(year) => months_of(calendar, year, 0, 9),
            Self::Half(year, half) => months_of(calendar, year, half.number() - 1, 6),
            Self::Quarter(year, quarter) => months_of(calendar, year, quarter.number() - 1, 3),
            Self::Month(year, month) => {
                let number = year * 12 + month.number_from_month().cast_signed() - 1;
                calendar.months(number, number)
            }
        }
    }

    /// What sort of period it is.
    pub const fn kind(self) -> PeriodKind {
        match self {
            Self::Year(_) => PeriodKind::Year,
            Self::Half(..) => PeriodKind::Half,
            Self::NineMonths(_) => PeriodKind::NineMonths,
            Self::Quarter(..) => PeriodKind::Quarter,
            Self::Month(..) => PeriodKind::Month,
            Self::Day(_) => PeriodKind::Day,
            Self::Years(_) => PeriodKind::Years,
            Self::Range(_) => PeriodKind::Range,
        }
    }

    /// Whether it ends before a year is over: such a period shows progress towards a target
    /// (tiến độ so với chỉ tiêu), not whether the target was reached.
    pub fn shorter_than_year(self) -> bool {
        match self {
            Self::Year(_) | Self::Years(_) => false,
            Self::Range(range) => range
                .from
                .checked_add_months(Months::new(12))
                .and_then(|anniversary| anniversary.pred_opt())
                .is_none_or(|last| range.until < last),
            _ => true,
        }
    }

    /// The report years its days lie in. A named period lies in the years it names.
    pub fn report_years(self, calendar: Calendar) -> YearSpan {
        let range = self.range(calendar);
        let first = report_year_of(range.from, calendar);
        YearSpan::new(first, report_year_of(range.until, calendar))
            .unwrap_or(YearSpan::single(first))
    }

    /// The period of `kind` that `day` lies in. `None` for kinds that do not fill a year (nine
    /// months, when the day comes later) or have no fixed borders (several years, free ranges).
    pub fn containing(day: NaiveDate, kind: PeriodKind, calendar: Calendar) -> Option<Self> {
        if kind == PeriodKind::Day {
            return Some(Self::Day(day));
        }
        let month = calendar.month_of(day);
        let length = sequence::length(kind)?;
        let found = Self::starting(kind, month - month.rem_euclid(12) % length)?;
        found.range(calendar).contains(day).then_some(found)
    }
}

/// The days of part `index` of a year that is cut into parts of `length` months.
fn months_of(calendar: Calendar, year: i32, index: u8, length: u8) -> DayRange {
    let first = year * 12 + i32::from(index) * i32::from(length);
    calendar.months(first, first + i32::from(length) - 1)
}
