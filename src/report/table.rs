//! The answer: figures, verdicts and what they rest on.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::model::{
    calendar::Calendar,
    channel::Channel,
    counts::{Counts, Share},
    period::{DayRange, Period},
    rate,
    receipt::Response,
    scale::Scale,
    target::{Comparison, MeasuredBy, TargetStatus},
    threshold::Threshold,
    verdict::Verdict,
};

/// Why a figure is not told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withheld {
    /// Fewer ratings than this are behind it.
    Fewer(u64),
    /// It would give another one away.
    Protecting,
}

/// Counts and what is computed from them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Ratings that count, by level; `None` where no scale of the row offers the level.
    pub counts: [Option<u64>; 5],
    /// Satisfied and all ratings.
    pub share: Share,
    /// Satisfaction rate in percent, decimal point, as many decimals as show the side of each threshold.
    pub rate: Option<String>,
    /// Wilson 95 % interval, percent; descriptive.
    pub interval: Option<(String, String)>,
    /// Ratings under a flag, by level; never part of `counts`.
    pub flagged: [u64; 5],
    /// The rate if those counted as well, percent, as [`Figure::rate`] (KIOSK rule 25: both values side by side); `None`
    /// where no rating is flagged, or where the scales of the row do not agree about a flagged level.
    pub rate_with_flagged: Option<String>,
    /// People served, where known.
    pub transactions: Option<u64>,
    /// Receipts handed out and used, where the question is about them.
    pub response: Option<Response>,
    /// Why all the rest is empty, where it is not told.
    pub withheld: Option<Withheld>,
}

impl Figure {
    /// A figure that is not told.
    pub fn withheld(why: Withheld) -> Self {
        Self {
            withheld: Some(why),
            ..Self::new(&[], Counts::default(), None, &[])
        }
    }

    /// Computes the figure of counts that may come from several scales.
    pub fn new(
        parts: &[(&Scale, Counts)],
        flagged: Counts,
        transactions: Option<u64>,
        thresholds: &[Threshold],
    ) -> Self {
        let mut counts = [None; 5];
        let mut share = Share::default();
        for (scale, part) in parts {
            for offered in &scale.levels {
                let slot = usize::from(offered.level.saturating_sub(1)).min(4);
                counts[slot] = Some(counts[slot].unwrap_or(0) + part.at(offered.level));
            }
            share += Share {
                satisfied: part.satisfied(scale),
                n: part.n(),
            };
        }
        Self {
            counts,
            share,
            rate: rate::rate_text(share, thresholds),
            interval: rate::wilson_interval(share),
            flagged: flagged.0,
            rate_with_flagged: with_flagged(parts, flagged, share)
                .and_then(|all| rate::rate_text(all, thresholds)),
            transactions,
            response: None,
            withheld: None,
        }
    }
}

/// The share with the flagged ratings, whose scale is not known apart from that of the row.
fn with_flagged(parts: &[(&Scale, Counts)], flagged: Counts, share: Share) -> Option<Share> {
    let mut added = Share::default();
    for level in (1..=5).filter(|&level| flagged.at(level) > 0) {
        let offered = parts.iter().filter(|(scale, _)| scale.offers(level));
        let mut sides = offered.map(|(scale, _)| scale.is_satisfied(level));
        let side = sides.next()?;
        if sides.any(|other| other != side) {
            return None;
        }
        let n = flagged.at(level);
        added += Share {
            satisfied: if side { n } else { 0 },
            n,
        };
    }
    let mut all = share;
    all += added;
    (added.n > 0).then_some(all)
}

/// A published value that a target is judged by, or that stands beside ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficialRef {
    /// Percent, exact.
    pub value: Threshold,
    /// The decision that published it.
    pub source: String,
    /// The day of publication.
    pub date: NaiveDate,
}

/// A figure held against one target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgedTarget {
    /// Topic of the target.
    pub topic: String,
    /// The days judged: the part of the period in the target's report years.
    pub range: DayRange,
    /// The ratings judged; for an official survey only for reference (tham khảo).
    pub share: Share,
    /// Their domains, by number.
    pub domains: BTreeSet<i32>,
    /// Satisfaction rate of those ratings, percent.
    pub rate: Option<String>,
    /// How the rate must stand to the threshold.
    pub comparison: Comparison,
    /// The threshold.
    pub threshold: Threshold,
    /// Whether the target binds.
    pub status: TargetStatus,
    /// Whose figure is judged.
    pub measured_by: MeasuredBy,
    /// The verdict.
    pub verdict: Verdict,
    /// How many further ratings against the verdict would turn it.
    pub turns_after: Option<u64>,
    /// The official value, where there is one.
    pub official: Option<OfficialRef>,
    /// Who issued the target.
    pub issuer: String,
    /// Where it is written.
    pub source: String,
}

/// One row, or the total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreRow {
    /// The agency, by number.
    pub agency: Option<i32>,
    /// The domain, by number.
    pub domain: Option<i32>,
    /// The scale, by number; `None` where several are pooled.
    pub scale: Option<i32>,
    /// Whether its ratings enter the headline.
    pub in_headline: bool,
    /// Its figure.
    pub figure: Figure,
    /// Its targets.
    pub targets: Vec<JudgedTarget>,
}

/// The answer to a question for scores.
#[derive(Debug, Clone)]
pub struct ScoreTable {
    /// The period asked for.
    pub period: Period,
    /// How its name is read.
    pub calendar: Calendar,
    /// Its days.
    pub range: DayRange,
    /// The scope, by key.
    pub scope: Option<String>,
    /// When the question was answered, epoch milliseconds.
    pub as_of: i64,
    /// The newest number of the sequence that is in the figures; `None` for a reader of some agencies only, to whom it
    /// would tell how much the others are rated.
    pub as_of_seq: Option<i64>,
    /// The rows, in the operator's order of agencies and domains.
    pub rows: Vec<ScoreRow>,
    /// All together.
    pub total: ScoreRow,
    /// The total's figure of each channel with ratings, in the order of the channels' numbers; empty
    /// where the question did not ask for them.
    pub channels: Vec<(Channel, Figure)>,
    /// Whether the question asked for them.
    pub asked_channels: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(parts: &[(&Scale, [u64; 5])], flagged: [u64; 5]) -> Option<String> {
        let parts: Vec<_> = parts
            .iter()
            .map(|(scale, n)| (*scale, Counts(*n)))
            .collect();
        Figure::new(&parts, Counts(flagged), None, &[]).rate_with_flagged
    }

    #[test]
    fn the_rate_with_flagged_ratings_stands_beside_the_one_without() {
        let five = Scale::five();
        let counted = [(&five, [1, 0, 0, 0, 9])];
        assert_eq!(of(&counted, [0; 5]), None, "nothing is flagged");
        assert_eq!(of(&counted, [0, 0, 0, 0, 10]).as_deref(), Some("95.00"));
        assert_eq!(of(&counted, [8, 0, 2, 0, 0]).as_deref(), Some("45.00"));
        let none = [(&five, [0; 5])];
        assert_eq!(of(&none, [1, 0, 0, 3, 0]).as_deref(), Some("75.00"));
    }

    #[test]
    fn where_scales_disagree_about_a_flagged_level_it_is_not_guessed() {
        let five = Scale::five();
        let mut strict = Scale::five();
        for offered in &mut strict.levels {
            offered.satisfied = offered.level == 5;
        }
        let both = [(&five, [0, 0, 0, 0, 2]), (&strict, [0, 0, 0, 0, 2])];
        assert_eq!(of(&both, [0, 0, 0, 1, 0]), None);
        assert_eq!(of(&both, [0, 0, 0, 0, 1]).as_deref(), Some("100.00"));
        assert_eq!(of(&[], [0, 0, 0, 1, 0]), None, "no scale is known");
    }
}
