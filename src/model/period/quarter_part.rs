//! Quarter parts, the coarsest grain of the rollups.
//!
//! Quarters of the calendar begin on the 1st of a month, those of reports half a month earlier. Cut
//! where either begins, a quarter of both is exactly two parts: five half-months and a single one.

use std::ops::RangeInclusive;

use super::HalfMonth;

/// Half-months of a quarter.
const QUARTER: i32 = 6;

/// The first five half-months of a quarter of the calendar, or its last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct QuarterPart(i32);

impl QuarterPart {
    /// The same in SQL: the place of the part of `half_month`, an integer column that is never negative.
    pub fn sql(half_month: &str) -> String {
        format!("({half_month} / 6) * 2 + ({half_month} % 6) / 5")
    }

    /// The part that a half-month lies in.
    pub const fn of(half: HalfMonth) -> Self {
        let index = half.index();
        Self(index.div_euclid(QUARTER) * 2 + index.rem_euclid(QUARTER) / (QUARTER - 1))
    }

    /// Its place on an endless line, as stored. Neighbours differ by 1.
    pub const fn index(self) -> i32 {
        self.0
    }

    /// The part at this place.
    pub const fn from_index(index: i32) -> Self {
        Self(index)
    }

    /// Indexes of its half-months, both ends included.
    pub const fn halves(self) -> RangeInclusive<i32> {
        let quarter = self.0.div_euclid(2) * QUARTER;
        let last = quarter + QUARTER - 1;
        if self.0.rem_euclid(2) == 0 {
            quarter..=last - 1
        } else {
            last..=last
        }
    }
}

/// A row of half-months as whole quarter parts and the half-months left over: together exactly the
/// row, none twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartCover {
    /// Indexes of the parts wholly inside, both ends included.
    pub parts: Option<RangeInclusive<i32>>,
    /// The half-months before and after them, in order; all of them where no part fits.
    pub halves: Vec<RangeInclusive<i32>>,
}

/// Covers a row of half-months, given by their indexes, with as many whole quarter parts as fit.
pub fn quarter_parts(halves: RangeInclusive<i32>) -> PartCover {
    let (from, until) = (*halves.start(), *halves.end());
    let part = |half| QuarterPart::of(HalfMonth::from_index(half));
    let (opening, closing) = (part(from), part(until));
    let first = opening.0 + i32::from(from > *opening.halves().start());
    let last = closing.0 - i32::from(until < *closing.halves().end());
    if first > last {
        return PartCover {
            parts: None,
            halves: vec![halves],
        };
    }
    let before = from..=QuarterPart(first).halves().start() - 1;
    let after = QuarterPart(last).halves().end() + 1..=until;
    PartCover {
        parts: Some(first..=last),
        halves: [before, after]
            .into_iter()
            .filter(|left| !left.is_empty())
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{
        calendar::Calendar,
        period::{Period, decompose},
    };

    #[test]
    fn a_quarter_of_either_calendar_is_two_parts_and_a_year_is_eight() {
        for calendar in [Calendar::Calendar, Calendar::Reporting] {
            for (name, count) in [("2025-Q1", 2), ("2026-Q3", 2), ("2026-H2", 4), ("2026", 8)] {
                let period: Period = name.parse().expect("a period");
                let halves = decompose(period.range(calendar)).halves;
                let cover = quarter_parts(halves.expect("half-months"));
                assert_eq!(cover.halves, [], "{name} {calendar:?}");
                assert_eq!(cover.parts.expect("parts").count(), count, "{name}");
            }
        }
    }

    proptest! {
        #[test]
        fn parts_and_what_is_left_over_are_each_half_month_once(from in 48_000..49_000_i32, length in 0..80_i32) {
            let cover = quarter_parts(from..=from + length);
            let parts = cover.parts.into_iter().flatten();
            let mut all: Vec<i32> = parts.flat_map(|part| QuarterPart::from_index(part).halves()).collect();
            all.extend(cover.halves.into_iter().flatten());
            all.sort_unstable();
            prop_assert_eq!(all, (from..=from + length).collect::<Vec<_>>());
        }

        #[test]
        fn a_part_contains_the_half_months_that_lie_in_it(half in -100..100_000_i32) {
            let part = QuarterPart::of(HalfMonth::from_index(half));
            prop_assert!(part.halves().contains(&half));
        }
    }
}
