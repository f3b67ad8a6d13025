//! The kind page for a known link that opens no form: not yet, no more, or its place is gone.

use maud::{Markup, Render, html};

use crate::i18n::{Lang, t, t_args};
use crate::layout::{Audience, Layout};

/// Why it opens no form, as the reader needs to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shut {
    /// It opens on this day, written out.
    Until(String),
    /// It is not in use any more.
    Over,
    /// The counter or agency is not there any more.
    Gone,
}

/// The page that says why, and what one can do instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkClosedPage {
    /// The frame.
    pub layout: Layout,
    /// Why.
    pub shut: Shut,
    /// The address of the page that took its place.
    pub next: Option<String>,
}

impl Shut {
    fn words(&self, lang: Lang) -> (String, String) {
        match self {
            Self::Until(day) => (
                t(lang, "link-waiting-title"),
                t_args(lang, "link-waiting-next", &[("day", day.clone().into())]),
            ),
            Self::Over => (t(lang, "link-over-title"), t(lang, "link-over-next")),
            Self::Gone => (t(lang, "link-gone-title"), t(lang, "link-gone-next")),
        }
    }
}

impl Render for LinkClosedPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let (title, next) = self.shut.words(lang);
        let main = html! {
            div.calm {
                h1 { (title) }
                p { (next) }
                @if let Some(address) = &self.next {
                    p { (t(lang, "link-next-about")) }
                    p { a.go href=(address) { (t(lang, "link-next")) } }
                } @else if matches!(self.shut, Shut::Over) {
                    p { (t(lang, "link-ask-counter")) }
                }
            }
        };
        self.layout.document(Audience::Citizen, &title, &main)
    }
}
