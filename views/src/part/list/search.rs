//! The search above a list: one box and a few choices, sent with GET.

use maud::{Markup, html};

use super::Search;
use crate::i18n::{Lang, t};

impl Search {
    /// The search form.
    pub fn render(&self, lang: Lang) -> Markup {
        html! {
            form.search method="get" action=(self.action) role="search" {
                @for (name, value) in &self.hidden { input type="hidden" name=(name) value=(value); }
                @if let Some(q) = &self.q { (words(lang, q)) }
                @for field in &self.filters { (field.render(lang)) }
                div.search-send {
                    button.button-plain type="submit" { (t(lang, "list-search-send")) }
                    @if let Some(address) = &self.reset { a href=(address) { (t(lang, "list-search-reset")) } }
                }
            }
        }
    }
}

fn words(lang: Lang, q: &str) -> Markup {
    html! {
        div.ask.search-words {
            label.ask-label for="f-q" { (t(lang, "list-search")) }
            input type="search" id="f-q" name="q" value=(q) maxlength="100" aria-describedby="f-q-hint";
            p.hint id="f-q-hint" { (t(lang, "list-search-hint")) }
        }
    }
}
