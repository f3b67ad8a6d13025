//! `/`: the public start page, the figures of the default scope for everybody.
//!
//! Owns what a citizen sees first. It must not show evidence below the privacy limit, nor comments.

mod render;

use crate::layout::Layout;
use crate::part::report::{AsOf, Headline, Link, PeriodLabel, Row};

/// The public figures of the default scope.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StartPage {
    /// The frame.
    pub layout: Layout,
    /// Name of the scope.
    pub scope: String,
    /// The last whole period; none when there is none yet.
    pub last: Option<PublicPeriod>,
    /// The period that runs now; none when it has not begun.
    pub current: Option<PublicPeriod>,
    /// Agencies of the headline, for the last whole period (or the current one if that is all).
    pub agencies: Vec<Row>,
    /// Agencies on lines of their own.
    pub apart: Vec<Row>,
    /// Domains of the same period.
    pub domains: Vec<Row>,
    /// Which period the lists show: «Quý III/2026 (15/6/2026–14/9/2026)».
    pub lists_period: String,
    /// Up to where the data reach.
    pub as_of: AsOf,
    /// Places where a rating can be given right away, by link; often empty.
    pub places: Vec<Link>,
    /// The hotline as printed, with its hours; none if the operator has given none.
    pub hotline: Option<String>,
    /// The full figures (dashboard); none when closed to the public.
    pub dashboard: Option<Link>,
}

/// The headline of one period.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PublicPeriod {
    /// The period.
    pub period: PeriodLabel,
    /// The scope's total.
    pub headline: Headline,
}
