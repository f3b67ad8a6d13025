//! The domain page's HTML.

use maud::{Markup, Render, html};

use super::DomainPage;
use crate::i18n::{Lang, t, t_args};
use crate::layout::Audience;
use crate::part::chart::trend;
use crate::part::report::{
    HeadlineKind, RowsTable, Subject, as_of, change_sentence, channels, choices, form, headline,
    page_head, reading_note, rows_table, short_note,
};

impl Render for DomainPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let title = format!("{}, {}", self.title(lang), self.period.name);
        self.layout
            .document(Audience::Manager, &title, &self.main(lang))
    }
}

impl DomainPage {
    fn title(&self, lang: Lang) -> String {
        t_args(lang, "domain-title", &[("name", self.name.as_str().into())])
    }

    fn subject<'a>(&'a self, name: &'a str, about: &'a str) -> Subject<'a> {
        Subject {
            name,
            about,
            back: Some(&self.scope),
        }
    }

    /// The group it belongs to, if any.
    fn about(&self, lang: Lang) -> String {
        self.group.as_ref().map_or_else(String::new, |group| {
            t_args(lang, "domain-group", &[("group", group.as_str().into())])
        })
    }

    fn main(&self, lang: Lang) -> Markup {
        html! {
            div.page-top {
                (page_head(lang, self.subject(&self.title(lang), &self.about(lang)), &self.period))
                (form(lang, &self.controls))
            }
            (headline(lang, "headline", &self.headline, HeadlineKind::Part.wording(&self.period)))
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
            (self.agencies(lang))
            (channels(lang, "channels", &self.channels))
            (reading_note(lang))
        }
    }

    fn agencies(&self, lang: Lang) -> Markup {
        let caption = format!(
            "{}, {} ({})",
            self.title(lang),
            self.period.name,
            self.period.dates
        );
        let name = t(lang, "col-agency");
        let about = |id| RowsTable {
            id,
            caption: &caption,
            name: &name,
        };
        html! {
            section aria-labelledby="agencies-heading" {
                h2 id="agencies-heading" { (t(lang, "domain-agencies")) }
                @if self.agencies.is_empty() {
                    p.empty { (t(lang, "empty-agencies")) }
                } @else {
                    (rows_table(lang, about("agencies"), &self.agencies))
                }
            }
            @if !self.apart.is_empty() {
                section.apart aria-labelledby="apart-heading" {
                    h2 id="apart-heading" { (t(lang, "dashboard-apart")) }
                    (rows_table(lang, about("apart"), &self.apart))
                }
            }
        }
    }
}
