//! One thing as it is: its facts, what can be done with it, what belongs to it, its history.

use maud::{Markup, Render, html};

use crate::i18n::{Lang, t};
use crate::layout::{Audience, Layout};
use crate::part::desk::Head;
use crate::part::history::History;
use crate::part::list::List;
use crate::part::report::Link;
use crate::part::tag::Tag;

/// The page of one thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ThingPage {
    /// The frame.
    pub layout: Layout,
    /// What kind of thing: «Cơ quan»; stands above the name.
    pub kind: String,
    /// Its name.
    pub title: String,
    /// Its state.
    pub tag: Option<Tag>,
    /// Its values.
    pub facts: Vec<Fact>,
    /// What can be done with it, the most usual first; empty for readers who only look.
    pub actions: Vec<Link>,
    /// What cannot be undone: dissolve, retire, revoke.
    pub dangers: Vec<Link>,
    /// What belongs to it, each with a heading.
    pub lists: Vec<(String, List)>,
    /// Its changes; none for readers who may not see them.
    pub history: Option<History>,
}

/// One value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fact {
    /// Its name.
    pub name: String,
    /// The value, a line each, a link where it has an address; none says «không có».
    pub values: Vec<Link>,
}

impl Fact {
    /// A value of one line of words; an empty one says «không có».
    pub fn text(name: impl Into<String>, value: impl Into<String>) -> Self {
        let label = value.into();
        let href = String::new();
        let line = (!label.is_empty()).then_some(Link { label, href });
        Self {
            name: name.into(),
            values: line.into_iter().collect(),
        }
    }

    /// A value that is another thing, or several.
    pub fn links(name: impl Into<String>, values: Vec<Link>) -> Self {
        Self {
            name: name.into(),
            values,
        }
    }
}

impl Render for ThingPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let kind = capitalised(&self.kind);
        let head = Head {
            kind: &kind,
            title: &self.title,
            tag: self.tag.as_ref(),
            ..Head::default()
        };
        let main = html! {
            (head.render(lang))
            (actions(lang, &self.actions, &self.dangers))
            (facts(lang, &self.facts))
            @for (index, (title, list)) in self.lists.iter().enumerate() {
                @let id = format!("list-{index}");
                section aria-labelledby=(id) {
                    h2 id=(id) { (title) }
                    (list.render(lang))
                }
            }
            @if let Some(history) = &self.history { (history.render(lang)) }
        };
        self.layout.document(Audience::Desk, &self.title, &main)
    }
}

/// With a capital letter, as it stands alone on a line.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// What can be done: usual ways as buttons, dangerous ones as links that look it.
pub(in crate::page) fn actions(lang: Lang, usual: &[Link], dangers: &[Link]) -> Markup {
    html! {
        @if !usual.is_empty() || !dangers.is_empty() {
            nav.actions aria-label=(t(lang, "admin-actions")) {
                @for (index, link) in usual.iter().enumerate() {
                    a.button.button-plain[index > 0] href=(link.href) { (link.label) }
                }
                @for link in dangers { a.danger href=(link.href) { (link.label) } }
            }
        }
    }
}

/// Names and values of a thing.
pub(in crate::page) fn facts(lang: Lang, facts: &[Fact]) -> Markup {
    html! {
        @if !facts.is_empty() {
            dl.facts {
                @for fact in facts {
                    div {
                        dt { (fact.name) }
                        @for value in &fact.values { dd { (line(value)) } }
                        @if fact.values.is_empty() { dd.muted { (t(lang, "admin-none")) } }
                    }
                }
            }
        }
    }
}

fn line(value: &Link) -> Markup {
    html! {
        @if value.href.is_empty() { (value.label) } @else { a href=(value.href) { (value.label) } }
    }
}
