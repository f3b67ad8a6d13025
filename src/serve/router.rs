//! All routes, with what surrounds them.

use axum::Router;

use crate::{
    api,
    app::App,
    middleware::{self, limit::Limits},
    web,
};

/// The whole program as one service.
pub fn router(app: &App) -> Router {
    let limits = Limits::start(&app.config.limits, app.clock.clone());
    let api = api::router_with(app.clone(), limits.clone());
    let pages = web::router(app, limits);
    middleware::around(
        pages.merge(api).merge(api::health::router(app.clone())),
        app,
    )
}
