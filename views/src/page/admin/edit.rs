//! The form that makes or changes one thing.

use crate::layout::Layout;
use crate::part::form::Form;
use crate::part::history::History;
use crate::part::report::Link;
use crate::part::tag::Tag;

/// A page with one form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditPage {
    /// The frame.
    pub layout: Layout,
    /// What is done: «Thêm phạm vi báo cáo», «Sửa: Toàn phường Tây Thạnh».
    pub title: String,
    /// What to know before; may be empty.
    pub about: String,
    /// The thing's state.
    pub tag: Option<Tag>,
    /// The form.
    pub form: Form,
    /// Pages that belong to it.
    pub related: Vec<Link>,
    /// The thing's changes; none for a new one.
    pub history: Option<History>,
}
