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
mod manager;
mod start;

use axum::{Router, middleware, routing::get};

use crate::app::App;

pub use error::{WebError, error_page};

/// All pages and their files.
pub fn router(app: App) -> Router {
    let managers = Router::new()
        .route("/dashboard", get(manager::show_dashboard))
        .route("/agencies/{key}", get(manager::show_agency))
        .route("/domains/{key}", get(manager::show_domain))
        .route("/evidence", get(manager::show_evidence))
        .route_layer(middleware::from_fn_with_state(app.clone(), manager::guard));
    Router::new()
        .route("/", get(start::show_start))
        .route("/api/docs", get(docs::show_docs))
        .route("/k/", get(kiosk::show_kiosk))
        .route("/k/pair", get(kiosk::show_kiosk))
        .route(
            "/r/{code}",
            get(citizen::show_form).post(citizen::submit_rating),
        )
        .route("/r/{code}/thanks", get(citizen::show_thanks))
        .merge(managers)
        .layer(middleware::from_fn(language::remember))
        .with_state(app)
        .merge(assets::router())
}
