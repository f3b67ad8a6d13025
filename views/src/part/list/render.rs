//! The table of a list: on a phone one card a row, the column's head before each value.

use maud::{Markup, html};

use super::{Cell, Column, Empty, List, ListRow, Pager};
use crate::i18n::{Lang, t};

impl List {
    /// Search, table or empty state, pager.
    pub fn render(&self, lang: Lang) -> Markup {
        html! {
            @if let Some(search) = &self.search { (search.render(lang)) }
            @if self.rows.is_empty() { (self.empty.render(lang)) } @else { (self.table()) }
            @if let Some(pager) = &self.pager { (pager.render(lang)) }
        }
    }

    /// Roles are said aloud because styles turn the table into cards on a phone.
    fn table(&self) -> Markup {
        html! {
            table.list role="table" {
                caption { (self.caption) }
                thead role="rowgroup" {
                    tr role="row" {
                        @for column in &self.columns {
                            th scope="col" role="columnheader" .num[column.number] { (column.label) }
                        }
                    }
                }
                tbody role="rowgroup" { @for row in &self.rows { (row.render(&self.columns)) } }
            }
        }
    }
}

impl ListRow {
    fn render(&self, columns: &[Column]) -> Markup {
        html! {
            tr.over[self.over] role="row" {
                @for (index, (cell, column)) in self.cells.iter().zip(columns).enumerate() {
                    @if index == 0 {
                        th scope="row" role="rowheader" { (cell.render()) }
                    } @else {
                        td.num[column.number].bare[cell.is_empty()] role="cell" {
                            span.cell-label aria-hidden="true" { (column.label) }
                            div.cell { (cell.render()) }
                        }
                    }
                }
            }
        }
    }
}

impl Cell {
    fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Two(first, second) => first.is_empty() && second.is_empty(),
            Self::Many(words) => words.is_empty(),
            Self::Link(..) | Self::Tag(_) | Self::Post(_) => false,
        }
    }

    fn render(&self) -> Markup {
        html! {
            @match self {
                Self::Text(text) => (text),
                Self::Two(first, second) => { (first) (below(second)) },
                Self::Link(link, second) => { a href=(link.href) { (link.label) } (below(second)) },
                Self::Tag(tag) => (tag),
                Self::Many(words) => ul.many role="list" { @for word in words { li { (word) } } },
                Self::Post(link) => form method="post" action=(link.href) {
                    button.as-link type="submit" { (link.label) }
                },
            }
        }
    }
}

fn below(text: &str) -> Markup {
    html! { @if !text.is_empty() { span.sub { (text) } } }
}

impl Empty {
    /// The empty state; default words where the caller gave none.
    pub fn render(&self, lang: Lang) -> Markup {
        let or = |text: &str, key: &str| {
            if text.is_empty() {
                t(lang, key)
            } else {
                text.to_owned()
            }
        };
        html! {
            div.empty {
                p { strong { (or(&self.title, "list-empty")) } }
                p { (or(&self.next, "list-empty-next")) }
            }
        }
    }
}

impl Pager {
    /// Where the reader is, with the pages before and after.
    pub fn render(&self, lang: Lang) -> Markup {
        html! {
            nav.pager aria-label=(t(lang, "list-pages")) {
                span { (self.range) }
                @if let Some(address) = &self.previous {
                    a rel="prev" href=(address) { span aria-hidden="true" { "← " } (t(lang, "list-previous")) }
                }
                @if let Some(address) = &self.next {
                    a rel="next" href=(address) { (t(lang, "list-next")) span aria-hidden="true" { " →" } }
                }
            }
        }
    }
}
