//! Texts of data (not of the interface) in several languages.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The same text in several languages, by language tag («vi», «en», …).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(transparent)]
pub struct Labels(pub BTreeMap<String, String>);

impl Labels {
    /// A text in Vietnamese and English.
    pub fn vi_en(vi: &str, en: &str) -> Self {
        Self(BTreeMap::from([
            ("vi".to_owned(), vi.to_owned()),
            ("en".to_owned(), en.to_owned()),
        ]))
    }

    /// The text in `tag`, else in Vietnamese, else in whatever language there is.
    pub fn get(&self, tag: &str) -> &str {
        let found = self
            .0
            .get(tag)
            .filter(|text| !text.is_empty())
            .or_else(|| self.0.get("vi"));
        found
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }
}
