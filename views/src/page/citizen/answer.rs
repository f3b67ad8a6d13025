//! What the form offers, what was filled in, and what was wrong with it.

use crate::i18n::Said;

/// One offered level of the scale, as the questionnaire words it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelChoice {
    /// The level from 1 (worst) to 5 (best).
    pub level: u8,
    /// Its words: «Rất hài lòng».
    pub label: Said,
    /// Whether it counts as satisfied: by it the reasons are asked for in other words.
    pub satisfied: bool,
}

/// One entry of a list to choose from: a domain or a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The key that is sent.
    pub key: String,
    /// Its words.
    pub label: Said,
    /// A line under it, such as the hotline beside «chi phí ngoài quy định».
    pub note: Option<String>,
}

/// The form's fields, for naming the one at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The choice of domain.
    Domain,
    /// The choice of level.
    Level,
    /// The reasons.
    Reason,
    /// The comment.
    Comment,
}

impl Field {
    /// The name of the form field, also the `id` that the error summary leads to.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Domain => "domain",
            Self::Level => "level",
            Self::Reason => "reason",
            Self::Comment => "comment",
        }
    }

    pub(super) const fn error_id(self) -> &'static str {
        match self {
            Self::Domain => "domain-error",
            Self::Level => "level-error",
            Self::Reason => "reason-error",
            Self::Comment => "comment-error",
        }
    }
}

/// What is wrong with a sent form: the field and the words that say how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field at fault; `None` for the whole form.
    pub field: Option<Field>,
    /// A plain sentence in the page's language.
    pub message: String,
}

/// What the person has filled in so far; kept when the form comes back with errors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The chosen level, 1–5.
    pub level: Option<u8>,
    /// The chosen domain's key.
    pub domain: Option<String>,
    /// The ticked reasons' keys.
    pub reasons: Vec<String>,
    /// The comment as typed.
    pub comment: String,
}
