//! `/admin/agencies`: the agencies of a day as a tree.

use crate::layout::Layout;
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
