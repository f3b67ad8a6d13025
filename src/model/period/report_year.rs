//! Report years: the years that targets are set for.
//!
//! A report year belongs to one phase of a plan, so a period that spans two phases is cut at the
//! border of report years and nowhere else.

use chrono::NaiveDate;

use super::{DayRange, Period, YearSpan};
use crate::model::calendar::Calendar;

/// The report year that `day` belongs to; in the reporting calendar 15 December begins the next.
pub fn report_year_of(day: NaiveDate, calendar: Calendar) -> i32 {
    calendar.month_of(day).div_euclid(12)
}

/// The range cut at the borders of report years: each year with its days, in order.
pub fn parts_by_report_year(range: DayRange, calendar: Calendar) -> Vec<(i32, DayRange)> {
    let years = Period::Range(range).report_years(calendar);
    years
        .iter()
        .filter_map(|year| Some((year, range.intersect(Period::Year(year).range(calendar))?)))
        .collect()
}

/// The days of the range that lie in the report years `year_from` to `year_until`, both included.
pub fn split_by_years(
    range: DayRange,
    calendar: Calendar,
    year_from: i32,
    year_until: i32,
) -> Option<DayRange> {
    let years = YearSpan::new(year_from, year_until)?;
    range.intersect(Period::Years(years).range(calendar))
}
