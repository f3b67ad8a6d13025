//! A secret just made: an API token, an invitation link. Shown once.

use crate::layout::Layout;
use crate::part::report::Link;

/// A secret that is shown only here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OncePage {
    /// The frame.
    pub layout: Layout,
    /// What was made: «Mã truy cập API đã được tạo».
    pub title: String,
    /// The secret's name: «Mã truy cập», «Đường dẫn mời».
    pub label: String,
    /// The secret.
    pub secret: String,
    /// What to do with it, a sentence each.
    pub steps: Vec<String>,
    /// Until when it is good, as written; empty for no end.
    pub until: String,
    /// Where to go on.
    pub onward: Link,
}
