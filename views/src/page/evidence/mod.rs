//! `/evidence`: what a figure was counted from, down to day, channel and service point.
//!
//! Owns the table of counts. It must not decide what is withheld: each row says so, and a withheld
//! row carries no numbers at all.

mod render;
mod table;

use crate::layout::Layout;
use crate::part::{
    figure::Figure,
    report::{AsOf, Link, PeriodLabel},
};

/// The counts behind one figure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EvidencePage {
    /// The frame.
    pub layout: Layout,
    /// What the figure is about: «UBND phường Tây Thạnh, lĩnh vực đất đai».
    pub title: String,
    /// The page the figure stands on.
    pub back: Link,
    /// The period.
    pub period: PeriodLabel,
    /// Up to where the data reach.
    pub as_of: AsOf,
    /// How the ratings were selected, as name and value: («Lĩnh vực», «Đất đai»).
    pub criteria: Vec<(String, String)>,
    /// The figure itself: totals over all rows, also those of other parts.
    pub total: Figure,
    /// Whether the total, too, is withheld because fewer than `least` ratings are behind it.
    pub total_withheld: bool,
    /// Fewest ratings a row must have to be shown (5 unless configured otherwise).
    pub least: u64,
    /// Flagged ratings by reason, in words; one rating may have several. Not shown where the total is not.
    pub reasons: Vec<(String, u64)>,
    /// Counts by day, channel and service point, in the order shown.
    pub rows: Vec<EvidenceRow>,
    /// The part before, when the rows do not fit on one page.
    pub previous: Option<Link>,
    /// The part after.
    pub next: Option<Link>,
    /// The same rows as files.
    pub downloads: Vec<Link>,
}

/// Counts of one day, channel and service point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceRow {
    /// The day: «03/02/2026».
    pub day: String,
    /// The channel in the page's language.
    pub channel: String,
    /// The service point, where the figure goes down to it.
    pub service_point: Option<String>,
    /// The questionnaire version, where recorded.
    pub questionnaire: Option<String>,
    /// The numbers, or why they are not shown.
    pub counts: EvidenceCounts,
}

/// The numbers of a row, or why they are not shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EvidenceCounts {
    /// At least `least` ratings.
    Shown {
        /// Valid ratings.
        n: u64,
        /// Satisfied among them.
        satisfied: u64,
        /// Per level, index 0 = level 1; none where the scale does not offer it.
        levels: [Option<u64>; 5],
        /// Flagged ratings, not counted in the others.
        flagged: u64,
    },
    /// Fewer than `least` ratings: «dưới 5».
    Few,
    /// Hidden so that another row cannot be found by subtracting from the total.
    Protecting,
}
