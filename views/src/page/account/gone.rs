//! An invitation or reset link that no longer opens.

use maud::{Markup, Render, html};

use super::door;
use crate::i18n::t;
use crate::layout::Layout;

/// A link that was used, withdrawn, or is too old; does not tell which.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkGonePage {
    /// The frame.
    pub layout: Layout,
    /// Where to sign in, for those who have used it already: `/sign-in`.
    pub sign_in: String,
    /// Whom to ask for a new one: the operator's words.
    pub help: Option<String>,
}

impl Render for LinkGonePage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let content = html! {
            p { (t(lang, "gone-why")) }
            p { (t(lang, "gone-next")) @if let Some(help) = &self.help { " " (help) } }
            p { a.button href=(self.sign_in) { (t(lang, "sign-in-title")) } }
        };
        door(&self.layout, &t(lang, "gone-title"), false, &content)
    }
}
