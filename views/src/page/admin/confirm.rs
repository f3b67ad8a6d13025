//! The last page before something that cannot be undone.

use crate::layout::Layout;
use crate::part::form::Form;

/// Says what will happen and asks once more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConfirmPage {
    /// The frame.
    pub layout: Layout,
    /// The question: «Giải thể Văn phòng HĐND và UBND phường Tây Thạnh?»
    pub title: String,
    /// What will happen, a sentence each.
    pub happens: Vec<String>,
    /// What stays as it is, a sentence each.
    pub stays: Vec<String>,
    /// What cannot be undone, a sentence each.
    pub forever: Vec<String>,
    /// The form that does it; its fields (a date, a reason, a name to type) come from the caller.
    pub form: Form,
}
