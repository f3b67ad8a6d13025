//! Percentages as printed: exact fractions to text, and the Wilson interval.

use std::cmp::Ordering;

use super::{counts::Share, threshold::Threshold};

/// Decimals a rate is printed with where no threshold is near.
const DECIMALS: u32 = 2;
/// No two different fractions of up to a billion ratings need more.
const MOST_DECIMALS: u32 = 12;
/// The 97.5 % quantile of the normal distribution, for a 95 % interval.
const Z: f64 = 1.959_963_984_540_054;

/// The satisfaction rate in percent (DOMAIN §3) as text with a decimal point; `None` without ratings.
///
/// The smallest number of decimals ≥ 2 for which the value, rounded half up, stands to every
/// threshold as the exact value does: 97.996 stays `97.996` beside 98 and never becomes `98.00`.
pub fn rate_text(share: Share, thresholds: &[Threshold]) -> Option<String> {
    if share.n == 0 {
        return None;
    }
    let faithful = |decimals: &u32| {
        let scaled = scaled_percent(share, *decimals);
        thresholds.iter().all(|threshold| {
            compare_scaled(scaled, *decimals, *threshold) == threshold.compare(share)
        })
    };
    let decimals = (DECIMALS..MOST_DECIMALS)
        .find(faithful)
        .unwrap_or(MOST_DECIMALS);
    Some(decimal_text(scaled_percent(share, decimals), decimals))
}

/// Percent × 10^decimals, rounded half up.
fn scaled_percent(share: Share, decimals: u32) -> u128 {
    let numerator = u128::from(share.satisfied) * 100 * 10u128.pow(decimals);
    (2 * numerator + u128::from(share.n)) / (2 * u128::from(share.n))
}

fn compare_scaled(scaled: u128, decimals: u32, threshold: Threshold) -> Ordering {
    let micro = u128::from(threshold.micro().unsigned_abs());
    (scaled * 1_000_000).cmp(&(micro * 10u128.pow(decimals)))
}

fn decimal_text(scaled: u128, decimals: u32) -> String {
    let unit = 10u128.pow(decimals);
    format!(
        "{}.{:0width$}",
        scaled / unit,
        scaled % unit,
        width = decimals as usize
    )
}

/// The 95 % Wilson score interval in percent, two decimals (Wilson 1927, JASA 22:209–212).
///
/// Descriptive only: the sample chooses itself. `None` without ratings.
pub fn wilson_interval(share: Share) -> Option<(String, String)> {
    if share.n == 0 {
        return None;
    }
    let (n, p) = (share.n as f64, share.satisfied as f64 / share.n as f64);
    let z2 = Z * Z;
    let centre = p + z2 / (2.0 * n);
    let half = Z * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    let bound = |value: f64| format!("{:.2}", (100.0 * value / (1.0 + z2 / n)).clamp(0.0, 100.0));
    Some((bound(centre - half), bound(centre + half)))
}

/// Percent of `part` in `whole` with two decimals, half up; `None` when `whole` is 0.
pub fn percent_text(part: u64, whole: u64) -> Option<String> {
    rate_text(
        Share {
            satisfied: part,
            n: whole,
        },
        &[],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(satisfied: u64, n: u64) -> Option<String> {
        let thresholds = ["98", "97", "95"].map(|t| t.parse().unwrap());
        rate_text(Share { satisfied, n }, &thresholds)
    }

    #[test]
    fn prints_as_many_decimals_as_show_the_side() {
        assert_eq!(text(97_996, 100_000).unwrap(), "97.996");
        assert_eq!(text(98_004, 100_000).unwrap(), "98.004");
        assert_eq!(text(98, 100).unwrap(), "98.00");
        assert_eq!(text(9_823, 10_000).unwrap(), "98.23");
        assert_eq!(text(2, 3).unwrap(), "66.67");
        assert_eq!(text(97_999_999, 100_000_000).unwrap(), "97.999999");
        assert_eq!(text(0, 0), None);
    }

    #[test]
    fn wilson_matches_the_published_example() {
        // 81 of 263: Newcombe (1998), Statistics in Medicine 17:857–872, table I, method 3.
        assert_eq!(
            wilson_interval(Share {
                satisfied: 81,
                n: 263
            })
            .unwrap(),
            ("25.53".into(), "36.62".into())
        );
        assert_eq!(wilson_interval(Share { satisfied: 0, n: 0 }), None);
    }

    proptest! {
        #[test]
        fn the_printed_rate_stands_on_the_right_side(n in 1u64..2_000_000, part in any::<u64>(), threshold in 0i64..=100_000_000) {
            let share = Share { satisfied: part % (n + 1), n };
            let threshold = Threshold::from_micro(threshold).unwrap();
            let printed: Share = {
                let text = rate_text(share, &[threshold]).unwrap();
                let (whole, decimals) = text.split_once('.').unwrap();
                let n = 100 * 10u64.pow(u32::try_from(decimals.len()).unwrap());
                Share { satisfied: format!("{whole}{decimals}").parse().unwrap(), n }
            };
            prop_assert_eq!(threshold.compare(printed), threshold.compare(share));
        }

        #[test]
        fn the_interval_holds_the_rate(n in 1u64..1_000_000, part in any::<u64>()) {
            let share = Share { satisfied: part % (n + 1), n };
            let (low, high) = wilson_interval(share).unwrap();
            let rate = 100.0 * share.satisfied as f64 / n as f64;
            prop_assert!(low.parse::<f64>().unwrap() <= rate + 0.005);
            prop_assert!(high.parse::<f64>().unwrap() >= rate - 0.005);
        }
    }
}
