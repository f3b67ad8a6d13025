//! Lists of things: a search box, a table, an empty state, a pager; the same on every page.

mod render;
mod search;

use super::form::Field;
use super::report::Link;
use super::tag::Tag;

/// A list with its search and its pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// The search above it, if it can be searched.
    pub search: Option<Search>,
    /// What the table holds, said above it: «12 cơ quan».
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows of this page.
    pub rows: Vec<ListRow>,
    /// What stands there when there are no rows.
    pub empty: Empty,
    /// The pages, if there are several.
    pub pager: Option<Pager>,
}

/// A search by GET; the words are asked for as `q`, with or without diacritics.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// Where it is sent.
    pub action: String,
    /// The words looked for; `None` for no box, only filters.
    pub q: Option<String>,
    /// Further choices: state, kind, days.
    pub filters: Vec<Field>,
    /// Values carried along unseen.
    pub hidden: Vec<(String, String)>,
    /// The address without search and filters, while any is set.
    pub reset: Option<String>,
}

/// A column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Its head.
    pub label: String,
    /// Whether its values are numbers and stand to the right.
    pub number: bool,
    /// Whether its values are short and are never broken: a state, a code, years.
    pub tight: bool,
}

/// A row; its first cell is its head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListRow {
    /// One cell per column.
    pub cells: Vec<Cell>,
    /// Whether the thing is no longer in use.
    pub over: bool,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words, a day, a number as written in the page's language.
    Text(String),
    /// Words with a line below them.
    Two(String, String),
    /// A link, with a line below it; the line may be empty.
    Link(Link, String),
    /// A state.
    Tag(Tag),
    /// Several short things.
    Many(Vec<String>),
    /// A button that posts to an address at once; only for what can be undone.
    Post(Link),
}

/// What an empty list says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Empty {
    /// That there is nothing.
    pub title: String,
    /// What to do next.
    pub next: String,
}

/// Where in a long list the reader is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pager {
    /// «51–100 trong 312».
    pub range: String,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

impl Column {
    /// A column of words.
    pub fn words(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            ..Self::default()
        }
    }

    /// A column of short words that stay on one line.
    pub fn tight(label: impl Into<String>) -> Self {
        Self {
            tight: true,
            ..Self::words(label)
        }
    }

    /// A column of numbers.
    pub fn number(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            number: true,
            ..Self::default()
        }
    }
}

impl Default for Cell {
    fn default() -> Self {
        Self::Text(String::new())
    }
}
