//! The line of a trend, its points with their intervals, and the columns of ratings below.

use maud::{Markup, html};

use super::TrendPoint;
use super::plot::{COLUMNS_END, Plot, label_class, thinning};
use super::scale::{place, read};
use crate::i18n::{int, percent};

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
            text class={ "value " (class) } x=(x) y=(place(y - 12.0)) { (percent(plot.lang, text)) }
        }
    }
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
