//! All routes, with what surrounds them.

use axum::{Router, middleware::from_fn_with_state};

use crate::{app::App, middleware, web};

/// The whole program as one service.
pub fn router(app: &App) -> Router {
    let pages = web::router(app.clone()).layer(from_fn_with_state(app.clone(), web::error_page));
    middleware::around(Router::new().merge(pages), app)
}
