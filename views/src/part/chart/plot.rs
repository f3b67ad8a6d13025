//! Where things stand in a trend's drawing, in drawing units, and which labels have room.

use super::scale::read;
use super::{RateAxis, Scale, TrendPoint};
use crate::i18n::Lang;

pub(super) const WIDTH: f64 = 720.0;
pub(super) const HEIGHT: f64 = 330.0;
/// Left of the first point: room for the labels of the ticks.
pub(super) const LEFT: f64 = 84.0;
pub(super) const TOP: f64 = 34.0;
pub(super) const RATES_END: f64 = 214.0;
pub(super) const COLUMNS_TOP: f64 = 252.0;
pub(super) const COLUMNS_END: f64 = 296.0;
/// With more points than this, numbers beside the points would overlap.
const MOST_LABELLED: usize = 9;
/// An interval of fewer ratings may leave the axis: it would flatten everything else.
const STEADY_RATINGS: u64 = 30;

/// Where things stand in the drawing.
pub(super) struct Plot<'a> {
    pub(super) lang: Lang,
    pub(super) points: &'a [TrendPoint],
    pub(super) axis: RateAxis,
    pub(super) rates: Scale,
    pub(super) columns: Scale,
}

impl<'a> Plot<'a> {
    pub(super) fn new(lang: Lang, points: &'a [TrendPoint]) -> Self {
        let axis = RateAxis::over(points.iter().flat_map(bounds));
        let most = points.iter().map(|point| point.figure.n).max().unwrap_or(0);
        Self {
            lang,
            points,
            axis,
            rates: Scale {
                low: axis.low,
                high: 100.0,
                start: RATES_END,
                end: TOP,
            },
            columns: Scale {
                low: 0.0,
                high: most as f64,
                start: COLUMNS_END,
                end: COLUMNS_TOP,
            },
        }
    }

    /// Width of one period's band.
    pub(super) fn band(&self) -> f64 {
        (WIDTH - LEFT) / self.points.len().max(1) as f64
    }

    /// The middle of the band of period `index`.
    pub(super) fn x(&self, index: usize) -> f64 {
        LEFT + self.band() * (index as f64 + 0.5)
    }
}

/// The values of a point that must lie on the axis.
fn bounds(point: &TrendPoint) -> impl Iterator<Item = f64> {
    let rate = point.figure.rate.as_deref();
    let low = point.figure.interval.as_ref().map(|(low, _)| low.as_str());
    let steady = low.filter(|_| point.figure.n >= STEADY_RATINGS);
    let target = point
        .target
        .as_ref()
        .map(|target| target.threshold.as_str());
    [rate, steady, target]
        .into_iter()
        .flatten()
        .filter_map(read)
}

/// On a small screen only every other label has room; the last period always keeps its own.
pub(super) fn thinning(plot: &Plot<'_>, index: usize) -> &'static str {
    if (plot.points.len() - 1 - index).is_multiple_of(2) {
        "kept"
    } else {
        "thinned"
    }
}

/// Numbers stand beside all points or, where they are many, beside the last one only.
pub(super) fn label_class(plot: &Plot<'_>, index: usize) -> Option<&'static str> {
    let last = index + 1 == plot.points.len();
    match (last, plot.points.len() <= MOST_LABELLED) {
        (true, _) => Some("kept"),
        (false, true) => Some("thinned"),
        (false, false) => None,
    }
}
