//! Arbitrary days, ranges and periods for the property tests.

use chrono::{Days, Month, NaiveDate};
use proptest::prelude::*;

use super::{DayRange, Half, Period, Quarter, YearSpan};
use crate::model::calendar::Calendar;

/// A day of 1900 to 2200, often one near a border of either calendar.
pub fn any_day() -> impl Strategy<Value = NaiveDate> {
    let plain = (1900..=2200, 1..=366_u32).prop_filter_map("no such day", |(year, day)| {
        NaiveDate::from_yo_opt(year, day)
    });
    let border = (
        1900..=2200,
        1..=12_u32,
        prop::sample::select(vec![1, 13, 14, 15, 16, 28, 29, 31]),
    )
        .prop_filter_map("no such day", |(year, month, day)| {
            NaiveDate::from_ymd_opt(year, month, day)
        });
    prop_oneof![plain, border]
}

/// Days of 1900 to 2200: a few, or many.
pub fn any_range() -> impl Strategy<Value = DayRange> {
    let short = (any_day(), 0..100_u64).prop_filter_map("beyond the years", |(from, days)| {
        let until = from.checked_add_days(Days::new(days))?;
        DayRange::new(from, until.min(NaiveDate::from_ymd_opt(2200, 12, 31)?))
    });
    let long = (any_day(), any_day()).prop_filter_map("reversed", |(one, other)| {
        DayRange::new(one.min(other), one.max(other))
    });
    prop_oneof![short, long]
}

/// A period whose days depend on the calendar.
pub fn named_period() -> impl Strategy<Value = Period> {
    let year = 1900..=2200;
    prop_oneof![
        year.clone().prop_map(Period::Year),
        (year.clone(), prop::sample::select(Half::ALL)).prop_map(|(y, h)| Period::Half(y, h)),
        year.clone().prop_map(Period::NineMonths),
        (year.clone(), prop::sample::select(Quarter::ALL)).prop_map(|(y, q)| Period::Quarter(y, q)),
        (year.clone(), 1..=12_u8).prop_filter_map("no such month", |(year, month)| {
            Some(Period::Month(year, Month::try_from(month).ok()?))
        }),
        (year.clone(), year).prop_filter_map("reversed", |(one, other): (i32, i32)| {
            YearSpan::new(one.min(other), one.max(other)).map(Period::Years)
        }),
    ]
}

/// Any period that can be written.
pub fn any_period() -> impl Strategy<Value = Period> {
    prop_oneof![
        4 => named_period(),
        1 => any_day().prop_map(Period::Day),
        1 => any_range().prop_map(Period::Range),
    ]
}

/// One of the two calendars.
pub fn any_calendar() -> impl Strategy<Value = Calendar> {
    prop::sample::select(Calendar::ALL)
}
