//! `/domains/{key}`: one domain's figures and which agencies they come from.
//!
//! Owns the page's order. It must not pool domains itself: a group is a row it is given.

mod render;

use crate::layout::Layout;
use crate::part::{
    chart::Trend,
    figure::Change,
    report::{AsOf, ChannelRow, Controls, Headline, Link, PeriodLabel, Row},
};

/// One domain's figures for a period.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DomainPage {
    /// The frame.
    pub layout: Layout,
    /// Name of the domain: «Đất đai».
    pub name: String,
    /// The scope it is shown in, leading back to the dashboard.
    pub scope: Link,
    /// The group it belongs to: «Đất đai, xây dựng»; none without.
    pub group: Option<String>,
    /// The period.
    pub period: PeriodLabel,
    /// What the reader can choose.
    pub controls: Controls,
    /// Up to where the data reach.
    pub as_of: AsOf,
    /// The domain's total over the scope.
    pub headline: Headline,
    /// Change from the period before; none when there is none.
    pub change: Option<Change>,
    /// Name and dates of the period before; none when there is none.
    pub before: Option<String>,
    /// The last periods.
    pub trend: Trend,
    /// Agencies that the total counts.
    pub agencies: Vec<Row>,
    /// Agencies on lines of their own.
    pub apart: Vec<Row>,
    /// The domain's ratings by channel.
    pub channels: Vec<ChannelRow>,
}
