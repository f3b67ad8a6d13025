//! `/admin`: what there is to look after, and what waits for somebody.

use crate::layout::Layout;
use crate::part::report::Link;

/// The first page of the administration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OverviewPage {
    /// The frame.
    pub layout: Layout,
    /// What waits for somebody: drafts, expiring tokens, missing second factors.
    pub waiting: Vec<Link>,
    /// The kinds of things, in groups.
    pub groups: Vec<CardGroup>,
    /// Whether the reader may look but not change: then the page says so.
    pub read_only: bool,
}

/// Kinds of things that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardGroup {
    /// Its heading: «Tổ chức», «Người dùng và truy cập».
    pub title: String,
    /// The kinds.
    pub cards: Vec<Card>,
}

/// One kind of thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// Its name and list.
    pub link: Link,
    /// What it is for, in a sentence.
    pub about: String,
    /// How many there are, as written: «12 đang hoạt động»; may be empty.
    pub count: String,
}
