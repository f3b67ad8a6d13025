//! Until there is sign-in, managers' pages are for this machine only, unless configured otherwise.

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{app::App, config::ManagerPages, middleware::client::Client, web::error::WebError};

/// Lets a request through that comes from this machine itself, not through a proxy.
pub async fn guard(State(app): State<App>, request: Request, next: Next) -> Response {
    let open = match app.config.server.manager_pages {
        ManagerPages::Open => true,
        ManagerPages::Loopback => request
            .extensions()
            .get::<Client>()
            .is_some_and(|client| client.is_local()),
        ManagerPages::Off => false,
    };
    if open {
        next.run(request).await
    } else {
        WebError::forbidden().into_response()
    }
}
