//! The pages: requests in, page structs of the `views` crate filled, HTML out.
//!
//! Handlers are four sentences: extract, authorise, do, render. Figures come from `report`
//! alone; ratings go through `ingest` alone.

mod account;
mod admin;
mod assets;
mod audit;
mod citizen;
mod docs;
mod error;
mod form;
mod frame;
pub mod gallery;
mod home;
mod kiosk;
mod kiosk_log;
mod language;
mod limit;
mod local;
mod manager;
mod qr;
mod routes;
mod start;
mod times;

pub use manager::figure;

use std::sync::Arc;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::{from_fn, from_fn_with_state},
};
use tower_http::csrf::CsrfLayer;

use crate::{
    app::App,
    middleware::{body_limit, limit::Limits, session},
};

pub use error::WebError;
use routes::Routes;
pub use routes::{AgencyIn, Route, Rule};

/// All pages and their files.
pub fn router(app: &App, limits: Arc<Limits>) -> Router {
    routes(app, limits)
        .into_router()
        .fallback(not_found)
        .layer(DefaultBodyLimit::max(body_limit::FORM))
        .layer(CsrfLayer::new())
        .layer(from_fn(language::remember))
        .layer(from_fn_with_state(app.clone(), session::note))
        .layer(from_fn_with_state(app.clone(), error::error_page))
        // Outside: whoever asks for a style sheet is nobody's business, and costs no look at the sessions.
        .merge(assets::router())
}

/// Every page with who may come, in the order of the documentation.
pub fn table(app: &App) -> Vec<Route> {
    let limits = Limits::start(&app.config.limits, app.clock.clone());
    routes(app, limits).table().to_vec()
}

fn routes(app: &App, limits: Arc<Limits>) -> Routes {
    let citizens = citizen::routes(Routes::new(app)).around(|router| {
        let gate = limit::Gate {
            app: app.clone(),
            limits,
        };
        router.route_layer(from_fn_with_state(gate, limit::by_code_and_address))
    });
    Routes::new(app)
        .get("/", Rule::Public, start::show_start)
        .get("/api/docs", Rule::Public, docs::show_docs)
        .get("/k/", Rule::Public, kiosk::show_kiosk)
        .get("/k/pair", Rule::Public, kiosk::show_kiosk)
        .get("/k/check", Rule::Public, kiosk::show_check)
        .get(
            "/k/manifest.webmanifest",
            Rule::Public,
            kiosk::show_manifest,
        )
        .get("/k/sw.js", Rule::Public, kiosk::show_worker)
        .with(account::routes)
        .with(manager::routes)
        .with(admin::routes)
        .with(audit::routes)
        .merge(citizens)
}

async fn not_found() -> WebError {
    WebError::not_found()
}
