//! Half-months, the coarse grain of the rollups.
//!
//! Both calendars have their borders on the 1st or the 15th, so every named period is whole
//! half-months, and only free ranges and single days need the day grain.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

use super::DayRange;
use crate::model::calendar::{day_before, day_in, month_number};

/// The 1st to the 14th of a month, or the 15th to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct HalfMonth(i32);

/// First day of the second half of a month.
const SECOND_HALF: u32 = 15;

impl HalfMonth {
    /// The half-month that `day` lies in.
    pub fn of(day: NaiveDate) -> Self {
        Self(month_number(day) * 2 + i32::from(day.day() >= SECOND_HALF))
    }

    /// Its place on an endless line, as stored: (year × 12 + month − 1) × 2, plus 1 for the second
    /// half. Neighbours differ by 1.
    pub const fn index(self) -> i32 {
        self.0
    }

    /// The half-month at this place.
    pub const fn from_index(index: i32) -> Self {
        Self(index)
    }

    /// Its days, 13 to 17 of them.
    pub fn range(self) -> DayRange {
        let from = self.start();
        // Only where chrono's years end does the next one not begin later.
        let until = day_before(self.next().start()).max(from);
        DayRange { from, until }
    }

    fn start(self) -> NaiveDate {
        let day = if self.0.rem_euclid(2) == 0 {
            1
        } else {
            SECOND_HALF
        };
        day_in(self.0.div_euclid(2), day)
    }

    const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

/// A range as whole half-months and the days left over at its edges: together exactly the range,
/// no day twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// Indexes of the half-months wholly inside, both ends included.
    pub halves: Option<RangeInclusive<i32>>,
    /// The days before and after them, in order; the whole range where no half-month fits.
    pub days: Vec<DayRange>,
}

/// Covers the range with as many whole half-months as fit.
pub fn decompose(range: DayRange) -> Cover {
    let (opening, closing) = (HalfMonth::of(range.from), HalfMonth::of(range.until));
    let first = opening.0 + i32::from(range.from > opening.range().from);
    let last = closing.0 - i32::from(range.until < closing.range().until);
    if first > last {
        return Cover {
            halves: None,
            days: vec![range],
        };
    }
    let (before, rest) = range.split_at(HalfMonth(first).range().from);
    let inner = DayRange {
        from: HalfMonth(first).range().from,
        until: HalfMonth(last).range().until,
    };
    let after = rest.and_then(|rest| rest.after(inner));
    Cover {
        halves: Some(first..=last),
        days: before.into_iter().chain(after).collect(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::strategy::{any_calendar, any_day, any_range, named_period};
    use super::*;

    /// The parts of a cover in the order of their days.
    fn parts(cover: &Cover) -> Vec<DayRange> {
        let halves = cover.halves.clone().into_iter().flatten();
        let mut parts: Vec<DayRange> = halves.map(|i| HalfMonth::from_index(i).range()).collect();
        parts.extend(&cover.days);
        parts.sort();
        parts
    }

    #[test]
    fn february_2028_has_a_29th_in_its_second_half() {
        let leap_day = NaiveDate::from_ymd_opt(2028, 2, 29).expect("a leap year");
        let half = HalfMonth::of(leap_day);
        assert_eq!(half.range().to_string(), "2028-02-15..2028-02-29");
        assert_eq!(half.index(), (2028 * 12 + 1) * 2 + 1);
    }

    #[test]
    fn a_range_that_fills_no_half_month_stays_in_one_piece() {
        let across: DayRange = DayRange::new(
            NaiveDate::from_ymd_opt(2026, 7, 10).expect("a day"),
            NaiveDate::from_ymd_opt(2026, 7, 20).expect("a day"),
        )
        .expect("in order");
        assert_eq!(
            decompose(across),
            Cover {
                halves: None,
                days: vec![across]
            }
        );
    }

    #[test]
    fn no_index_and_no_day_panics() {
        for index in [i32::MIN, -1, 0, i32::MAX] {
            let range = HalfMonth::from_index(index).range();
            assert!(range.from <= range.until, "{index}: {range}");
        }
        decompose(DayRange {
            from: NaiveDate::MIN,
            until: NaiveDate::MAX,
        });
    }

    proptest! {
        #[test]
        fn a_day_lies_in_its_half_month_and_in_no_other(day in any_day()) {
            let half = HalfMonth::of(day);
            prop_assert!(half.range().contains(day));
            prop_assert_eq!(HalfMonth::from_index(half.index()), half);
            prop_assert_eq!(HalfMonth::of(half.range().from), half);
            prop_assert_eq!(HalfMonth::of(half.range().until), half);
        }

        #[test]
        fn a_cover_is_exact_and_no_day_is_in_it_twice(range in any_range()) {
            let parts = parts(&decompose(range));
            prop_assert_eq!(parts.first().map(|part| part.from), Some(range.from));
            prop_assert_eq!(parts.last().map(|part| part.until), Some(range.until));
            for pair in parts.windows(2) {
                prop_assert_eq!(pair[0].until.succ_opt(), Some(pair[1].from));
            }
        }

        #[test]
        fn days_left_over_never_fill_a_half_month(range in any_range()) {
            for edge in decompose(range).days {
                for day in edge.iter() {
                    prop_assert!(!range.covers(HalfMonth::of(day).range()));
                }
            }
        }

        #[test]
        fn named_periods_are_whole_half_months(
            period in named_period(), calendar in any_calendar(),
        ) {
            let cover = decompose(period.range(calendar));
            prop_assert!(cover.halves.is_some());
            prop_assert_eq!(cover.days, vec![]);
        }
    }
}
