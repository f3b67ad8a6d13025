//! Rows of figures: one agency, domain or channel a line.

use crate::part::figure::{Change, Figure, Verdict};

/// One line of a table of figures.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Name of the agency or domain.
    pub name: String,
    /// Its page (agency page, domain page); none where it has none.
    pub href: Option<String>,
    /// Days of the period in which the unit existed, when not all of them:
    /// «01/7/2025–14/9/2025 (76 ngày)».
    pub days: Option<String>,
    /// What was counted.
    pub figure: Figure,
    /// What it was counted from (evidence page); none on public pages without evidence.
    pub figure_href: Option<String>,
    /// How it stands to the level of each target that applies to the row, «so với mức chỉ tiêu».
    pub verdicts: Vec<Verdict>,
    /// Change from the period before; none when there is no period before.
    pub change: Option<Change>,
}

/// An agency's line with, when asked for, one line for each of its domains.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AgencyRows {
    /// The agency, all domains together.
    pub total: Row,
    /// Its domains; empty when rows are agencies only.
    pub domains: Vec<Row>,
}

/// One channel's part of the ratings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChannelRow {
    /// The channel's name in the page's language: «Thiết bị», «Mã QR».
    pub name: String,
    /// What was counted.
    pub figure: Figure,
    /// What it was counted from; none on public pages without evidence.
    pub figure_href: Option<String>,
}
