//! Numbers of a figure as text: count, rate, interval, flagged ratings.

use maud::{Markup, html};

use super::{Figure, Withheld};
use crate::i18n::{Lang, decimal, int, percent, t, t_args};

/// `content` as a link to what it was counted from, or bare where there is no such page.
pub fn linked(href: Option<&str>, content: &Markup) -> Markup {
    match href {
        Some(href) => html! { a.figure href=(href) { (content) } },
        None => content.clone(),
    }
}

/// The number of ratings; its unit is read and printed where no table head says it.
pub fn count(lang: Lang, n: u64, href: Option<&str>) -> Markup {
    linked(
        href,
        &html! { (int(lang, n)) span.unit { " " (t(lang, "unit-ratings")) } },
    )
}

/// The number of ratings of a figure, or «dưới 5» where it is not told.
pub fn counted(lang: Lang, figure: &Figure, href: Option<&str>) -> Markup {
    let words = match figure.withheld {
        None => return count(lang, figure.n, href),
        Some(Withheld::Fewer(least)) => {
            t_args(lang, "evidence-few", &[("least", int(lang, least).into())])
        }
        Some(Withheld::Protecting) => t(lang, "figure-protecting"),
    };
    linked(href, &html! { span.none { (words) } })
}

/// The rate, or «chưa có dữ liệu» where nothing was rated: never 0, never 100.
pub fn rate(lang: Lang, figure: &Figure, href: Option<&str>) -> Markup {
    let text = html! {
        @if let Some(rate) = &figure.rate {
            strong { (percent(lang, rate)) }
        } @else if figure.withheld.is_some() {
            span.none { (t(lang, "rate-withheld")) }
        } @else {
            span.none { (t(lang, "no-data")) }
        }
    };
    linked(href, &text)
}

/// «1.185 lượt hài lòng trong 1.209 lượt đánh giá».
pub fn satisfied_of(lang: Lang, figure: &Figure) -> String {
    let args = [
        ("satisfied", int(lang, figure.satisfied).into()),
        ("count", int(lang, figure.n).into()),
        ("n", figure.n.into()),
    ];
    t_args(lang, "satisfied-of", &args)
}

/// «97,10–98,93%», nothing where there is no rate.
pub fn interval(lang: Lang, figure: &Figure) -> Markup {
    html! {
        @if let Some((low, high)) = &figure.interval {
            span.interval { (decimal(lang, low)) "–" (percent(lang, high)) }
        }
    }
}

/// «không tính: 12 lượt bị gắn cờ; nếu tính cả: 97,1%», nothing when no rating is flagged.
pub fn flagged(lang: Lang, figure: &Figure) -> Markup {
    let total = figure.flagged_total();
    html! {
        @if total > 0 {
            span.flagged {
                (t_args(lang, "flagged-left-out", &[("count", int(lang, total).into()), ("n", total.into())]))
                @if let Some(rate) = &figure.rate_with_flagged {
                    "; " (t_args(lang, "flagged-counted", &[("rate", percent(lang, rate).into())]))
                }
            }
        }
    }
}

/// The response rate «12,43% của 9.750 giao dịch», as exact as that by receipt beside it; nothing where transactions are not known.
pub fn response(lang: Lang, figure: &Figure) -> Option<String> {
    let transactions = figure.transactions.filter(|&all| all > 0)?;
    Some(t_args(
        lang,
        "response-rate",
        &[
            (
                "rate",
                percent(lang, &share(figure.n, transactions, 2)).into(),
            ),
            ("transactions", int(lang, transactions).into()),
        ],
    ))
}

/// `part` of `whole` in percent with one decimal, half rounded up; `"0"` when `whole` is 0.
pub fn percent_of(part: u64, whole: u64) -> String {
    share(part, whole, 1)
}

/// The same with `places` decimals, 1 or 2.
fn share(part: u64, whole: u64, places: usize) -> String {
    if whole == 0 {
        return "0".to_owned();
    }
    let (part, whole) = (u128::from(part), u128::from(whole));
    let unit = if places == 1 { 10 } else { 100 };
    let units = (part * 200 * unit + whole) / (whole * 2);
    format!("{}.{:0places$}", units / unit, units % unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_by_integers() {
        assert_eq!(percent_of(1, 3), "33.3");
        assert_eq!(percent_of(2, 3), "66.7");
        assert_eq!(percent_of(1, 2000), "0.1");
        assert_eq!(percent_of(5, 5), "100.0");
        assert_eq!(percent_of(u64::MAX, u64::MAX), "100.0");
        assert_eq!(percent_of(3, 0), "0");
        assert_eq!(share(1, 3, 2), "33.33");
        assert_eq!(share(1, 2000, 2), "0.05");
        assert_eq!(share(u64::MAX, u64::MAX, 2), "100.00");
    }

    #[test]
    fn without_ratings_there_is_no_rate() {
        let html = rate(Lang::Vi, &Figure::default(), Some("/evidence")).into_string();
        assert!(html.contains("Chưa có dữ liệu"), "{html}");
        assert!(!html.contains('%'), "{html}");
        assert_eq!(interval(Lang::Vi, &Figure::default()).into_string(), "");
    }

    #[test]
    fn the_interval_carries_one_sign_and_decimal_commas() {
        let figure = Figure {
            interval: Some(("97.10".to_owned(), "98.93".to_owned())),
            ..Figure::default()
        };
        let html = interval(Lang::Vi, &figure).into_string();
        assert!(html.contains("97,10–98,93%"), "{html}");
    }

    #[test]
    fn flagged_ratings_are_told_not_hidden() {
        let figure = Figure {
            flagged: [0, 0, 0, 2, 1210],
            ..Figure::default()
        };
        let html = flagged(Lang::Vi, &figure).into_string();
        assert!(html.contains("không tính: 1.212 lượt bị gắn cờ"), "{html}");
        assert_eq!(flagged(Lang::Vi, &Figure::default()).into_string(), "");
        let figure = Figure {
            rate_with_flagged: Some("98.10".to_owned()),
            ..figure
        };
        let html = flagged(Lang::Vi, &figure).into_string();
        assert!(html.contains("nếu tính cả: 98,10%"), "{html}");
    }
}
