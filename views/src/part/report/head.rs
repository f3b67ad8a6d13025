//! The head of a manager page, the state of its data, and how to read its figures.

use maud::{Markup, html};

use super::{AsOf, Link, PeriodLabel};
use crate::i18n::{Lang, int, t, t_args};

/// What a page is about: its name, a line about the unit, and the way back.
#[derive(Debug, Clone, Copy, Default)]
pub struct Subject<'a> {
    /// The page's name.
    pub name: &'a str,
    /// A line below the name: kind, code, validity; empty for none.
    pub about: &'a str,
    /// The page above this one.
    pub back: Option<&'a Link>,
}

/// Where the reader is: the way back, the page's name, the period with its dates and neighbours.
pub fn page_head(lang: Lang, subject: Subject<'_>, period: &PeriodLabel) -> Markup {
    html! {
        header.page-head {
            @if let Some(back) = subject.back {
                p.back { a href=(back.href) { span aria-hidden="true" { "← " } (back.label) } }
            }
            h1 { (subject.name) }
            @if !subject.about.is_empty() { p.about { (subject.about) } }
            (period_line(lang, period))
            (neighbours(lang, period))
        }
    }
}

fn period_line(lang: Lang, period: &PeriodLabel) -> Markup {
    html! {
        p.period {
            strong { (period.name) } " "
            span.dates { "(" (period.dates) ")" }
            br;
            span.calendar { (period.calendar) }
            @if period.running { " " span.running { (t(lang, "period-running")) } }
        }
    }
}

fn neighbours(lang: Lang, period: &PeriodLabel) -> Markup {
    html! {
        @if period.previous.is_some() || period.next.is_some() {
            nav.neighbours aria-label=(t(lang, "period-neighbours")) {
                @if let Some(link) = &period.previous {
                    a rel="prev" href=(link.href) { span aria-hidden="true" { "← " } (link.label) }
                }
                @if let Some(link) = &period.next {
                    a rel="next" href=(link.href) { (link.label) span aria-hidden="true" { " →" } }
                }
            }
        }
    }
}

/// «Số liệu tính đến …, số thứ tự …», and what is known to be missing.
pub fn as_of(lang: Lang, as_of: &AsOf) -> Markup {
    let time = ("time", as_of.time.clone().into());
    let words = match as_of.seq {
        Some(seq) => t_args(lang, "as-of", &[time, ("seq", int(lang, seq).into())]),
        None => t_args(lang, "as-of-without-seq", &[time]),
    };
    html! {
        p.as-of {
            (words)
            @if let Some(sentence) = &as_of.completeness { " " (sentence) }
        }
    }
}

/// The one line that says what kind of figure this is.
pub fn short_note(lang: Lang) -> Markup {
    html! { p.kind-of-figure { (t(lang, "note-direct")) } }
}

/// How to read the figures: what is counted, what the interval means, what they are not.
pub fn reading_note(lang: Lang) -> Markup {
    const NOTES: [&str; 7] = [
        "note-rate",
        "note-interval",
        "note-flagged",
        "note-response",
        "note-receipts",
        "note-sipas",
        "note-dossiers",
    ];
    html! {
        section.reading aria-labelledby="reading" {
            h2 id="reading" { (t(lang, "reading-title")) }
            ul { @for note in NOTES { li { (t(lang, note)) } } }
        }
    }
}
