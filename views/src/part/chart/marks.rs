//! The line of a trend, its points with their intervals, and the columns of ratings below.

use maud::{Markup, html};

use super::TrendPoint;
use super::plot::{COLUMNS_END, Plot, label_class, thinning};
use super::scale::{place, read};
use crate::i18n::{int, percent};

/// From a point up to the foot of its number, and down to it where it stands below, in drawing units.
const ABOVE: f64 = 12.0;
const BELOW: f64 = 22.0;
/// How near to its foot a line runs through a number, in drawing units.
const NUMBER: f64 = 10.0;

/// The path of the rates: a new piece begins after every period without data.
pub(super) fn line(plot: &Plot<'_>) -> String {
    let mut path = String::new();
    let mut pen_down = false;
    for (index, point) in plot.points.iter().enumerate() {
        let Some(rate) = point.figure.rate.as_deref().and_then(read) else {
            pen_down = false;
            continue;
        };
        path.push(if pen_down { 'L' } else { 'M' });
        path.push_str(&place(plot.x(index)));
        path.push(' ');
        path.push_str(&place(plot.rates.at(rate)));
        pen_down = true;
    }
    path
}

/// The point with its interval and, where there is room, its number.
pub(super) fn mark(plot: &Plot<'_>, index: usize, point: &TrendPoint) -> Markup {
    let Some((text, rate)) = point
        .figure
        .rate
        .as_deref()
        .and_then(|text| Some((text, read(text)?)))
    else {
        return Markup::default();
    };
    let (x, y) = (place(plot.x(index)), plot.rates.at(rate));
    html! {
        @if let Some((low, high)) = ends(point) {
            line.whisker x1=(x) x2=(x) y1=(place(plot.rates.at(low))) y2=(place(plot.rates.at(high))) {}
        }
        circle class=(if point.running { "point point-running" } else { "point" }) cx=(x) cy=(place(y)) r="5" {}
        @if let Some(class) = label_class(plot, index) {
            text class={ "value " (class) } x=(x) y=(place(beside(plot, index, y))) { (percent(plot.lang, text)) }
        }
    }
}

/// Where the number of the point at height `y` stands: above it, or below it where the lines to both
/// neighbours or the target's line would run through it above and the target's line not below.
fn beside(plot: &Plot<'_>, index: usize, y: f64) -> f64 {
    let (above, below) = (y - ABOVE, y + BELOW);
    let at = |index: usize| plot.points.get(index).and_then(|point| height(plot, point));
    let before = index.checked_sub(1).and_then(at);
    let in_valley = [before, at(index + 1)]
        .iter()
        .all(|side| side.is_some_and(|side| side < y));
    if (in_valley || struck(plot, index, above)) && !struck(plot, index, below) {
        below
    } else {
        above
    }
}

/// The height of a point's rate.
fn height(plot: &Plot<'_>, point: &TrendPoint) -> Option<f64> {
    let rate = point.figure.rate.as_deref().and_then(read)?;
    Some(plot.rates.at(rate))
}

/// Whether the target's line of period `index` runs through a number that stands on `base`.
fn struck(plot: &Plot<'_>, index: usize, base: f64) -> bool {
    let target = plot
        .points
        .get(index)
        .and_then(|point| point.target.as_ref());
    let line = target.and_then(|target| read(&target.threshold));
    line.is_some_and(|value| (base - plot.rates.at(value)).abs() < NUMBER)
}

fn ends(point: &TrendPoint) -> Option<(f64, f64)> {
    let (low, high) = point.figure.interval.as_ref()?;
    Some((read(low)?, read(high)?))
}

/// The column of ratings and the period's short name.
pub(super) fn column(plot: &Plot<'_>, index: usize, point: &TrendPoint) -> Markup {
    let n = point.figure.n;
    let (x, top) = (plot.x(index), plot.columns.at(n as f64));
    let width = (plot.band() * 0.4).min(28.0);
    html! {
        @if n > 0 {
            rect.column x=(place(x - width / 2.0)) y=(place(top)) width=(place(width))
                height=(place((COLUMNS_END - top).max(1.0))) {}
            @if let Some(class) = label_class(plot, index) {
                text class={ "value value-n " (class) } x=(place(x)) y=(place(top - 5.0)) { (int(plot.lang, n)) }
            }
        }
        text class={ "axis-label " (thinning(plot, index)) } x=(place(x)) y="320" { (point.short) }
    }
}
