//! The kinds of refusal, one for each status we answer with.

/// A kind of refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// 400: not a proper HTTP request.
    BadRequest,
    /// 401: no token, or one that is unknown or revoked.
    Unauthorized,
    /// 403: the token does not allow this.
    Forbidden,
    /// 404: no such thing.
    NotFound,
    /// 405: not with this method.
    MethodNotAllowed,
    /// 406: the caller takes no JSON.
    NotAcceptable,
    /// 408: the request took too long to come in.
    Timeout,
    /// 409: not in this state.
    Conflict,
    /// 413: larger than is taken.
    TooLarge,
    /// 415: not JSON.
    UnsupportedMediaType,
    /// 422: cannot be understood.
    Invalid,
    /// 429: too often.
    TooMany,
    /// 500: our fault.
    Internal,
    /// 503: not now.
    Unavailable,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 14] = [
        Self::BadRequest,
        Self::Unauthorized,
        Self::Forbidden,
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::NotAcceptable,
        Self::Timeout,
        Self::Conflict,
        Self::TooLarge,
        Self::UnsupportedMediaType,
        Self::Invalid,
        Self::TooMany,
        Self::Internal,
        Self::Unavailable,
    ];

    /// Its HTTP status.
    pub const fn status(self) -> u16 {
        match self {
            Self::BadRequest => 400,
            Self::Unauthorized => 401,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::NotAcceptable => 406,
            Self::Timeout => 408,
            Self::Conflict => 409,
            Self::TooLarge => 413,
            Self::UnsupportedMediaType => 415,
            Self::Invalid => 422,
            Self::TooMany => 429,
            Self::Internal => 500,
            Self::Unavailable => 503,
        }
    }

    /// The kind that a bare status stands for.
    pub fn of_status(status: u16) -> Self {
        let known = Self::ALL.into_iter().find(|kind| kind.status() == status);
        known.unwrap_or(if status < 500 {
            Self::BadRequest
        } else {
            Self::Internal
        })
    }

    /// The keys of its title and its explanation.
    pub const fn texts(self) -> (&'static str, &'static str) {
        match self {
            Self::BadRequest => ("problem-bad-request", "problem-bad-request-detail"),
            Self::Unauthorized => ("problem-unauthorized", "problem-unauthorized-detail"),
            Self::Forbidden => ("problem-forbidden", "problem-forbidden-detail"),
            Self::NotFound => ("problem-not-found", "problem-not-found-detail"),
            Self::MethodNotAllowed => ("problem-method", "problem-method-detail"),
            Self::NotAcceptable => ("problem-not-acceptable", "problem-not-acceptable-detail"),
            Self::Timeout => ("problem-timeout", "problem-timeout-detail"),
            Self::Conflict => ("problem-conflict", "problem-conflict-detail"),
            Self::TooLarge => ("problem-too-large", "problem-too-large-detail"),
            Self::UnsupportedMediaType => ("problem-media-type", "problem-media-type-detail"),
            Self::Invalid => ("problem-invalid", "problem-invalid-detail"),
            Self::TooMany => ("problem-too-many", "problem-too-many-detail"),
            Self::Internal => ("problem-internal", "problem-internal-detail"),
            Self::Unavailable => ("problem-unavailable", "problem-unavailable-detail"),
        }
    }
}
