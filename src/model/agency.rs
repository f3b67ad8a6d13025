//! Who is rated (cơ quan, đơn vị) and how agencies follow one another.

use super::validity::Validity;

/// A kind of agency (loại cơ quan): data of the operator, not code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyKind {
    /// Key used by agencies and targets, e.g. `commune`.
    pub key: String,
    /// Vietnamese name.
    pub name_vi: String,
    /// English name.
    pub name_en: String,
    /// Whether ratings of this kind enter the headline. Vertical agencies (ngành dọc)
    /// and the postal provider keep a line of their own.
    pub in_headline: bool,
}

/// An agency under one name and code for as long as both are valid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    /// Number in the database.
    pub id: i32,
    /// Own key, never re-used.
    pub key: String,
    /// Code of the administrative unit; re-used by other units after a reform.
    pub area_code: Option<String>,
    /// Name, NFC.
    pub name: String,
    /// Key of its kind.
    pub kind: String,
    /// The agency above.
    pub parent: Option<i32>,
    /// The days on which it exists.
    pub valid: Validity,
    /// One successor: renamed, merged or continued. Several: split.
    pub successors: Vec<i32>,
    /// Where the entry comes from.
    pub source: String,
}

impl Agency {
    /// Whether it was divided among several successors; its history is then never re-attributed.
    pub fn is_split(&self) -> bool {
        self.successors.len() > 1
    }
}
