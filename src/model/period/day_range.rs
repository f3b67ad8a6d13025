//! Days from one to another: what every period comes down to.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::model::calendar::{day_after, day_before};

/// The days from `from` to `until`, both included; made by [`DayRange::new`], it holds at least
/// one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "Ends", into = "Ends")]
pub struct DayRange {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
}

/// A range as it is stored, before its ends are compared.
#[derive(Serialize, Deserialize)]
struct Ends {
    from: NaiveDate,
    until: NaiveDate,
}

impl DayRange {
    /// The days from `from` to `until`; `None` if there are none.
    pub fn new(from: NaiveDate, until: NaiveDate) -> Option<Self> {
        (from <= until).then_some(Self { from, until })
    }

    /// A single day.
    pub const fn single(day: NaiveDate) -> Self {
        Self {
            from: day,
            until: day,
        }
    }

    /// How many days, at least 1.
    pub fn days(self) -> i64 {
        (self.until - self.from).num_days() + 1
    }

    /// Each day in order.
    pub fn iter(self) -> impl Iterator<Item = NaiveDate> {
        self.from
            .iter_days()
            .take_while(move |day| *day <= self.until)
    }

    /// Whether `day` lies within.
    pub fn contains(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.until
    }

    /// Whether every day of `other` lies within.
    pub fn covers(self, other: Self) -> bool {
        self.from <= other.from && other.until <= self.until
    }

    /// The days that both have.
    pub fn intersect(self, other: Self) -> Option<Self> {
        Self::new(self.from.max(other.from), self.until.min(other.until))
    }

    /// Equally many days, right before this range.
    #[must_use]
    pub fn previous(self) -> Self {
        let length = self.until - self.from;
        let until = day_before(self.from);
        Self {
            from: until.checked_sub_signed(length).unwrap_or(NaiveDate::MIN),
            until,
        }
    }

    /// The days before `day`, and the days from `day` on.
    pub fn split_at(self, day: NaiveDate) -> (Option<Self>, Option<Self>) {
        if day <= self.from {
            return (None, Some(self));
        }
        let before = Self::new(self.from, self.until.min(day_before(day)));
        (before, Self::new(day, self.until))
    }

    /// The days of this range after its first `part`, which must begin where the range begins.
    pub(super) fn after(self, part: Self) -> Option<Self> {
        (part.until < self.until).then(|| Self {
            from: day_after(part.until),
            until: self.until,
        })
    }
}

impl std::fmt::Display for DayRange {
    /// `2026-01-01..2026-03-31`
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}..{}", self.from, self.until)
    }
}

impl TryFrom<Ends> for DayRange {
    type Error = &'static str;

    fn try_from(ends: Ends) -> Result<Self, Self::Error> {
        Self::new(ends.from, ends.until).ok_or("the range ends before it begins")
    }
}

impl From<DayRange> for Ends {
    fn from(range: DayRange) -> Self {
        Self {
            from: range.from,
            until: range.until,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::strategy::{any_day, any_range};
    use super::*;

    #[test]
    fn a_stored_range_that_ends_before_it_begins_is_refused() {
        let good = r#"{"from":"2026-01-01","until":"2026-01-01"}"#;
        let range: DayRange = serde_json::from_str(good).expect("one day");
        assert_eq!(serde_json::to_string(&range).expect("two days"), good);
        let bad = r#"{"from":"2026-01-02","until":"2026-01-01"}"#;
        assert!(serde_json::from_str::<DayRange>(bad).is_err());
    }

    #[test]
    fn the_ends_of_time_do_not_panic() {
        let all = DayRange {
            from: NaiveDate::MIN,
            until: NaiveDate::MAX,
        };
        assert_eq!(all.previous(), DayRange::single(NaiveDate::MIN));
        assert_eq!(all.split_at(NaiveDate::MIN), (None, Some(all)));
    }

    proptest! {
        #[test]
        fn two_ranges_share_the_days_that_lie_in_both(
            one in any_range(), other in any_range(), day in any_day(),
        ) {
            let shared = one.intersect(other);
            let in_both = one.contains(day) && other.contains(day);
            prop_assert_eq!(shared.is_some_and(|range| range.contains(day)), in_both);
            prop_assert_eq!(one.covers(other), shared == Some(other));
        }

        #[test]
        fn the_previous_range_is_as_long_and_ends_the_day_before(range in any_range()) {
            let previous = range.previous();
            prop_assert_eq!(previous.days(), range.days());
            prop_assert_eq!(day_after(previous.until), range.from);
        }

        #[test]
        fn a_split_loses_no_day_and_doubles_none(range in any_range(), day in any_day()) {
            let (before, after) = range.split_at(day);
            let days = before.map_or(0, DayRange::days) + after.map_or(0, DayRange::days);
            prop_assert_eq!(days, range.days());
            prop_assert!(before.is_none_or(|part| part.until < day && range.covers(part)));
            prop_assert!(after.is_none_or(|part| part.from >= day && range.covers(part)));
        }
    }
}
