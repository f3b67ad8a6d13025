//! `/admin/import`: a CSV file in.

use crate::layout::Layout;
use crate::part::report::Link;

/// The upload; sends `kind` and `file` (multipart).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportPage {
    /// The frame.
    pub layout: Layout,
    /// Where the form is posted.
    pub action: String,
    /// What a file may hold.
    pub kinds: Vec<ImportKind>,
    /// The kind chosen before, by its key.
    pub chosen: Option<String>,
    /// What is wrong with the choice of kind.
    pub kind_error: Option<String>,
    /// What is wrong with the file as a whole: none chosen, too large, not UTF-8.
    pub file_error: Option<String>,
    /// The largest file, as written: «10 MB».
    pub at_most: String,
}

/// What a file may hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportKind {
    /// As on the command line: `service-points`.
    pub key: String,
    /// Its name: «Điểm tiếp nhận».
    pub label: String,
    /// Its columns, in order.
    pub columns: Vec<String>,
    /// An example file, if there is one.
    pub example: Option<Link>,
}
