//! `/sign-in/oidc` and `/account/confirm` of a program that was built without it: there is no such page.

use hailong_views::part::report::Link;

use crate::{account::Viewer, app::App, store::StoreError, web::error::WebError};

/// `GET /sign-in/oidc`
pub async fn start() -> WebError {
    WebError::not_found()
}

/// `GET /sign-in/oidc/callback`
pub async fn finish() -> WebError {
    WebError::not_found()
}

/// `GET /account/confirm`
pub async fn confirm() -> WebError {
    WebError::not_found()
}

/// No other way to confirm.
pub async fn confirm_door(_: &App, _: &Viewer, _: &str) -> Result<Option<Link>, StoreError> {
    Ok(None)
}

/// No other way in.
pub const fn door(_: &App, _: Option<&str>) -> Option<Link> {
    None
}
