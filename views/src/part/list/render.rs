//! The table of a list: on a phone one card a row, the column's head before each value.

use maud::{Markup, html};

use super::{Cell, Column, Empty, List, ListRow, Pager};
use crate::i18n::{Lang, t};

impl List {
    /// Search, table or empty state, pager.
    pub fn render(&self, lang: Lang) -> Markup {
        html! {
            @if let Some(search) = &self.search { (search.render(lang)) }
            @if self.rows.is_empty() { (self.empty.render(lang, self.is_searched())) } @else { (self.table()) }
            @if let Some(pager) = &self.pager { (pager.render(lang)) }
        }
    }

    /// Whether words or filters are set.
    fn is_searched(&self) -> bool {
        let search = self.search.as_ref();
        search.is_some_and(|search| search.reset.is_some())
    }

    /// Roles are said aloud because styles turn the table into cards on a phone.
    fn table(&self) -> Markup {
        html! {
            table.list role="table" {
                caption { (self.caption) }
                thead role="rowgroup" {
                    tr role="row" {
                        @for column in &self.columns {
                            th scope="col" role="columnheader" class=[column.number.then_some("num")] { (column.label) }
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
            tr class=[self.over.then_some("over")] role="row" {
                @for (index, (cell, column)) in self.cells.iter().zip(columns).enumerate() {
                    @if index == 0 {
                        th scope="row" role="rowheader" { (cell.render()) }
                    } @else {
                        td class=[cell.class(column)] role="cell" {
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
    /// The classes, an empty attribute being none.
    fn class(&self, column: &Column) -> Option<String> {
        let classes = [
            (column.number, "num"),
            (column.tight, "tight"),
            (self.is_empty(), "bare"),
        ];
        let set = classes.into_iter().filter(|(is, _)| *is);
        let set: Vec<_> = set.map(|(_, class)| class).collect();
        (!set.is_empty()).then(|| set.join(" "))
    }

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
    /// The empty state. Words of its own are about a list that holds nothing at all; where a search
    /// found nothing, the search is what to change.
    pub fn render(&self, lang: Lang, searched: bool) -> Markup {
        let (title, next) = if searched {
            (t(lang, "list-empty"), t(lang, "list-empty-next"))
        } else if self.title.is_empty() {
            (t(lang, "list-none"), String::new())
        } else {
            (self.title.clone(), self.next.clone())
        };
        html! {
            div.empty {
                p { strong { (title) } }
                @if !next.is_empty() { p { (next) } }
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
