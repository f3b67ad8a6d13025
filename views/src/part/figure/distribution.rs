//! The distribution of the five levels as one bar, best first.
//!
//! Must not show a level that the scale does not offer: it is absent, not 0.

use maud::{Markup, html};

use super::{Figure, percent_of};
use crate::i18n::{Lang, int, percent, t, t_args};

/// Width of the bar in its own units; CSS stretches it.
const WIDTH: u64 = 1000;

/// Levels from best to worst, as every list shows them.
const BEST_FIRST: [usize; 5] = [5, 4, 3, 2, 1];

/// A bar of the levels' shares with its words for the ear; nothing when nothing was rated.
pub fn distribution(lang: Lang, figure: &Figure) -> Markup {
    html! {
        @if !figure.is_empty() {
            svg.distribution viewBox={ "0 0 " (WIDTH) " 10" } preserveAspectRatio="none" role="img"
                aria-label=(spoken(lang, figure)) {
                @for (level, x, width) in outlined_last(segments(&figure.counts)) {
                    rect class={ "level-" (level) } x=(x) y="0" width=(width) height="10" {}
                }
            }
        }
    }
}

/// The hollow middle level is drawn last, or its neighbours would cover its outline.
fn outlined_last(mut parts: Vec<(usize, u64, u64)>) -> Vec<(usize, u64, u64)> {
    parts.sort_by_key(|part| part.0 == 3);
    parts
}

/// The same numbers as a list with a swatch each: the headline's distribution, and a bar's key.
pub fn legend(lang: Lang, figure: &Figure) -> Markup {
    html! {
        ul.levels role="list" {
            @for level in BEST_FIRST {
                li {
                    svg.swatch viewBox="0 0 10 10" aria-hidden="true" focusable="false" {
                        rect class={ "level-" (level) } width="10" height="10" {}
                    }
                    span.level-name { (level_name(lang, level)) }
                    span.level-count { (level_count(lang, figure, level)) }
                }
            }
        }
    }
}

/// «812 (67,2%)», or «không có trong thang đo» for a level that is not offered.
fn level_count(lang: Lang, figure: &Figure, level: usize) -> Markup {
    let Some(n) = figure.counts[level - 1] else {
        return html! { span.none { (t(lang, "level-not-offered")) } };
    };
    html! {
        (int(lang, n))
        @if !figure.is_empty() {
            span.share { " (" (percent(lang, &percent_of(n, figure.n))) ")" }
        }
    }
}

/// The name of a level, 1–5.
pub fn level_name(lang: Lang, level: usize) -> String {
    t(lang, &format!("level-{level}"))
}

fn spoken(lang: Lang, figure: &Figure) -> String {
    let levels = BEST_FIRST
        .iter()
        .filter_map(|&level| {
            let n = figure.counts[level - 1]?;
            Some(format!("{} {}", level_name(lang, level), int(lang, n)))
        })
        .collect::<Vec<_>>();
    t_args(
        lang,
        "distribution-label",
        &[("levels", levels.join(", ").into())],
    )
}

/// Level, start and width of each part of the bar that has ratings, best first.
///
/// Borders are rounded from running sums, so parts neither overlap nor leave a gap.
fn segments(counts: &[Option<u64>; 5]) -> Vec<(usize, u64, u64)> {
    let total: u128 = counts.iter().flatten().map(|&n| u128::from(n)).sum();
    let mut done: u128 = 0;
    let mut parts = Vec::with_capacity(5);
    for level in BEST_FIRST {
        let n = counts[level - 1].unwrap_or(0);
        let start = border(done, total);
        done += u128::from(n);
        if n > 0 {
            parts.push((level, start, border(done, total) - start));
        }
    }
    parts
}

fn border(done: u128, total: u128) -> u64 {
    if total == 0 {
        return 0;
    }
    u64::try_from(done * u128::from(WIDTH) / total).unwrap_or(WIDTH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_fill_the_bar_without_gaps() {
        let parts = segments(&[Some(1), Some(1), Some(1), Some(7), Some(11)]);
        assert_eq!(parts.first().map(|part| part.1), Some(0));
        for pair in parts.windows(2) {
            assert_eq!(pair[0].1 + pair[0].2, pair[1].1);
        }
        assert_eq!(parts.last().map(|part| part.1 + part.2), Some(WIDTH));
    }

    #[test]
    fn the_best_level_stands_first_and_empty_ones_are_left_out() {
        let parts = segments(&[Some(25), None, Some(0), Some(25), Some(50)]);
        assert_eq!(parts, [(5, 0, 500), (4, 500, 250), (1, 750, 250)]);
        assert!(segments(&[None; 5]).is_empty());
    }

    #[test]
    fn a_level_not_offered_is_not_counted_as_zero() {
        let figure = Figure {
            n: 3,
            counts: [Some(1), None, Some(0), None, Some(2)],
            ..Figure::default()
        };
        let spoken = spoken(Lang::Vi, &figure);
        assert!(!spoken.contains("Không hài lòng 0"), "{spoken}");
        let list = legend(Lang::Vi, &figure).into_string();
        assert_eq!(list.matches("không có trong thang đo").count(), 2, "{list}");
    }
}
