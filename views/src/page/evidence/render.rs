//! The evidence page's HTML.

use maud::{Markup, Render, html};

use super::{EvidencePage, table};
use crate::i18n::{Lang, int, t, t_args};
use crate::layout::Audience;
use crate::part::figure::{distribution, flagged, legend, rate, receipts_doubt, satisfied_of};
use crate::part::report::{Subject, as_of, page_head, receipts_fact, short_note};

impl Render for EvidencePage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let title = format!(
            "{} – {}, {}",
            t(lang, "evidence-heading"),
            self.title,
            self.period.name
        );
        self.layout
            .document(Audience::Manager, &title, &self.main(lang))
    }
}

impl EvidencePage {
    fn main(&self, lang: Lang) -> Markup {
        html! {
            (page_head(lang, Subject { name: &self.title, about: &t(lang, "evidence-heading"), back: Some(&self.back) }, &self.period))
            (self.criteria(lang))
            (self.totals(lang))
            (as_of(lang, &self.as_of))
            (short_note(lang))
            section aria-labelledby="rows-heading" {
                h2 id="rows-heading" { (t(lang, "evidence-rows")) }
                @if self.rows.is_empty() {
                    p.empty { (t(lang, "evidence-empty")) }
                } @else {
                    p.remark { (t_args(lang, "evidence-privacy", &[("least", int(lang, self.least).into())])) }
                    (table::rows(lang, self))
                    (self.parts(lang))
                }
            }
            (self.downloads(lang))
        }
    }

    fn criteria(&self, lang: Lang) -> Markup {
        html! {
            @if !self.criteria.is_empty() {
                section.criteria aria-labelledby="criteria" {
                    h2 id="criteria" { (t(lang, "evidence-criteria")) }
                    dl.identity {
                        @for (name, value) in &self.criteria { div { dt { (name) } dd { (value) } } }
                    }
                }
            }
        }
    }

    fn totals(&self, lang: Lang) -> Markup {
        html! {
            section.headline.totals aria-labelledby="total" {
                h2 id="total" { (t(lang, "evidence-total")) }
                @if self.total_withheld {
                    p.lead-n { (table::few(lang, self.least)) }
                } @else {
                    div.lead {
                        div.lead-main {
                            p.lead-rate { (rate(lang, &self.total, None)) }
                            @if !self.total.is_empty() { p.lead-n { (satisfied_of(lang, &self.total)) } }
                            dl.facts { (receipts_fact(lang, &self.total)) }
                            @if let Some(doubt) = receipts_doubt(lang, &self.total) { p.remark { (doubt) } }
                            p { (flagged(lang, &self.total)) }
                            (self.reasons(lang))
                        }
                        @if !self.total.is_empty() {
                            div.lead-levels { (distribution(lang, &self.total)) (legend(lang, &self.total)) }
                        }
                    }
                }
            }
        }
    }

    fn reasons(&self, lang: Lang) -> Markup {
        html! {
            @if !self.reasons.is_empty() {
                p { (t(lang, "evidence-flag-reasons")) }
                ul { @for (reason, ratings) in &self.reasons { li { (reason) ": " (int(lang, *ratings)) } } }
            }
        }
    }

    fn parts(&self, lang: Lang) -> Markup {
        html! {
            @if self.previous.is_some() || self.next.is_some() {
                nav.neighbours aria-label=(t(lang, "evidence-pages")) {
                    @if let Some(link) = &self.previous { a rel="prev" href=(link.href) { span aria-hidden="true" { "← " } (link.label) } }
                    @if let Some(link) = &self.next { a rel="next" href=(link.href) { (link.label) span aria-hidden="true" { " →" } } }
                }
            }
        }
    }

    fn downloads(&self, lang: Lang) -> Markup {
        html! {
            @if !self.downloads.is_empty() {
                section.downloads aria-labelledby="downloads" {
                    h2 id="downloads" { (t(lang, "evidence-downloads")) }
                    ul { @for link in &self.downloads { li { a href=(link.href) { (link.label) } } } }
                }
            }
        }
    }
}
