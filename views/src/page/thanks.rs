//! What a citizen sees once the rating is durably stored.

use maud::{Markup, Render, html};

use crate::i18n::t;
use crate::layout::{Audience, Layout};

/// The thanks after a rating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThanksPage {
    /// The frame.
    pub layout: Layout,
    /// The rated agency's name, if the caller still knows it.
    pub agency: Option<String>,
}

impl Render for ThanksPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let main = html! { h1 { (t(lang, "thanks-title")) } };
        self.layout
            .document(Audience::Citizen, &t(lang, "thanks-title"), &main)
    }
}
