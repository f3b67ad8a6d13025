//! `/agencies/{key}`: one agency's figures, its history, its service points.
//!
//! Owns the page's order. It must not divide a split unit's history: it shows what it is given.

mod questions;
mod render;
mod service_points;

pub use questions::{AskedAfter, AskedGroup, AskedVersion, ChoiceRow};

use crate::layout::Layout;
use crate::part::{
    chart::Trend,
    figure::{Change, Figure},
    report::{AsOf, ChannelRow, Controls, Headline, Link, PeriodLabel, Row},
};

/// One agency's figures for a period.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AgencyPage {
    /// The frame.
    pub layout: Layout,
    /// Name of the agency.
    pub name: String,
    /// The scope it is shown in, leading back to the dashboard.
    pub scope: Link,
    /// Kind in the page's language: «Phường», «Trung tâm Phục vụ hành chính công».
    pub kind: String,
    /// Area code or agency code as recorded; none if not known.
    pub code: Option<String>,
    /// Since when: «01/7/2025»; none = from the start of records.
    pub valid_from: Option<String>,
    /// Until when, included: «30/6/2025»; none = until further notice.
    pub valid_until: Option<String>,
    /// Units it came from.
    pub predecessors: Vec<RelatedUnit>,
    /// Units that took over.
    pub successors: Vec<RelatedUnit>,
    /// Whether it is counted in the scope's headline; else it is marked «không tính vào số chung».
    pub in_headline: bool,
    /// The period.
    pub period: PeriodLabel,
    /// What the reader can choose.
    pub controls: Controls,
    /// Up to where the data reach.
    pub as_of: AsOf,
    /// The agency's total.
    pub headline: Headline,
    /// Change from the period before; none when there is none.
    pub change: Option<Change>,
    /// Name and dates of the period before; none when there is none.
    pub before: Option<String>,
    /// The last periods.
    pub trend: Trend,
    /// Its domains.
    pub domains: Vec<Row>,
    /// Its ratings by channel.
    pub channels: Vec<ChannelRow>,
    /// What was answered to further questions.
    pub asked: Vec<AskedVersion>,
    /// Its service points.
    pub service_points: Vec<ServicePointRow>,
}

/// A predecessor or successor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RelatedUnit {
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// Its validity: «đến 30/6/2025», «từ 01/7/2025».
    pub days: String,
    /// Whether the older unit was divided among several, so that its history was not carried over.
    pub split: bool,
}

/// One place where people are served.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ServicePointRow {
    /// Its name: «Quầy 3».
    pub name: String,
    /// The agency it serves when that is another one.
    pub deciding: Option<String>,
    /// What was counted there.
    pub figure: Figure,
    /// What it was counted from.
    pub figure_href: Option<String>,
    /// Channels in use there, in words: «thiết bị, mã QR».
    pub channels: String,
    /// Whether its numbers are withheld because one person serves there or too few rated.
    pub withheld: bool,
}
