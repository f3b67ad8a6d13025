//! Who changed a thing, when, from which role, and what: before → after.

use super::report::Link;

/// The changes of one thing, the latest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// The changes.
    pub entries: Vec<Entry>,
    /// The rest of them, for those who may read the audit log.
    pub more: Option<Link>,
}

/// One change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// When: «09 giờ 05 phút, ngày 01/07/2026».
    pub time: String,
    /// Who.
    pub who: String,
    /// From which role, by which way: «quản trị», «dòng lệnh»; may be empty.
    pub role: String,
    /// What was done: «Đổi tên», «Thêm», «Nhập từ tệp».
    pub action: String,
    /// The thing, where the list holds several; none in the history of one thing.
    pub object: Option<Object>,
    /// What changed.
    pub changes: Vec<Change>,
}

/// The thing that was changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Object {
    /// What kind of thing: «cơ quan».
    pub kind: String,
    /// Its name or key, with its page where there is one.
    pub name: String,
    /// Its page.
    pub href: Option<String>,
}

/// One field, before and after.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// The field's name in the page's language.
    pub field: String,
    /// What it was; none when the thing is new or the field was empty.
    pub before: Option<String>,
    /// What it is now; none when it was taken away.
    pub after: Option<String>,
}
