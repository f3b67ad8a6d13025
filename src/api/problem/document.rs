//! The shape of a problem on the wire.

use serde::Serialize;
use utoipa::ToSchema;

use super::{FieldError, Problem};
use crate::i18n::{Lang, t};

/// What is wrong with one part of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ErrorDocument {
    /// JSON pointer to the part; for query parameters a slash and the name.
    #[schema(examples("/ratings/0/level"))]
    pub pointer: String,
    /// A stable word.
    #[schema(examples("out_of_range"))]
    pub code: String,
    /// A sentence in the caller's language.
    pub detail: String,
}

impl ErrorDocument {
    /// An error in the caller's language.
    pub fn new(error: &FieldError, lang: Lang) -> Self {
        Self {
            pointer: error.pointer.clone(),
            code: error.code.word().to_owned(),
            detail: error.detail(lang),
        }
    }
}

/// Why a request was not done (RFC 9457).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProblemDocument {
    /// Always `about:blank`: the status says it all, the errors say more.
    #[serde(rename = "type")]
    pub kind: String,
    /// What happened, in the caller's language.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What to do about it, in the caller's language.
    pub detail: String,
    /// The id of the request, by which our log knows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// What is wrong with which part.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<ErrorDocument>,
}

impl ProblemDocument {
    /// A problem in the caller's language.
    pub fn new(problem: &Problem, lang: Lang, request_id: Option<String>) -> Self {
        let (title, detail) = problem.kind.texts();
        Self {
            kind: "about:blank".to_owned(),
            title: t(lang, title),
            status: problem.kind.status(),
            detail: t(lang, detail),
            request_id,
            errors: problem
                .errors
                .iter()
                .map(|error| ErrorDocument::new(error, lang))
                .collect(),
        }
    }
}
