//! Every figure as a named, versioned function of raw counts (DOMAIN §3).

use super::{counts::Counts, rate::percent_text, scale::Scale};

/// A figure computed from counts; the version is part of its name and changes with the formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Score {
    /// Satisfied ratings / all valid ratings, percent.
    SatisfactionRateV1,
    /// Mean of the levels given, 1–5.
    MeanLevelV1,
    /// Mean of the offered levels spread evenly over 0–100 (five: 100/75/50/25/0; four: 100/66.67/33.33/0).
    Mean100V1,
    /// The two best offered levels minus the two worst, percentage points from −100 to 100.
    NetV1,
}

impl Score {
    /// All scores.
    pub const ALL: [Self; 4] = [
        Self::SatisfactionRateV1,
        Self::MeanLevelV1,
        Self::Mean100V1,
        Self::NetV1,
    ];

    /// The name that goes with the value wherever it is published.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SatisfactionRateV1 => "satisfaction_rate@1",
            Self::MeanLevelV1 => "mean_level@1",
            Self::Mean100V1 => "mean_100@1",
            Self::NetV1 => "net@1",
        }
    }

    /// The value with two decimals; `None` without ratings.
    pub fn evaluate(self, counts: &Counts, scale: &Scale) -> Option<String> {
        let n = offered(counts, scale);
        if n == 0 {
            return None;
        }
        match self {
            Self::SatisfactionRateV1 => percent_text(counts.satisfied(scale), n),
            Self::MeanLevelV1 => Some(weighted(counts, scale, n, |level, _| f64::from(level))),
            Self::Mean100V1 => Some(weighted(counts, scale, n, |_, place| 100.0 * place)),
            Self::NetV1 => Some(net(counts, scale, n)),
        }
    }
}

/// Ratings on levels the scale offers.
fn offered(counts: &Counts, scale: &Scale) -> u64 {
    scale
        .levels
        .iter()
        .map(|offered| counts.at(offered.level))
        .sum()
}

/// The mean of `value(level, place)`, where place runs from 1 (best) to 0 (worst).
fn weighted(counts: &Counts, scale: &Scale, n: u64, value: impl Fn(u8, f64) -> f64) -> String {
    let steps = (scale.levels.len() - 1).max(1) as f64;
    let sum: f64 = scale
        .levels
        .iter()
        .enumerate()
        .map(|(rank, offered)| {
            counts.at(offered.level) as f64 * value(offered.level, 1.0 - rank as f64 / steps)
        })
        .sum();
    format!("{:.2}", sum / n as f64)
}

fn net(counts: &Counts, scale: &Scale, n: u64) -> String {
    let ends = 2.min(scale.levels.len() / 2);
    let sum = |levels: &[super::scale::ScaleLevel]| {
        levels
            .iter()
            .map(|offered| counts.at(offered.level))
            .sum::<u64>()
    };
    let best = sum(&scale.levels[..ends]) as f64;
    let worst = sum(&scale.levels[scale.levels.len() - ends..]) as f64;
    format!("{:.2}", 100.0 * (best - worst) / n as f64)
}

/// The sample size of a planned survey: n = N / (1 + N·e²) with e = 5 %, rounded up (DOMAIN §3).
pub fn planned_sample(population: u64) -> u64 {
    // With e² = 1/400: n = 400·N / (400 + N).
    (400 * population).div_ceil(400 + population)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{labels::Labels, scale::ScaleLevel};

    fn four() -> Scale {
        let level = |level, satisfied| ScaleLevel {
            level,
            labels: Labels::default(),
            satisfied,
        };
        Scale {
            id: 2,
            key: "four".into(),
            levels: vec![
                level(5, true),
                level(4, true),
                level(2, false),
                level(1, false),
            ],
            family: "four".into(),
            ..Scale::five()
        }
    }

    #[test]
    fn the_examples_of_the_guide() {
        let faces = Counts([17, 16, 0, 60, 126]);
        assert_eq!(Score::Mean100V1.evaluate(&faces, &four()).unwrap(), "78.23");
        let five = Counts([4, 2, 12, 23, 51]);
        assert_eq!(
            Score::Mean100V1.evaluate(&five, &Scale::five()).unwrap(),
            "81.25"
        );
        assert_eq!(
            Score::SatisfactionRateV1
                .evaluate(&five, &Scale::five())
                .unwrap(),
            "80.43"
        );
        assert_eq!(
            Score::NetV1.evaluate(&five, &Scale::five()).unwrap(),
            "73.91"
        );
        assert_eq!(
            Score::MeanLevelV1.evaluate(&five, &Scale::five()).unwrap(),
            "4.25"
        );
    }

    #[test]
    fn no_ratings_have_no_score() {
        for score in Score::ALL {
            assert_eq!(
                score.evaluate(&Counts::default(), &Scale::five()),
                None,
                "{}",
                score.name()
            );
        }
    }

    #[test]
    fn neutral_is_in_the_denominator_only() {
        let counts = Counts([0, 0, 1, 1, 0]);
        assert_eq!(
            Score::SatisfactionRateV1
                .evaluate(&counts, &Scale::five())
                .unwrap(),
            "50.00"
        );
    }

    #[test]
    fn the_sample_of_a_planned_survey() {
        assert_eq!(planned_sample(1_000), 286);
        assert_eq!(planned_sample(0), 0);
    }
}
