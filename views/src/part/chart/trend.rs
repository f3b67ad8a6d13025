//! The trend: rates as a line over periods, the target as a dashed step, ratings as columns below.
//!
//! A period without ratings interrupts the line and keeps its place; nothing is drawn at zero.

use maud::{Markup, html};

use super::plot::{HEIGHT, Plot, WIDTH};
use super::{Trend, TrendPoint, ground, key, marks, table};
use crate::i18n::{Lang, int, percent, t, t_args};

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

fn drawing(lang: Lang, id: &str, trend: &Trend) -> Markup {
    let plot = Plot::new(lang, &trend.points);
    html! {
        svg viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="img"
            aria-labelledby={ (id) "-title " (id) "-desc" } {
            title id={ (id) "-title" } { (t(lang, "trend-title")) ": " (trend.title) }
            desc id={ (id) "-desc" } { (description(lang, trend)) }
            (ground::grid(&plot))
            (ground::gaps(&plot))
            (ground::targets(&plot))
            path.line d=(marks::line(&plot)) {}
            @for (index, point) in trend.points.iter().enumerate() {
                (marks::mark(&plot, index, point))
                (marks::column(&plot, index, point))
            }
        }
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
    use crate::part::chart::plot::{LEFT, RATES_END, TOP};
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
        let path = marks::line(&Plot::new(Lang::Vi, &data.points));
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
        let html = ground::targets(&Plot::new(Lang::Vi, &data.points)).into_string();
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
