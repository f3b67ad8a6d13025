//! The table of a chart's numbers, folded away on screen and open on paper.

use maud::{Markup, html};

use super::{Trend, TrendPoint};
use crate::i18n::{Lang, t};
use crate::part::figure::{counted, interval, rate, threshold_words};
use crate::part::report::scrolled;

/// The numbers of `trend`, newest last as in the drawing.
pub(super) fn details(lang: Lang, trend: &Trend) -> Markup {
    html! {
        details.numbers {
            summary { (t(lang, "chart-numbers")) }
            (scrolled(lang, &t(lang, "chart-numbers"), &table(lang, trend)))
        }
    }
}

fn table(lang: Lang, trend: &Trend) -> Markup {
    html! {
        table {
            caption.visually-hidden { (trend.title) }
            thead {
                tr {
                    th scope="col" { (t(lang, "col-period")) }
                    th.num scope="col" { (t(lang, "col-n")) }
                    th.num scope="col" { (t(lang, "col-rate")) }
                    th.num scope="col" { (t(lang, "col-interval")) }
                    th scope="col" { (t(lang, "col-threshold")) }
                }
            }
            tbody { @for point in &trend.points { (row(lang, point)) } }
        }
    }
}

fn row(lang: Lang, point: &TrendPoint) -> Markup {
    html! {
        tr {
            th scope="row" {
                @match &point.href {
                    Some(href) => a href=(href) { (point.name) },
                    None => (point.name),
                }
                @if point.running { " " small { (t(lang, "period-running")) } }
            }
            td.num { (counted(lang, &point.figure, None)) }
            td.num { (rate(lang, &point.figure, None)) }
            td.num { (interval(lang, &point.figure)) }
            td {
                @if let Some(target) = &point.target {
                    (threshold_words(lang, target.comparison, &target.threshold))
                }
            }
        }
    }
}
