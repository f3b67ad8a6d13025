//! The trend: rates as a line over periods, the target as a dashed step, ratings as columns below.
//!
//! A period without ratings interrupts the line and keeps its place; nothing is drawn at zero.

use maud::{Markup, html};

use super::scale::{place, read};
use super::{RateAxis, Scale, Trend, TrendPoint, key, table};
use crate::i18n::{Lang, int, percent, t, t_args};

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 330.0;
/// Left of the first point: room for the labels of the ticks.
const LEFT: f64 = 84.0;
const TOP: f64 = 34.0;
const RATES_END: f64 = 214.0;
const COLUMNS_TOP: f64 = 252.0;
const COLUMNS_END: f64 = 296.0;
/// With more points than this, numbers beside the points would overlap.
const MOST_LABELLED: usize = 9;
/// An interval of fewer ratings may leave the axis: it would flatten everything else.
const STEADY_RATINGS: u64 = 30;

/// The chart of `trend` and the table of its numbers; `id` makes the ids on the page unique.
pub fn trend(lang: Lang, id: &str, trend: &Trend) -> Markup {
    html! {
        figure.trend {
            @if trend.points.iter().all(|point| point.figure.is_empty()) {
                p.empty { (t(lang, "trend-empty")) }
            } @else {
                (key::key(lang, trend))
                (drawing(lang, id, trend))
                (table::details(lang, trend))
            }
        }
    }
}

/// Where things stand in the drawing.
struct Plot<'a> {
    lang: Lang,
    points: &'a [TrendPoint],
    axis: RateAxis,
    rates: Scale,
    columns: Scale,
}

impl<'a> Plot<'a> {
    fn new(lang: Lang, points: &'a [TrendPoint]) -> Self {
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
    fn band(&self) -> f64 {
        (WIDTH - LEFT) / self.points.len().max(1) as f64
    }

    /// The middle of the band of period `index`.
    fn x(&self, index: usize) -> f64 {
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

fn drawing(lang: Lang, id: &str, trend: &Trend) -> Markup {
    let plot = Plot::new(lang, &trend.points);
    html! {
        svg viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="img"
            aria-labelledby={ (id) "-title " (id) "-desc" } {
            title id={ (id) "-title" } { (t(lang, "trend-title")) ": " (trend.title) }
            desc id={ (id) "-desc" } { (description(lang, trend)) }
            (grid(&plot))
            (gaps(&plot))
            (targets(&plot))
            path.line d=(line(&plot)) {}
            @for (index, point) in trend.points.iter().enumerate() {
                (mark(&plot, index, point))
                (column(&plot, index, point))
            }
        }
    }
}

fn grid(plot: &Plot<'_>) -> Markup {
    html! {
        g.grid {
            @for (value, label) in plot.axis.ticks() {
                @let y = plot.rates.at(value);
                line x1="0" x2=(WIDTH) y1=(place(y)) y2=(place(y)) {}
                text x="0" y=(place(y - 5.0)) { (percent(plot.lang, &label)) }
            }
            line.base x1="0" x2=(WIDTH) y1=(COLUMNS_END) y2=(COLUMNS_END) {}
            text x="0" y=(COLUMNS_END - 5.0) { (t(plot.lang, "trend-ratings")) }
        }
    }
}

/// A band of its own for each period without ratings, so that the break in the line is explained.
fn gaps(plot: &Plot<'_>) -> Markup {
    let inset = 3.0;
    html! {
        @for (index, _) in plot.points.iter().enumerate().filter(|(_, point)| point.figure.is_empty()) {
            rect.gap x=(place(plot.x(index) - plot.band() / 2.0 + inset)) y=(TOP - 14.0)
                width=(place(plot.band() - 2.0 * inset)) height=(COLUMNS_END - TOP + 14.0) {}
        }
    }
}

/// One dashed line for each run of periods with the same threshold.
fn targets(plot: &Plot<'_>) -> Markup {
    html! {
        @for (start, end, threshold) in target_runs(plot) {
            @let y = place(plot.rates.at(threshold));
            line.target x1=(place(start)) x2=(place(end)) y1=(y) y2=(y) {}
        }
    }
}

/// Start, end and threshold of each run of neighbours that share a target.
fn target_runs(plot: &Plot<'_>) -> Vec<(f64, f64, f64)> {
    let mut runs = Vec::new();
    let mut start = LEFT;
    for run in plot.points.chunk_by(|one, next| one.target == next.target) {
        let end = start + plot.band() * run.len() as f64;
        let threshold = run[0]
            .target
            .as_ref()
            .and_then(|target| read(&target.threshold));
        runs.extend(threshold.map(|threshold| (start, end, threshold)));
        start = end;
    }
    runs
}

/// The path of the rates: a new piece begins after every period without data.
fn line(plot: &Plot<'_>) -> String {
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
fn mark(plot: &Plot<'_>, index: usize, point: &TrendPoint) -> Markup {
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
fn column(plot: &Plot<'_>, index: usize, point: &TrendPoint) -> Markup {
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

/// On a small screen only every other label has room; the last period always keeps its own.
fn thinning(plot: &Plot<'_>, index: usize) -> &'static str {
    if (plot.points.len() - 1 - index).is_multiple_of(2) {
        "kept"
    } else {
        "thinned"
    }
}

/// Numbers stand beside all points or, where they are many, beside the last one only.
fn label_class(plot: &Plot<'_>, index: usize) -> Option<&'static str> {
    let last = index + 1 == plot.points.len();
    match (last, plot.points.len() <= MOST_LABELLED) {
        (true, _) => Some("kept"),
        (false, true) => Some("thinned"),
        (false, false) => None,
    }
}

/// The chart in two sentences: the ends of the line, and how many periods have no data.
fn description(lang: Lang, trend: &Trend) -> String {
    let known = |point: &&TrendPoint| point.figure.rate.is_some();
    let first = trend.points.iter().find(known);
    let last = trend.points.iter().rev().find(known);
    let say = |point: Option<&TrendPoint>| {
        point.map_or_else(String::new, |point| {
            let rate = point.figure.rate.as_deref().unwrap_or_default();
            format!("{} {}", point.name, percent(lang, rate))
        })
    };
    let empty = trend
        .points
        .iter()
        .filter(|point| point.figure.is_empty())
        .count() as u64;
    t_args(
        lang,
        "trend-description",
        &[
            ("first", say(first).into()),
            ("last", say(last).into()),
            ("empty", int(lang, empty).into()),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::part::chart::TrendTarget;
    use crate::part::figure::{Comparison, Figure};

    fn point(rate: Option<&str>, threshold: &str) -> TrendPoint {
        TrendPoint {
            short: "QI/26".to_owned(),
            name: "Quý I/2026".to_owned(),
            figure: Figure {
                n: rate.map_or(0, |_| 200),
                rate: rate.map(str::to_owned),
                ..Figure::default()
            },
            target: Some(TrendTarget {
                comparison: Comparison::Above,
                threshold: threshold.to_owned(),
            }),
            ..TrendPoint::default()
        }
    }

    fn with_gap() -> Trend {
        Trend {
            title: "4 quý gần nhất".to_owned(),
            points: vec![
                point(Some("97.5"), "98"),
                point(None, "98"),
                point(Some("98.5"), "97"),
                point(Some("99"), "97"),
            ],
        }
    }

    #[test]
    fn a_period_without_ratings_breaks_the_line() {
        let data = with_gap();
        let path = line(&Plot::new(Lang::Vi, &data.points));
        assert_eq!(path.matches('M').count(), 2, "{path}");
        assert_eq!(path.matches('L').count(), 1, "{path}");
        let html = trend(Lang::Vi, "t", &data).into_string();
        assert_eq!(
            html.matches(r#"rect class="gap" x="246"#).count(),
            1,
            "{html}"
        );
        assert_eq!(
            html.matches(r#"class="point""#).count(),
            3 + 1,
            "three points and the key"
        );
    }

    #[test]
    fn a_new_threshold_begins_a_new_target_line() {
        let data = with_gap();
        let html = targets(&Plot::new(Lang::Vi, &data.points)).into_string();
        assert_eq!(html.matches("<line").count(), 2, "{html}");
        assert!(html.contains(r#"x1="84" x2="402""#), "{html}");
    }

    #[test]
    fn points_stand_inside_the_drawing() {
        let data = Trend {
            points: vec![point(Some("12.5"), "98"); 13],
            ..Trend::default()
        };
        let plot = Plot::new(Lang::Vi, &data.points);
        for index in 0..13 {
            assert!((LEFT..WIDTH).contains(&plot.x(index)));
        }
        assert!((TOP..=RATES_END).contains(&plot.rates.at(12.5)));
    }

    #[test]
    fn the_image_has_a_name_a_description_and_a_table() {
        let html = trend(Lang::Vi, "t", &with_gap()).into_string();
        assert!(html.contains(r#"aria-labelledby="t-title t-desc""#));
        assert!(html.contains(r#"id="t-title""#) && html.contains(r#"id="t-desc""#));
        assert!(html.contains("<table"), "{html}");
        assert!(!html.contains("style="), "{html}");
    }

    #[test]
    fn with_no_data_at_all_there_is_no_chart() {
        let empty = Trend {
            points: vec![point(None, "98"); 4],
            ..Trend::default()
        };
        let html = trend(Lang::Vi, "t", &empty).into_string();
        assert!(!html.contains("<svg"), "{html}");
        assert!(html.contains("Chưa có dữ liệu"), "{html}");
    }
}
