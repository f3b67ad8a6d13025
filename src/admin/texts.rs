//! Texts of questionnaires and scales as typed in a form, language by language.

use std::collections::BTreeMap;

use super::{checks::Errors, error::FieldError};
use crate::model::labels::Labels;

/// A text by language tag («vi», «en», …).
pub type Texts = BTreeMap<String, String>;

/// A key with its words: a reason, a question, a group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// Its key.
    pub key: String,
    /// Its words.
    pub labels: Texts,
}

impl Item {
    /// A stored one as a form shows it.
    pub(super) fn of(key: &str, labels: &Labels) -> Self {
        Self {
            key: key.to_owned(),
            labels: labels.0.clone(),
        }
    }
}

/// Reads a text; Vietnamese must be there, other languages may be left empty.
pub(super) fn labels(errors: &mut Errors, field: &str, texts: &Texts) -> Labels {
    let mut read = BTreeMap::new();
    if texts.get("vi").is_none_or(|text| text.trim().is_empty()) {
        errors.add(FieldError::new(format!("{field}.vi"), "import-required"));
    }
    for (tag, text) in texts.iter().filter(|(_, text)| !text.trim().is_empty()) {
        read.insert(tag.clone(), errors.text(&format!("{field}.{tag}"), text));
    }
    Labels(read)
}

/// Keys stand once among `items`.
pub(super) fn once<'k>(errors: &mut Errors, field: &str, keys: impl Iterator<Item = &'k str>) {
    let mut known: Vec<&str> = Vec::new();
    for (at, key) in keys.enumerate() {
        if !key.is_empty() && known.contains(&key) {
            let field = format!("{field}.{at}.key");
            errors.add(FieldError::of(field, "import-twice", key));
        }
        known.push(key);
    }
}
