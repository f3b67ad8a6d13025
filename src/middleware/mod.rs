//! What happens around every request, for pages and API alike: identity of the request, who is
//! calling from where, how often, what is logged and counted, which headers protect the answer.
//!
//! Nothing here knows what a page or an answer looks like: a refusal leaves here as a bare status,
//! and `web` or `api` puts it into words.

pub mod body_limit;
pub mod client;
pub mod compression;
pub mod limit;
pub mod log;
pub mod panics;
pub mod request_id;
pub mod security_headers;
pub mod session;

use axum::{
    Router,
    middleware::{from_fn, from_fn_with_state},
};

use crate::app::App;

/// Puts what every answer needs around a router, in the one right order, outermost first:
/// an id, a log line, compression, the headers, the panic guard. Knowing the caller's address comes last, as it is only data.
pub fn around(router: Router, app: &App) -> Router {
    router
        .layer(client::layer(app.config.server.trusted_proxies.clone()))
        .layer(from_fn(panics::catch))
        .layer(from_fn_with_state(app.clone(), security_headers::add))
        .layer(compression::layer())
        .layer(log::layer(app.clock.clone()))
        .layer(from_fn(request_id::set))
}
