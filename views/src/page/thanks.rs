//! What a citizen sees once the rating is durably stored.

use maud::{Markup, Render, html};

use crate::i18n::{t, t_args};
use crate::layout::{Audience, Layout};
use crate::part::face::tick;

/// The thanks after a rating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThanksPage {
    /// The frame.
    pub layout: Layout,
    /// The rated agency's name, if the caller still knows it.
    pub agency: Option<String>,
    /// The address of the public figures, if they may be shown.
    pub results: Option<String>,
}

impl Render for ThanksPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let main = html! {
            div.calm {
                (tick())
                h1 { (t(lang, "thanks-title")) }
                p { (self.thanks()) }
                p { (t(lang, "thanks-close")) }
                @if let Some(address) = &self.results {
                    p { a href=(address) { (t(lang, "thanks-results")) } }
                }
            }
        };
        self.layout
            .document(Audience::Citizen, &t(lang, "thanks-title"), &main)
    }
}

impl ThanksPage {
    fn thanks(&self) -> String {
        let lang = self.layout.lang;
        match &self.agency {
            Some(agency) => t_args(lang, "thanks-agency", &[("agency", agency.as_str().into())]),
            None => t(lang, "thanks-plain"),
        }
    }
}
