//! `/dashboard`: the verdict first, then what changed, then where.
//!
//! Owns the order of things on the page. It must not sort or count: rows come in the order shown.

mod render;

use crate::layout::Layout;
use crate::part::{
    chart::Trend,
    report::{AgencyRows, AsOf, Changes, ChannelRow, Controls, Headline, PeriodLabel, Row},
};

/// The figures of a scope for a period.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DashboardPage {
    /// The frame.
    pub layout: Layout,
    /// Name of the scope: «Địa bàn quận Tân Phú (cũ)».
    pub scope: String,
    /// The period.
    pub period: PeriodLabel,
    /// What the reader can choose.
    pub controls: Controls,
    /// Up to where the data reach.
    pub as_of: AsOf,
    /// The scope's total.
    pub headline: Headline,
    /// What changed; none when there is no period before.
    pub changes: Option<Changes>,
    /// The last periods of the total; none to leave it out.
    pub trend: Option<Trend>,
    /// Agencies that the headline counts, in the order shown.
    pub agencies: Vec<AgencyRows>,
    /// Agencies on lines of their own: vertical agencies, postal providers, and what else the
    /// headline leaves out.
    pub apart: Vec<AgencyRows>,
    /// Domains of the headline's ratings, in the order shown.
    pub domains: Vec<Row>,
    /// Groups of domains with a target of their own, judged together («đất đai, xây dựng»).
    pub domain_groups: Vec<Row>,
    /// The headline's ratings by channel.
    pub channels: Vec<ChannelRow>,
}
