//! `/sign-in/oidc` of a program that was built without it: there is no such page.

use hailong_views::part::report::Link;

use crate::{app::App, web::error::WebError};

/// `GET /sign-in/oidc`
pub async fn start() -> WebError {
    WebError::not_found()
}

/// `GET /sign-in/oidc/callback`
pub async fn finish() -> WebError {
    WebError::not_found()
}

/// No other way in.
pub const fn door(_: &App, _: Option<&str>) -> Option<Link> {
    None
}
