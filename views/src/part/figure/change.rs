//! The change of a rate from the period before: arrow, signed points, and words for the ear.

use maud::{Markup, html};

use super::Change;
use crate::i18n::{Lang, decimal, t, t_args};

/// Which way a rate went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Up,
    Down,
    Same,
}

/// «▲ +0,42» with the words «tăng 0,42 điểm phần trăm»; a dash with words when it cannot be told.
pub fn change(lang: Lang, change: Option<&Change>) -> Markup {
    let Some(points) = change.and_then(|change| change.points.as_deref()) else {
        return html! {
            span.change.change-none aria-hidden="true" { "–" }
            span.visually-hidden { (t(lang, "change-unknown")) }
        };
    };
    let (direction, size) = read(points);
    html! {
        span class={ "change change-" (class(direction)) } aria-hidden="true" {
            (arrow(direction)) " " (sign(direction)) (decimal(lang, size))
        }
        span.visually-hidden { (words(lang, direction, size)) }
    }
}

/// «tăng 0,42 điểm phần trăm».
fn words(lang: Lang, direction: Direction, size: &str) -> String {
    let key = format!("change-{}", class(direction));
    t_args(lang, &key, &[("points", decimal(lang, size).into())])
}

/// The direction and the size without its sign; a text of zeros only is no change.
fn read(points: &str) -> (Direction, &str) {
    let size = points.trim_start_matches(['-', '+', '−']);
    let zero = !size.contains(|digit: char| matches!(digit, '1'..='9'));
    let direction = match points.chars().next() {
        _ if zero => Direction::Same,
        Some('-' | '−') => Direction::Down,
        _ => Direction::Up,
    };
    (direction, size)
}

const fn class(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "up",
        Direction::Down => "down",
        Direction::Same => "same",
    }
}

const fn sign(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "+",
        Direction::Down => "−",
        Direction::Same => "",
    }
}

fn arrow(direction: Direction) -> Markup {
    let path = match direction {
        Direction::Up => "M6 1l5 9H1z",
        Direction::Down => "M6 11L1 2h10z",
        Direction::Same => "M1 4h10M1 8h10",
    };
    html! {
        svg.arrow viewBox="0 0 12 12" focusable="false" { path d=(path) {} }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(points: &str) -> String {
        let value = Change {
            points: Some(points.to_owned()),
            ..Change::default()
        };
        change(Lang::Vi, Some(&value)).into_string()
    }

    #[test]
    fn a_change_is_said_in_words_too() {
        assert!(of("0.42").contains("tăng 0,42 điểm phần trăm"));
        assert!(of("-1.10").contains("giảm 1,10 điểm phần trăm"));
        assert!(of("-1.10").contains("−1,10"));
    }

    #[test]
    fn zero_is_no_change_whatever_its_sign() {
        for zero in ["0", "0.00", "-0.00", "+0.0"] {
            assert!(of(zero).contains("không thay đổi"), "{zero}");
        }
    }

    #[test]
    fn nothing_to_compare_with_is_not_zero() {
        let html = change(Lang::Vi, None).into_string();
        assert!(html.contains("không có số liệu để so sánh"), "{html}");
        assert!(!html.contains('0'), "{html}");
    }
}
