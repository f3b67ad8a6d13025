//! What makes two follow-ups the same: the fields of the record itself, the comment left out.

use serde::Serialize;
use uuid::Uuid;

use super::{outcome::Outcome, rating::content_hash};

/// The own fields of a follow-up as given by its sender; what was not given is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct OwnFollowupFields<'a> {
    /// The rating it belongs to.
    pub rating: Uuid,
    /// How the questions ended.
    pub outcome: Outcome,
    /// Keys of the reasons, sorted, each once; an empty list is the same as none.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub reasons: &'a [String],
    /// The level meant instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correction: Option<u8>,
}

impl OwnFollowupFields<'_> {
    /// SHA-256 of the canonical form.
    pub fn hash(&self) -> [u8; 32] {
        content_hash(self)
    }
}
