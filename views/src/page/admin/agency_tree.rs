//! `/admin/agencies`: the agencies of a day as a tree.

use maud::{Markup, Render, html};

use crate::i18n::{Lang, int, t, t_args};
use crate::layout::{Audience, Layout};
use crate::part::desk::Head;
use crate::part::form::Field;
use crate::part::list::{Empty, Search};
use crate::part::report::Link;
use crate::part::tag::Tag;

/// The tree of agencies as of one day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgencyTreePage {
    /// The frame.
    pub layout: Layout,
    /// Where day and search are asked for (GET, `day` and `q`): `/admin/agencies`.
    pub action: String,
    /// The day, `2026-07-01`.
    pub day: String,
    /// The day as written: «01/07/2026».
    pub day_shown: String,
    /// What is wrong with the day as typed.
    pub day_error: Option<String>,
    /// Days to jump to: today, days on which something changed.
    pub days: Vec<Link>,
    /// Words looked for; then only what fits and what it hangs from is in the tree.
    pub q: String,
    /// The top of the tree.
    pub roots: Vec<AgencyNode>,
    /// How many agencies are shown.
    pub count: u64,
    /// Where a new one is founded; none for readers who only look.
    pub found: Option<Link>,
    /// Further ways: import, kinds of agencies.
    pub ways: Vec<Link>,
}

/// One agency with those below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgencyNode {
    /// Its name and page.
    pub link: Link,
    /// Its kind and codes: «xã, phường · 27019»; may be empty.
    pub about: String,
    /// What happens to it soon or has just happened: «mới thành lập», «kết thúc 30/06/2025».
    pub tag: Option<Tag>,
    /// Whether it fits the search (else it only leads to one that does).
    pub found: bool,
    /// Rename, move, merge, split, dissolve; empty for readers who only look.
    pub actions: Vec<Link>,
    /// Those below it.
    pub children: Vec<AgencyNode>,
}

impl Render for AgencyTreePage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let title = t(lang, "tree-title");
        let about = t(lang, "tree-about");
        let head = Head {
            title: &title,
            about: &about,
            add: self.found.as_ref(),
            ways: &self.ways,
            ..Head::default()
        };
        let main = html! {
            (head.render(lang))
            (self.search().render(lang))
            (self.jumps(lang))
            (self.tree(lang))
        };
        self.layout.document(Audience::Desk, &title, &main)
    }
}

impl AgencyTreePage {
    fn search(&self) -> Search {
        let lang = self.layout.lang;
        let day = Field::date("day", t(lang, "tree-day"), &self.day).error(self.day_error.clone());
        Search {
            action: self.action.clone(),
            q: Some(self.q.clone()),
            filters: vec![day.optional()],
            hidden: Vec::new(),
            reset: (!self.q.is_empty()).then(|| format!("{}?day={}", self.action, self.day)),
        }
    }

    fn jumps(&self, lang: Lang) -> Markup {
        html! {
            @if !self.days.is_empty() {
                nav.jumps aria-label=(t(lang, "tree-days")) {
                    span { (t(lang, "tree-days")) ":" }
                    @for link in &self.days { a href=(link.href) { (link.label) } }
                }
            }
        }
    }

    fn tree(&self, lang: Lang) -> Markup {
        let args = [
            ("n", self.count.into()),
            ("count", int(lang, self.count).into()),
            ("day", self.day_shown.as_str().into()),
        ];
        html! {
            section aria-labelledby="tree" {
                h2.tree-caption id="tree" { (t_args(lang, "tree-count", &args)) }
                @if self.roots.is_empty() { (Empty::default().render(lang, !self.q.is_empty())) } @else {
                    ul.tree role="list" { @for node in &self.roots { (node.render(lang)) } }
                }
            }
        }
    }
}

impl AgencyNode {
    fn render(&self, lang: Lang) -> Markup {
        html! {
            li {
                div.node.aside[!self.found] {
                    div.node-name {
                        a href=(self.link.href) { (self.link.label) }
                        @if let Some(tag) = &self.tag { " " (tag) }
                        @if !self.about.is_empty() { span.sub { (self.about) } }
                    }
                    (self.menu(lang))
                }
                @if !self.children.is_empty() {
                    ul role="list" { @for child in &self.children { (child.render(lang)) } }
                }
            }
        }
    }

    fn menu(&self, lang: Lang) -> Markup {
        html! {
            @if !self.actions.is_empty() {
                details.menu {
                    summary { (t(lang, "tree-change")) span.visually-hidden { ": " (self.link.label) } }
                    ul role="list" { @for link in &self.actions { li { a href=(link.href) { (link.label) } } } }
                }
            }
        }
    }
}
