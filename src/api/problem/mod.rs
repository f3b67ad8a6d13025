//! What the API says when it does not do what was asked: RFC 9457 problem documents.
//!
//! A [`Problem`] is free of language. [`render()`] puts it into the caller's words at the edge, adds
//! the request's id, and gives every other refusal (of the router, of a layer) the same shape.

mod code;
mod document;
mod field;
mod kind;
mod render;

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};

pub use code::Code;
pub use document::{ErrorDocument, ProblemDocument};
pub use field::{FieldError, pointer_token, shown};
pub use kind::Kind;
pub use render::render;

use crate::{
    ingest::IngestError, middleware::limit::TooOften, report::ReportError, store::StoreError,
};

/// Why a request was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What kind of refusal.
    pub kind: Kind,
    /// What is wrong with which part of the request.
    pub errors: Vec<FieldError>,
    /// After how many seconds a new try makes sense.
    pub retry_after: Option<u64>,
    /// For our log only: what failed inside.
    cause: Option<String>,
}

impl Problem {
    /// A problem of this kind and nothing more.
    pub const fn new(kind: Kind) -> Self {
        Self {
            kind,
            errors: Vec::new(),
            retry_after: None,
            cause: None,
        }
    }

    /// 422: the request cannot be understood; nothing was done.
    pub fn invalid(errors: Vec<FieldError>) -> Self {
        Self {
            errors,
            ..Self::new(Kind::Invalid)
        }
    }

    /// 422 with one error.
    pub fn invalid_field(error: FieldError) -> Self {
        Self::new(Kind::Invalid).with(error)
    }

    /// Adds what is wrong with a part of the request.
    #[must_use]
    pub fn with(mut self, error: FieldError) -> Self {
        self.errors.push(error);
        self
    }

    /// Adds what failed inside; [`render()`] logs it once, with the request's id, and never shows it.
    #[must_use]
    pub fn because(mut self, error: &dyn std::error::Error) -> Self {
        self.cause = Some(error.to_string());
        self
    }

    /// 503: not now.
    pub fn unavailable(retry_after: u64) -> Self {
        Self {
            retry_after: Some(retry_after),
            ..Self::new(Kind::Unavailable)
        }
    }
}

impl From<Kind> for Problem {
    fn from(kind: Kind) -> Self {
        Self::new(kind)
    }
}

impl From<TooOften> for Problem {
    fn from(wait: TooOften) -> Self {
        Self {
            retry_after: Some(wait.retry_after),
            ..Self::new(Kind::TooMany)
        }
    }
}

impl From<IngestError> for Problem {
    /// The writer has logged its own failures.
    fn from(error: IngestError) -> Self {
        Self::unavailable(match error {
            IngestError::Full => 2,
            IngestError::Stopped | IngestError::Unavailable(_) => 10,
        })
    }
}

impl From<StoreError> for Problem {
    /// What would meet any request is told as «not now», the rest is our fault.
    fn from(error: StoreError) -> Self {
        let problem = if error.may_be_the_records_fault() {
            Self::new(Kind::Internal)
        } else {
            Self::unavailable(10)
        };
        problem.because(&error)
    }
}

impl From<ReportError> for Problem {
    fn from(error: ReportError) -> Self {
        match error {
            ReportError::Unknown { what, key } => {
                let code = match what {
                    "scope" => Code::UnknownScope,
                    "agency" => Code::UnknownAgency,
                    _ => Code::UnknownDomain,
                };
                let error = FieldError::new(format!("/{what}"), code).with("value", shown(&key));
                Self::new(Kind::NotFound).with(error)
            }
            ReportError::Store(error) => error.into(),
        }
    }
}

impl IntoResponse for Problem {
    /// A bare status that carries the problem to [`render()`].
    fn into_response(self) -> Response {
        let status =
            StatusCode::from_u16(self.kind.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}
