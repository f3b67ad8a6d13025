//! `/audit`: who changed what, when, from which role, before and after.

use crate::layout::Layout;
use crate::part::history::Entry;
use crate::part::list::{Pager, Search};
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
