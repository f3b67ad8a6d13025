//! The agency page's HTML.

use maud::{Markup, Render, html};

use super::{AgencyPage, RelatedUnit, questions, service_points};
use crate::i18n::{Lang, t, t_args};
use crate::layout::Audience;
use crate::part::chart::trend;
use crate::part::report::{
    HeadlineKind, RowsTable, Subject, as_of, change_sentence, channels, choices, form, headline,
    page_head, reading_note, rows_table, short_note,
};

impl Render for AgencyPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let title = format!("{}, {}", self.name, self.period.name);
        self.layout
            .document(Audience::Manager, &title, &self.main(lang))
    }
}

impl AgencyPage {
    fn main(&self, lang: Lang) -> Markup {
        html! {
            div.page-top {
                (page_head(lang, Subject { name: &self.name, about: &self.about(lang), back: Some(&self.scope) }, &self.period))
                (form(lang, &self.controls))
            }
            (headline(lang, "headline", &self.headline, HeadlineKind::Part.wording(&self.period)))
            @if !self.in_headline { p.remark { (t(lang, "agency-apart")) } }
            (choices(lang, &self.controls))
            (as_of(lang, &self.as_of))
            (short_note(lang))
            @if let (Some(change), Some(before)) = (&self.change, &self.before) {
                section.changes aria-labelledby="changes" {
                    h2 id="changes" { (t(lang, "changes-title")) }
                    (change_sentence(lang, before, change))
                }
            }
            section aria-labelledby="trend-heading" {
                h2 id="trend-heading" { (t(lang, "trend-heading")) ": " (self.trend.title) }
                (trend(lang, "trend", &self.trend))
            }
            (self.domains(lang))
            (channels(lang, "channels", &self.channels))
            (questions::section(lang, &self.asked))
            (service_points::section(lang, &self.service_points))
            (self.history(lang))
            (reading_note(lang))
        }
    }

    fn domains(&self, lang: Lang) -> Markup {
        let caption = format!(
            "{}, {} ({})",
            self.name, self.period.name, self.period.dates
        );
        let about = RowsTable {
            id: "domains",
            caption: &caption,
            name: &t(lang, "col-domain"),
        };
        html! {
            section aria-labelledby="domains-heading" {
                h2 id="domains-heading" { (t(lang, "agency-domains")) }
                @if self.domains.is_empty() {
                    p.empty { (t(lang, "empty-domains")) }
                } @else {
                    (rows_table(lang, about, &self.domains))
                }
            }
        }
    }

    /// The units before and after, without dividing what a split unit has counted.
    fn history(&self, lang: Lang) -> Markup {
        html! {
            @if !self.predecessors.is_empty() || !self.successors.is_empty() {
                section aria-labelledby="history" {
                    h2 id="history" { (t(lang, "agency-history")) }
                    dl.identity {
                        (units(lang, "agency-predecessors", &self.predecessors))
                        (units(lang, "agency-successors", &self.successors))
                    }
                }
            }
        }
    }

    /// Kind, code and validity in a line.
    fn about(&self, lang: Lang) -> String {
        let code = self
            .code
            .as_deref()
            .map(|code| format!("{} {code}", t(lang, "agency-code")));
        let parts = [Some(self.kind.clone()), code, Some(self.validity(lang))];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    fn validity(&self, lang: Lang) -> String {
        let from = self.valid_from.as_deref().map(|from| ("from", from.into()));
        let until = self
            .valid_until
            .as_deref()
            .map(|until| ("until", until.into()));
        match (from, until) {
            (Some(from), Some(until)) => t_args(lang, "agency-from-until", &[from, until]),
            (Some(from), None) => t_args(lang, "agency-from", &[from]),
            (None, Some(until)) => t_args(lang, "agency-until", &[until]),
            (None, None) => t(lang, "agency-from-unknown"),
        }
    }
}

fn units(lang: Lang, label: &str, units: &[RelatedUnit]) -> Markup {
    html! {
        @if !units.is_empty() {
            div {
                dt { (t(lang, label)) }
                dd {
                    ul.units {
                        @for unit in units {
                            li {
                                a href=(unit.href) { (unit.name) } " " span.muted { (unit.days) }
                                @if unit.split { span.sub { (t(lang, "agency-split")) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
