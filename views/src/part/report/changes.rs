//! What changed from the period before: the total in a sentence, then who moved most.

use maud::{Markup, html};

use super::{Changes, Mover};
use crate::i18n::{Lang, int, percent, t, t_args};
use crate::part::figure::{Change, change, count};

/// The section on changes.
pub fn changes(lang: Lang, changes: &Changes) -> Markup {
    html! {
        section.changes aria-labelledby="changes" {
            h2 id="changes" { (t(lang, "changes-title")) }
            (change_sentence(lang, &changes.before, &changes.headline))
            @if !changes.fallen.is_empty() || !changes.risen.is_empty() {
                div.movers {
                    (movers(lang, "changes-fallen", &changes.fallen))
                    (movers(lang, "changes-risen", &changes.risen))
                }
            }
        }
    }
}

/// The total's change: how far, and from what.
pub fn change_sentence(lang: Lang, before: &str, total: &Change) -> Markup {
    html! {
        p.change-sentence {
            @if total.points.is_some() {
                span.change-large { (change(lang, Some(total))) " " span.change-unit aria-hidden="true" { (t(lang, "points")) } }
            }
            span.before { (was(lang, before, total)) }
        }
    }
}

/// «Quý IV/2025 (…): 98,34%, 1.102 lượt đánh giá».
fn was(lang: Lang, before: &str, total: &Change) -> String {
    match &total.rate {
        Some(rate) => t_args(
            lang,
            "changes-before",
            &[
                ("period", before.into()),
                ("rate", percent(lang, rate).into()),
                ("count", int(lang, total.n).into()),
                ("n", total.n.into()),
            ],
        ),
        None => t_args(lang, "changes-before-empty", &[("period", before.into())]),
    }
}

fn movers(lang: Lang, title: &str, list: &[Mover]) -> Markup {
    html! {
        @if !list.is_empty() {
            div {
                h3 { (t(lang, title)) }
                ul.movers-list role="list" { @for mover in list { (mover_line(lang, mover)) } }
            }
        }
    }
}

fn mover_line(lang: Lang, mover: &Mover) -> Markup {
    html! {
        li {
            a href=(mover.href) { (mover.name) }
            span.mover-numbers {
                (change(lang, Some(&mover.change)))
                @match &mover.rate {
                    Some(rate) => strong { (percent(lang, rate)) },
                    None => span.none { (t(lang, "no-data")) },
                }
                span.of { (count(lang, mover.n, None)) }
            }
        }
    }
}
