//! What a file would change, before anything is changed.

use crate::layout::Layout;
use crate::part::form::Form;
use crate::part::history::Change;
use crate::part::report::Link;

/// The preview of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportPreviewPage {
    /// The frame.
    pub layout: Layout,
    /// What the file holds: «Điểm tiếp nhận».
    pub kind: String,
    /// The file's name as the browser sent it.
    pub file: String,
    /// Lines of data in it.
    pub lines: u64,
    /// Entries that would be new.
    pub added: u64,
    /// Entries that would change.
    pub changed: u64,
    /// Entries that are there already.
    pub unchanged: u64,
    /// What would become of each; those unchanged may be left out.
    pub rows: Vec<PreviewRow>,
    /// Entries left out of `rows` because there are too many.
    pub more_rows: u64,
    /// What is wrong; with any, nothing can be imported.
    pub faults: Vec<ImportFault>,
    /// Faults not named because there are too many.
    pub more_faults: u64,
    /// The form that imports it; none with faults or with nothing to change.
    pub confirm: Option<Form>,
    /// Where to choose another file.
    pub again: Link,
}

/// What would become of an entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Effect {
    /// It is new.
    #[default]
    Added,
    /// It changes.
    Changed,
    /// It is there already.
    Unchanged,
}

/// One entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PreviewRow {
    /// The line in the file, from 1.
    pub line: u64,
    /// What would become of it.
    pub effect: Effect,
    /// Its key.
    pub key: String,
    /// Its name; may be empty.
    pub name: String,
    /// Which fields change.
    pub changes: Vec<Change>,
}

/// Something wrong in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportFault {
    /// The line in the file, from 1; none for the whole file.
    pub line: Option<u64>,
    /// The column's name; empty for the whole line.
    pub column: String,
    /// What is wrong, in words.
    pub text: String,
}
