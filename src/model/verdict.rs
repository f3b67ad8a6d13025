//! Met, missed or no data: exact, by integers; and how stable that is.

use std::cmp::Ordering;

use super::{coded::coded_enum, counts::Share, target::Comparison, threshold::Threshold};

coded_enum! {
    /// How a figure stands to a target.
    Verdict, "verdict" {
        /// Đạt.
        Met = 1, "met";
        /// Chưa đạt.
        Missed = 2, "missed";
        /// Chưa có dữ liệu: neither met nor missed.
        NoData = 3, "no_data";
    }
}

/// Judges a share of satisfied ratings; no statistics takes part.
pub fn judge(share: Share, comparison: Comparison, threshold: Threshold) -> Verdict {
    if share.n == 0 {
        return Verdict::NoData;
    }
    let met = match threshold.compare(share) {
        Ordering::Greater => true,
        Ordering::Equal => comparison == Comparison::AtLeast,
        Ordering::Less => false,
    };
    if met { Verdict::Met } else { Verdict::Missed }
}

/// How many further ratings against the verdict would turn it: dissatisfied ones if met,
/// satisfied ones if missed. `None` without data, or where no number of ratings can turn it.
pub fn turns_after(share: Share, comparison: Comparison, threshold: Threshold) -> Option<u64> {
    let shortfall = threshold.shortfall(share);
    let (room, step) = match judge(share, comparison, threshold) {
        Verdict::NoData => return None,
        Verdict::Met => (-shortfall, i128::from(threshold.micro())),
        Verdict::Missed => (shortfall, i128::from(threshold.rest())),
    };
    if step == 0 {
        return None;
    }
    // Each further rating moves the balance by `step`; standing exactly on the threshold
    // is a miss for «above» and enough for «at least».
    let lands_on_turn =
        (comparison == Comparison::Above) == (judge(share, comparison, threshold) == Verdict::Met);
    let needed = if lands_on_turn {
        (room + step - 1) / step
    } else {
        room / step + 1
    };
    u64::try_from(needed.max(1)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn verdict(satisfied: u64, n: u64, comparison: Comparison, threshold: &str) -> Verdict {
        judge(
            Share { satisfied, n },
            comparison,
            threshold.parse().unwrap(),
        )
    }

    #[test]
    fn exactly_on_the_threshold() {
        assert_eq!(verdict(98, 100, Comparison::Above, "98"), Verdict::Missed);
        assert_eq!(verdict(97, 100, Comparison::AtLeast, "97"), Verdict::Met);
        assert_eq!(
            verdict(97_996, 100_000, Comparison::Above, "98"),
            Verdict::Missed
        );
        assert_eq!(
            verdict(98_004, 100_000, Comparison::Above, "98"),
            Verdict::Met
        );
        assert_eq!(
            verdict(96_999_999, 100_000_000, Comparison::AtLeast, "97"),
            Verdict::Missed
        );
    }

    #[test]
    fn no_ratings_are_neither_met_nor_missed() {
        assert_eq!(verdict(0, 0, Comparison::AtLeast, "0"), Verdict::NoData);
        assert_eq!(
            turns_after(Share::default(), Comparison::Above, "98".parse().unwrap()),
            None
        );
    }

    #[test]
    fn one_more_satisfied_rating_turns_98_of_100() {
        let share = Share {
            satisfied: 98,
            n: 100,
        };
        assert_eq!(
            turns_after(share, Comparison::Above, "98".parse().unwrap()),
            Some(1)
        );
        assert_eq!(
            turns_after(
                Share {
                    satisfied: 97,
                    n: 100
                },
                Comparison::AtLeast,
                "97".parse().unwrap()
            ),
            Some(1)
        );
        assert_eq!(
            turns_after(share, Comparison::Above, "100".parse().unwrap()),
            None
        );
    }

    fn further(share: Share, verdict: Verdict, k: u64) -> Share {
        let satisfied = share.satisfied + if verdict == Verdict::Missed { k } else { 0 };
        Share {
            satisfied,
            n: share.n + k,
        }
    }

    proptest! {
        #[test]
        fn turns_exactly_then(n in 1u64..100_000, part in any::<u64>(), threshold in 1i64..100_000_000, above in any::<bool>()) {
            let share = Share { satisfied: part % (n + 1), n };
            let comparison = if above { Comparison::Above } else { Comparison::AtLeast };
            let threshold = Threshold::from_micro(threshold).unwrap();
            let verdict = judge(share, comparison, threshold);
            let k = turns_after(share, comparison, threshold).unwrap();
            prop_assert!(judge(further(share, verdict, k), comparison, threshold) != verdict);
            prop_assert_eq!(judge(further(share, verdict, k - 1), comparison, threshold), verdict);
        }
    }
}
