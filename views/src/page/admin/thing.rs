//! One thing as it is: its facts, what can be done with it, what belongs to it, its history.

use crate::layout::Layout;
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
    /// The value, a line each; none says «không có».
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
