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
            span.change-large { (change(lang, Some(total))) " " span.change-unit { (t(lang, "points")) } }
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
                table.movers-list {
                    thead.visually-hidden {
                        tr {
                            th scope="col" { (t(lang, "col-agency")) }
                            th scope="col" { (t(lang, "col-change")) }
                            th scope="col" { (t(lang, "col-rate")) }
                            th scope="col" { (t(lang, "col-n")) }
                        }
                    }
                    tbody { @for mover in list { (mover_line(lang, mover)) } }
                }
            }
        }
    }
}

fn mover_line(lang: Lang, mover: &Mover) -> Markup {
    html! {
        tr {
            th scope="row" { a href=(mover.href) { (mover.name) } }
            td.num { (change(lang, Some(&mover.change))) }
            td.num {
                @match &mover.rate {
                    Some(rate) => (percent(lang, rate)),
                    None => span.none { (t(lang, "no-data")) },
                }
            }
            td.num.of { (count(lang, mover.n, None)) }
        }
    }
}
