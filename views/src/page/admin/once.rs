//! A secret just made: an API token, an invitation link. Shown once.

use maud::{Markup, Render, html};

use crate::i18n::{t, t_args};
use crate::layout::{Audience, Layout};
use crate::part::desk::Head;
use crate::part::report::Link;

/// A secret that is shown only here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OncePage {
    /// The frame.
    pub layout: Layout,
    /// What was made: «Mã truy cập API đã được tạo».
    pub title: String,
    /// The secret's name: «Mã truy cập», «Đường dẫn mời».
    pub label: String,
    /// The secret.
    pub secret: String,
    /// What to do with it, a sentence each.
    pub steps: Vec<String>,
    /// Until when it is good, as written; empty for no end.
    pub until: String,
    /// Where to go on.
    pub onward: Link,
}

impl Render for OncePage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let head = Head {
            title: &self.title,
            ..Head::default()
        };
        let main = html! {
            (head.render(lang))
            section.once aria-labelledby="once" {
                h2 id="once" { (self.label) }
                // A field, so that one key selects all of it; it is never sent anywhere.
                input.secret type="text" readonly aria-labelledby="once" aria-label=(self.label) value=(self.secret)
                    autocomplete="off" spellcheck="false";
                p.warning { strong { (t(lang, "once-warning")) } }
                @if !self.until.is_empty() {
                    p { (t_args(lang, "once-until", &[("time", self.until.as_str().into())])) }
                }
            }
            @if !self.steps.is_empty() { ul { @for step in &self.steps { li { (step) } } } }
            p { a.button href=(self.onward.href) { (self.onward.label) } }
        };
        self.layout.document(Audience::Desk, &self.title, &main)
    }
}
