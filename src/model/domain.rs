//! The field of a procedure (lĩnh vực).

/// A field of procedures: đất đai, xây dựng, hộ tịch, …
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Domain {
    /// Number in the database.
    pub id: i32,
    /// Key, e.g. `land`.
    pub key: String,
    /// Vietnamese name.
    pub name_vi: String,
    /// English name.
    pub name_en: String,
    /// Key of the group of domains, e.g. `land_construction`.
    pub group: Option<String>,
    /// Where the entry comes from.
    pub source: String,
}

impl Domain {
    /// The name in the language with this tag.
    pub fn name(&self, tag: &str) -> &str {
        if tag == "en" && !self.name_en.is_empty() {
            &self.name_en
        } else {
            &self.name_vi
        }
    }
}
