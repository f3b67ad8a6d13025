//! The list of one kind of thing: `/admin/scopes`, `/admin/domains`, `/admin/holidays`, …

use maud::{Markup, Render, html};

use crate::layout::{Audience, Layout};
use crate::part::desk::Head;
use crate::part::list::List;
use crate::part::report::Link;

/// A list page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListPage {
    /// The frame.
    pub layout: Layout,
    /// The kind of thing: «Phạm vi báo cáo».
    pub title: String,
    /// What it is for, in a sentence; may be empty.
    pub about: String,
    /// Where a new one is made; none for readers who only look.
    pub add: Option<Link>,
    /// Further ways: import, export, the tree.
    pub ways: Vec<Link>,
    /// The list.
    pub list: List,
}

impl Render for ListPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let head = Head {
            title: &self.title,
            about: &self.about,
            add: self.add.as_ref(),
            ways: &self.ways,
            ..Head::default()
        };
        let main = html! { (head.render(lang)) (self.list.render(lang)) };
        self.layout.document(Audience::Desk, &self.title, &main)
    }
}
