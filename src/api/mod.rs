//! The JSON API under `/api/v1`: one file per endpoint, each with its part of the OpenAPI document.
//!
//! What it sends and takes are types of its own, apart from those of the store. It must not know
//! pages; refusals get their words in [`problem::render`] and nowhere else.

mod count;
pub mod extract;
pub mod health;
pub mod heartbeats;
pub mod kiosk;
mod openapi;
pub mod pairings;
pub mod problem;
pub mod ratings;
pub mod receipts;
pub mod scores;
pub mod state;

use std::sync::Arc;

use axum::{Router, middleware::from_fn, routing::any};
use utoipa::OpenApi;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    app::App,
    middleware::{limit::Limits, panics},
};
use problem::Kind;
use state::ApiState;

/// Where the API lives.
pub const ROOT: &str = "/api/v1";

/// The API of a running program, with limits of its own.
pub fn router(app: App) -> Router {
    let limits = Limits::start(&app.config.limits, app.clock.clone());
    router_with(app, limits)
}

/// The API of a running program, with limits that are shared with the pages.
pub fn router_with(app: App, limits: Arc<Limits>) -> Router {
    let (router, _) = documented().split_for_parts();
    router
        .route("/api", any(nothing_here))
        .route("/api/{*rest}", any(nothing_here))
        .layer(from_fn(panics::catch))
        .layer(from_fn(problem::render))
        .with_state(ApiState { app, limits })
}

/// The OpenAPI document.
pub fn openapi() -> utoipa::openapi::OpenApi {
    documented().into_openapi()
}

/// Every endpoint with its documentation.
fn documented() -> OpenApiRouter<ApiState> {
    let endpoints = OpenApiRouter::new()
        .routes(routes!(ratings::submit_ratings))
        .routes(routes!(scores::read_scores))
        .routes(routes!(receipts::issue_receipts))
        .routes(routes!(receipts::revoke_receipts))
        .routes(routes!(receipts::format::read_receipt_format))
        .routes(routes!(receipts::format::read_receipt_vectors))
        .routes(routes!(receipts::report_printed))
        .routes(routes!(pairings::pair_kiosk))
        .routes(routes!(kiosk::read_kiosk))
        .routes(routes!(heartbeats::submit_heartbeat))
        .routes(routes!(openapi::read_openapi));
    OpenApiRouter::with_openapi(openapi::Head::openapi()).nest(ROOT, endpoints)
}

async fn nothing_here() -> problem::Problem {
    Kind::NotFound.into()
}
