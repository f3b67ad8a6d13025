//! The form that makes or changes one thing.

use maud::{Markup, Render, html};

use crate::i18n::t;
use crate::layout::{Audience, Layout};
use crate::part::desk::Head;
use crate::part::form::Form;
use crate::part::history::History;
use crate::part::report::Link;
use crate::part::tag::Tag;

/// A page with one form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditPage {
    /// The frame.
    pub layout: Layout,
    /// What is done: «Thêm phạm vi báo cáo», «Sửa: Toàn phường Tây Thạnh».
    pub title: String,
    /// What to know before; may be empty.
    pub about: String,
    /// The thing's state.
    pub tag: Option<Tag>,
    /// The form.
    pub form: Form,
    /// Pages that belong to it.
    pub related: Vec<Link>,
    /// The thing's changes; none for a new one.
    pub history: Option<History>,
}

impl Render for EditPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let head = Head {
            title: &self.title,
            about: &self.about,
            tag: self.tag.as_ref(),
            ..Head::default()
        };
        let main = html! {
            (head.render(lang))
            (self.form.render(lang))
            @if !self.related.is_empty() {
                nav.related aria-labelledby="related" {
                    h2 id="related" { (t(lang, "admin-related")) }
                    ul { @for link in &self.related { li { a href=(link.href) { (link.label) } } } }
                }
            }
            @if let Some(history) = &self.history { (history.render(lang)) }
        };
        let wrong = self.form.is_wrong();
        self.layout
            .sent_back(Audience::Desk, &self.title, wrong, &main)
    }
}
