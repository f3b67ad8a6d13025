//! Charts: server-rendered SVG with a table of the same numbers beside it.
//!
//! Owns scales, ticks and drawing. It must not use `style` attributes (the content security policy
//! forbids them) and must not show a missing value as zero.

mod ground;
mod key;
mod marks;
mod plot;
mod scale;
mod table;
mod trend;

pub use scale::{RateAxis, Scale};
pub use trend::trend;

use crate::part::figure::{Comparison, Figure};

/// A series of periods, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trend {
    /// What the points are, as the chart's heading continues it: «8 quý gần nhất».
    pub title: String,
    /// The periods, oldest first, without omissions: a period without ratings is a point with an
    /// empty figure and is drawn as a gap.
    pub points: Vec<TrendPoint>,
}

/// One period of a trend.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TrendPoint {
    /// Short label under the axis, at most about 8 characters: «QI/26», «T3/26», «2025».
    pub short: String,
    /// Full label with its dates: «Quý I/2026 (15/12/2025–14/3/2026)».
    pub name: String,
    /// What was counted.
    pub figure: Figure,
    /// The one target that binds this period, if any.
    pub target: Option<TrendTarget>,
    /// The same page for that period.
    pub href: Option<String>,
    /// Whether the period has not ended yet.
    pub running: bool,
}

/// The threshold in force in one period of a trend.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TrendTarget {
    /// Above, or at least.
    pub comparison: Comparison,
    /// Threshold in percent, decimal point.
    pub threshold: String,
}
