//! The pages: requests in, page structs of the `views` crate filled, HTML out.
//!
//! Handlers are four sentences: extract, authorise, do, render. Figures come from `report`
//! alone; ratings go through `ingest` alone.

mod assets;
mod citizen;
mod docs;
mod error;
mod frame;
mod kiosk;
mod language;
mod limit;
mod manager;
mod start;

use std::sync::Arc;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::{from_fn, from_fn_with_state},
    routing::get,
};
use tower_http::csrf::CsrfLayer;

use crate::{
    app::App,
    middleware::{body_limit, limit::Limits},
};

pub use error::WebError;

/// All pages and their files.
pub fn router(app: &App, limits: Arc<Limits>) -> Router {
    let managers = Router::new()
        .route("/dashboard", get(manager::show_dashboard))
        .route("/agencies/{key}", get(manager::show_agency))
        .route("/domains/{key}", get(manager::show_domain))
        .route("/evidence", get(manager::show_evidence))
        .route_layer(from_fn_with_state(app.clone(), manager::guard));
    let citizens = Router::new()
        .route(
            "/r/{code}",
            get(citizen::show_form).post(citizen::submit_rating),
        )
        .route("/r/{code}/thanks", get(citizen::show_thanks))
        .route_layer(from_fn_with_state(limits, limit::by_link_and_address));
    Router::new()
        .route("/", get(start::show_start))
        .route("/api/docs", get(docs::show_docs))
        .route("/k/", get(kiosk::show_kiosk))
        .route("/k/pair", get(kiosk::show_kiosk))
        .merge(managers)
        .merge(citizens)
        .with_state(app.clone())
        .merge(assets::router())
        .fallback(not_found)
        .layer(DefaultBodyLimit::max(body_limit::FORM))
        .layer(CsrfLayer::new())
        .layer(from_fn(language::remember))
        .layer(from_fn_with_state(app.clone(), error::error_page))
}

async fn not_found() -> WebError {
    WebError::not_found()
}
