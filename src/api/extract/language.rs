//! The caller's language.

use std::convert::Infallible;

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};

use crate::i18n::Lang;

/// The language that `Accept-Language` asks for; Vietnamese where it asks for none of ours, English where it asks for
/// one that only the citizen's pages have.
pub fn caller_language(headers: &HeaderMap) -> Lang {
    let header = headers.get(header::ACCEPT_LANGUAGE);
    header
        .and_then(|value| value.to_str().ok())
        .map_or(Lang::Vi, |wish| Lang::from_accept_language(wish).office())
}

/// The caller's language, for handlers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Speaks(pub Lang);

impl<S: Sync> FromRequestParts<S> for Speaks {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(caller_language(&parts.headers)))
    }
}
