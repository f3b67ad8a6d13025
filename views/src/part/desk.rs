//! The head of a page at work: kind, name, state, and what can be done.

use maud::{Markup, html};

use super::report::Link;
use super::tag::Tag;
use crate::i18n::{Lang, t};

/// What stands on top of a page at work.
#[derive(Clone, Copy, Debug, Default)]
pub struct Head<'a> {
    /// What kind of thing the page shows; empty for none.
    pub kind: &'a str,
    /// The page's name.
    pub title: &'a str,
    /// Its state.
    pub tag: Option<&'a Tag>,
    /// A sentence below the name; empty for none.
    pub about: &'a str,
    /// The button that makes a new one.
    pub add: Option<&'a Link>,
    /// Further ways.
    pub ways: &'a [Link],
}

impl Head<'_> {
    /// The head.
    pub fn render(&self, lang: Lang) -> Markup {
        html! {
            header.desk-head {
                div.desk-name {
                    @if !self.kind.is_empty() { p.kind { (self.kind) } }
                    h1 { (self.title) @if let Some(tag) = self.tag { " " (tag) } }
                    @if !self.about.is_empty() { p.about { (self.about) } }
                }
                @if self.add.is_some() || !self.ways.is_empty() {
                    nav.ways aria-label=(t(lang, "admin-ways")) {
                        @for link in self.ways { a href=(link.href) { (link.label) } }
                        @if let Some(link) = self.add { a.button href=(link.href) { (link.label) } }
                    }
                }
            }
        }
    }
}

/// Sentences under a heading; nothing where there are none.
pub fn sentences(class: &str, heading: &str, sentences: &[String]) -> Markup {
    html! {
        @if !sentences.is_empty() {
            section class=(class) {
                h2 { (heading) }
                ul { @for sentence in sentences { li { (sentence) } } }
            }
        }
    }
}
