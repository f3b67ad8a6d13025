//! Counts kept up to date with each write: what managers' figures are read from.

use std::collections::BTreeMap;

use super::{channel::Channel, counts::Counts, subject::Subject};

/// What the rows of a table are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CellKey {
    /// The agency: the deciding or the receiving one, as asked for.
    pub agency: i32,
    /// The domain.
    pub domain: i32,
    /// What the ratings are about.
    pub subject: Subject,
    /// The scale.
    pub scale: i32,
}

/// What the mix of channels is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ChannelKey {
    /// The agency: the deciding or the receiving one, as asked for.
    pub agency: i32,
    /// What the ratings are about.
    pub subject: Subject,
    /// The scale.
    pub scale: i32,
    /// The channel.
    pub channel: Channel,
}

/// What the counts of answers are kept by.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AnswerKey {
    /// The agency: the deciding or the receiving one, as asked for.
    pub agency: i32,
    /// The domain.
    pub domain: i32,
    /// What the ratings are about.
    pub subject: Subject,
    /// The questionnaire version.
    pub questionnaire: i32,
    /// Key of the question in that version.
    pub question: String,
}

/// Counts with the flagged ratings beside them, never inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Ratings that count.
    pub counts: Counts,
    /// Ratings under an active flag.
    pub flagged: Counts,
}

impl Tally {
    /// All ratings, flagged ones included.
    pub fn n(&self) -> u64 {
        self.counts.n() + self.flagged.n()
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.counts += other.counts;
        self.flagged += other.flagged;
    }
}

/// Cells in a stable order; merging adds counts and is associative.
pub type Cells = BTreeMap<CellKey, Tally>;

/// Answers; in their counts the level is the answer's value.
pub type AnswerCells = BTreeMap<AnswerKey, Tally>;

/// The same ratings by channel, all domains together.
pub type ChannelCells = BTreeMap<ChannelKey, Tally>;

/// Adds every cell of `more` to `cells`.
pub fn merge(cells: &mut Cells, more: impl IntoIterator<Item = (CellKey, Tally)>) {
    for (key, tally) in more {
        *cells.entry(key).or_default() += tally;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cell() -> impl Strategy<Value = (CellKey, Tally)> {
        (1..4, 1..4, any::<[u16; 5]>(), any::<[u16; 5]>()).prop_map(
            |(agency, domain, counts, flagged)| {
                let key = CellKey {
                    agency,
                    domain,
                    subject: Subject::Procedure,
                    scale: 1,
                };
                (
                    key,
                    Tally {
                        counts: Counts(counts.map(u64::from)),
                        flagged: Counts(flagged.map(u64::from)),
                    },
                )
            },
        )
    }

    proptest! {
        #[test]
        fn the_order_and_grouping_of_merges_do_not_matter(all in proptest::collection::vec(cell(), 0..40), at in 0usize..40) {
            let (left, right) = all.split_at(at.min(all.len()));
            let mut straight = Cells::new();
            merge(&mut straight, all.clone());
            let (mut a, mut b) = (Cells::new(), Cells::new());
            merge(&mut a, left.to_vec());
            merge(&mut b, right.to_vec());
            merge(&mut b, a);
            prop_assert_eq!(straight, b);
        }
    }
}
