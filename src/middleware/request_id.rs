//! Gives each request an id of its own, by which its log line and its answer find each other.
//!
//! An id that comes in from outside is not taken over: it could be used to forge or flood logs.

use axum::{
    extract::Request,
    http::{HeaderName, HeaderValue},
    middleware::Next,
    response::Response,
};

/// The header that carries the id back.
pub const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// The id of one request: 16 random hexadecimal digits, short enough to be read out on the phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestId(u64);

impl RequestId {
    /// A new id.
    pub fn random() -> Self {
        Self(rand::random())
    }
}

impl std::fmt::Display for RequestId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// Sets the id on the request (as an extension) and on its answer.
pub async fn set(mut request: Request, next: Next) -> Response {
    let id = RequestId::random();
    request.headers_mut().remove(HEADER);
    request.extensions_mut().insert(id);
    let mut response = next.run(request).await;
    if let Ok(value) = HeaderValue::try_from(id.to_string()) {
        response.headers_mut().insert(HEADER, value);
    }
    response
}
