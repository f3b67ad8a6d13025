//! Figures: what was counted, the rate made of it, and how it stands against a target.
//!
//! Owns the plain data of a figure and how it looks. It must not calculate a verdict or a rate:
//! those come from the program's one code path, and a page only prints them.

mod badge;
mod change;
mod distribution;
mod number;
mod receipts;
mod verdict;
mod words;

pub use badge::{badge, row_verdict, stability};
pub use change::change;
pub use distribution::{distribution, legend, level_name};
pub use number::{
    count, counted, flagged, interval, linked, percent_of, rate, response, satisfied_of,
};
pub use receipts::{Receipts, ReceiptsGap, receipts, receipts_doubt, receipts_line};
pub use words::{Wording, outcome_words, threshold_words};

pub use verdict::{Comparison, MeasuredBy, OfficialValue, Outcome, Status, Verdict};

/// What one set of ratings counts, and the named figures made of these counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figure {
    /// Valid ratings, without flagged ones; 0 is shown as «chưa có dữ liệu».
    pub n: u64,
    /// Ratings on the satisfied levels of their scale, 0–`n`.
    pub satisfied: u64,
    /// Satisfaction rate in percent with a decimal point and as many decimals as show the side of
    /// a near threshold, for example `"97.996"`; none when `n` is 0.
    pub rate: Option<String>,
    /// Lower and upper bound of the Wilson 95 % interval in percent, decimal point.
    pub interval: Option<(String, String)>,
    /// Ratings per level, index 0 = level 1 (rất không hài lòng); none where the scale does not
    /// offer the level.
    pub counts: [Option<u64>; 5],
    /// Flagged ratings per level, not part of any other number here; index 0 = level 1.
    pub flagged: [u64; 5],
    /// The rate if those were counted as well, in percent, decimal point; none where nothing is flagged or it cannot be
    /// told.
    pub rate_with_flagged: Option<String>,
    /// Transactions in the same time, where known: the base of the response rate.
    pub transactions: Option<u64>,
    /// Receipts handed out and used, where the figure is about them.
    pub receipts: Option<Receipts>,
    /// Why all the rest is empty, where it is not told.
    pub withheld: Option<Withheld>,
}

/// Why a figure is not told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withheld {
    /// Fewer ratings than this are behind it.
    Fewer(u64),
    /// It would give another one away.
    Protecting,
}

impl Figure {
    /// How many ratings were left out because a flag on them is active.
    pub fn flagged_total(&self) -> u64 {
        self.flagged.iter().sum()
    }

    /// Whether no rating was counted, so that neither a rate nor a verdict exists.
    pub fn is_empty(&self) -> bool {
        self.n == 0
    }
}

/// The difference from the period before, or from whatever `than` names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// Difference of the rates in percentage points with its sign and a decimal point, for
    /// example `"-0.42"`, `"0.00"`, `"1.10"`; none when one side has no data.
    pub points: Option<String>,
    /// Rate of the period before in percent, decimal point; none without data.
    pub rate: Option<String>,
    /// Valid ratings of the period before.
    pub n: u64,
}
