//! Who changed a thing, when, from which role, and what: before → after.

use maud::{Markup, html};

use super::report::Link;
use crate::i18n::{Lang, t};

/// The changes of one thing, the latest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// The changes.
    pub entries: Vec<Entry>,
    /// The rest of them, for those who may read the audit log.
    pub more: Option<Link>,
}

/// One change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// When: «09 giờ 05 phút, ngày 01/07/2026».
    pub time: String,
    /// Who.
    pub who: String,
    /// From which role, by which way: «quản trị», «dòng lệnh»; may be empty.
    pub role: String,
    /// What was done: «Đổi tên», «Thêm», «Nhập từ tệp».
    pub action: String,
    /// The thing, where the list holds several; none in the history of one thing.
    pub object: Option<Object>,
    /// What changed.
    pub changes: Vec<Change>,
}

/// The thing that was changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Object {
    /// What kind of thing: «cơ quan».
    pub kind: String,
    /// Its name or key, with its page where there is one.
    pub name: String,
    /// Its page.
    pub href: Option<String>,
}

/// One field, before and after.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// The field's name in the page's language.
    pub field: String,
    /// What it was; none when the thing is new or the field was empty.
    pub before: Option<String>,
    /// What it is now; none when it was taken away.
    pub after: Option<String>,
}

impl History {
    /// The history as a section of a thing's page.
    pub fn render(&self, lang: Lang) -> Markup {
        html! {
            section.history aria-labelledby="history" {
                h2 id="history" { (t(lang, "history-title")) }
                @if self.entries.is_empty() { p.muted { (t(lang, "history-empty")) } } @else {
                    ol.entries role="list" {
                        @for entry in &self.entries { li { (entry.render(lang)) } }
                    }
                }
                @if let Some(link) = &self.more { p { a href=(link.href) { (link.label) } } }
            }
        }
    }
}

impl Entry {
    fn render(&self, lang: Lang) -> Markup {
        html! {
            p.entry-what { strong { (self.action) } }
            p.entry-who {
                (self.who)
                @if !self.role.is_empty() { " (" (self.role) ")" }
                span.entry-time { (self.time) }
            }
            (changes(lang, &self.changes))
        }
    }
}

/// Fields before and after; a new value has no before, a removed one no after.
pub fn changes(lang: Lang, changes: &[Change]) -> Markup {
    html! {
        @if !changes.is_empty() {
            dl.changes {
                @for change in changes {
                    div { dt { (change.field) } dd { (before_after(lang, change)) } }
                }
            }
        }
    }
}

fn before_after(lang: Lang, change: &Change) -> Markup {
    html! {
        @match (&change.before, &change.after) {
            (Some(before), Some(after)) => {
                del { (said(lang, "history-before")) (before) }
                span.arrow aria-hidden="true" { " → " }
                ins { (said(lang, "history-after")) (after) }
            },
            (None, Some(after)) => ins { (after) },
            (Some(before), None) => {
                del { (before) } " " span.muted { (t(lang, "history-removed")) }
            },
            (None, None) => {}
        }
    }
}

/// A word for the ear only: screen readers skip what `del` and `ins` mean.
fn said(lang: Lang, key: &str) -> Markup {
    html! { span.visually-hidden { (t(lang, key)) " " } }
}
