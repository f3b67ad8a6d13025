//! The key of a trend: what its line, dashes and empty bands mean; only what is drawn is named.

use maud::{Markup, html};

use super::{Trend, TrendPoint};
use crate::i18n::{Lang, t, t_args};
use crate::part::figure::threshold_words;

/// What line, dashes, columns and empty bands mean.
pub(super) fn key(lang: Lang, trend: &Trend) -> Markup {
    let points = &trend.points;
    html! {
        ul.key role="list" {
            li { (sample("key-rate")) (t(lang, "trend-key-rate")) }
            @if points.iter().any(|point| point.figure.interval.is_some()) {
                li { (sample("key-interval")) (t(lang, "trend-key-interval")) }
            }
            @if points.iter().any(|point| point.target.is_some()) {
                li { (sample("key-target")) (t_args(lang, "trend-key-target", &[("values", thresholds(lang, points).into())])) }
            }
            @if points.iter().any(|point| point.running) {
                li { (sample("key-running")) (t(lang, "trend-key-running")) }
            }
            @if points.iter().any(|point| point.figure.is_empty()) {
                li { (sample("key-gap")) (t(lang, "trend-key-gap")) }
            }
        }
    }
}

/// The thresholds in their order, each once: «trên 98%, rồi từ 97%».
fn thresholds(lang: Lang, points: &[TrendPoint]) -> String {
    let mut words: Vec<String> = Vec::new();
    for target in points.iter().filter_map(|point| point.target.as_ref()) {
        let word = threshold_words(lang, target.comparison, &target.threshold);
        if words.last() != Some(&word) {
            words.push(word);
        }
    }
    words.join(&t(lang, "trend-then"))
}

fn sample(class: &str) -> Markup {
    html! {
        svg class={ "sample " (class) } viewBox="0 0 28 14" aria-hidden="true" focusable="false" {
            @match class {
                "key-rate" => { path.line d="M0 7h28" {} circle.point cx="14" cy="7" r="5" {} },
                "key-interval" => { line.whisker x1="14" x2="14" y1="0" y2="14" {} },
                "key-target" => { line.target x1="0" x2="28" y1="7" y2="7" {} },
                "key-running" => { circle.point.point-running cx="14" cy="7" r="5" {} },
                _ => { rect.gap x="1" y="0.5" width="26" height="13" {} },
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::part::chart::TrendTarget;
    use crate::part::figure::Comparison;

    fn point(comparison: Comparison, threshold: &str) -> TrendPoint {
        TrendPoint {
            target: Some(TrendTarget {
                comparison,
                threshold: threshold.to_owned(),
            }),
            ..TrendPoint::default()
        }
    }

    #[test]
    fn each_threshold_is_named_once_in_its_order() {
        let points = [
            point(Comparison::Above, "98"),
            point(Comparison::Above, "98"),
            point(Comparison::AtLeast, "97"),
        ];
        assert_eq!(thresholds(Lang::Vi, &points), "trên 98%, sau đó từ 97%");
    }

    #[test]
    fn what_is_not_drawn_is_not_explained() {
        let html = key(Lang::Vi, &Trend::default()).into_string();
        assert!(
            !html.contains("mức chỉ tiêu") && !html.contains("chưa có dữ liệu"),
            "{html}"
        );
    }
}
