//! A named set of agencies with dates (phạm vi báo cáo).

use super::validity::Validity;

/// A named set of agencies, e.g. «Toàn phường Tây Thạnh».
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// Number in the database.
    pub id: i32,
    /// Key, e.g. `phuong-taythanh`.
    pub key: String,
    /// Name, NFC.
    pub name: String,
    /// Who belongs to it, and when.
    pub members: Vec<ScopeMember>,
}

/// One agency of a scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScopeMember {
    /// The agency.
    pub agency: i32,
    /// Whether the agencies below it belong, too.
    pub with_descendants: bool,
    /// The days on which it belongs.
    pub valid: Validity,
}
