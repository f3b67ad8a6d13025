//! `/audit`: who changed what, when, from which role, before and after.

use maud::{Markup, Render, html};

use crate::i18n::{Lang, t};
use crate::layout::{Audience, Layout};
use crate::part::desk::Head;
use crate::part::history::{Entry, Object, changes};
use crate::part::list::{Empty, Pager, Search};
use crate::part::report::Link;

/// The audit log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditPage {
    /// The frame.
    pub layout: Layout,
    /// Filters: days, person, kind of thing, action.
    pub search: Search,
    /// The entries of this page, the latest first; each names its object.
    pub entries: Vec<Entry>,
    /// How many fit the filters, as written: «312 mục».
    pub caption: String,
    /// The pages.
    pub pager: Option<Pager>,
    /// What the filters show as a file: CSV, XLSX.
    pub exports: Vec<Link>,
}

impl Render for AuditPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let title = t(lang, "audit-title");
        let about = t(lang, "audit-about");
        let head = Head {
            title: &title,
            about: &about,
            ways: &self.exports,
            ..Head::default()
        };
        let main = html! {
            (head.render(lang))
            (self.search.render(lang))
            @if self.entries.is_empty() { (Empty::default().render(lang, true)) } @else { (self.table(lang)) }
            @if let Some(pager) = &self.pager { (pager.render(lang)) }
        };
        self.layout.document(Audience::Desk, &title, &main)
    }
}

impl AuditPage {
    fn table(&self, lang: Lang) -> Markup {
        let columns = ["audit-when", "audit-who", "audit-what", "audit-changes"];
        html! {
            table.list.audit role="table" {
                caption { (self.caption) }
                thead role="rowgroup" {
                    tr role="row" {
                        @for key in columns { th scope="col" role="columnheader" { (t(lang, key)) } }
                    }
                }
                tbody role="rowgroup" { @for entry in &self.entries { (row(lang, entry)) } }
            }
        }
    }
}

fn row(lang: Lang, entry: &Entry) -> Markup {
    html! {
        tr role="row" {
            th.when scope="row" role="rowheader" { (entry.time) }
            td role="cell" {
                div.cell { (entry.who) @if !entry.role.is_empty() { span.sub { (entry.role) } } }
            }
            td role="cell" {
                div.cell {
                    (entry.action)
                    @if let Some(object) = &entry.object { span.sub { (thing(object)) } }
                }
            }
            td class=[entry.changes.is_empty().then_some("bare")] role="cell" { div.cell { (changes(lang, &entry.changes)) } }
        }
    }
}

fn thing(object: &Object) -> Markup {
    html! {
        (object.kind) ": "
        @match &object.href {
            Some(address) => a href=(address) { (object.name) },
            None => (object.name),
        }
    }
}
