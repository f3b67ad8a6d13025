//! How long a code printed offline is good.
//!
//! Its last day never moves further away, whatever the setting becomes: the mark of its use is forgotten after the
//! last day that it had when it was used, and a code that came to life again could be used once more.

use chrono::NaiveDate;

/// A setting of `receipts.valid_days`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ValidDays {
    /// The day on which it began.
    pub from: NaiveDate,
    /// Days after its own on which a code may be used.
    pub days: u32,
}

/// For how many days a code of `day` is good: the least of what was set on that day or has been set since. `log` has
/// the settings in the order in which they came; where it is empty, `setting` holds.
pub fn valid_days(day: NaiveDate, log: &[ValidDays], setting: u32) -> u32 {
    let before = log.iter().rposition(|set| set.from < day).unwrap_or(0);
    let since = log[before..].iter().map(|set| set.days);
    since.min().unwrap_or(setting)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::receipt::last_day;

    fn day(number: u32) -> NaiveDate {
        let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        last_day(first, number)
    }

    fn set(from: u32, days: u32) -> ValidDays {
        ValidDays {
            from: day(from),
            days,
        }
    }

    #[test]
    fn a_larger_number_holds_for_later_codes_a_smaller_one_at_once() {
        assert_eq!(valid_days(day(5), &[], 7), 7);
        let raised = [set(10, 180), set(50, 365)];
        assert_eq!(valid_days(day(50), &raised, 1), 180, "printed that morning");
        assert_eq!(valid_days(day(51), &raised, 1), 365);
        let lowered = [set(10, 180), set(50, 30), set(60, 365)];
        assert_eq!(valid_days(day(5), &lowered, 1), 30);
        assert_eq!(valid_days(day(60), &lowered, 1), 30);
        assert_eq!(valid_days(day(61), &lowered, 1), 365);
    }

    proptest! {
        #[test]
        fn no_code_comes_to_life_again(steps in prop::collection::vec((0u32..60, 1u32..400), 1..12), code in 0u32..400) {
            let mut log = Vec::new();
            let mut today = 0;
            let mut known = u32::MAX;
            for (later, days) in steps {
                today += later;
                log.push(set(today, days));
                let now = valid_days(day(code), &log, 0);
                // Before its own day nobody has used it.
                if code <= today {
                    prop_assert!(now <= known, "day {code}: {known} became {now}: {log:?}");
                    known = now;
                }
            }
        }
    }
}
