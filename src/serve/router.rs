//! All routes, with what surrounds them.

use axum::Router;

use crate::app::App;

/// The whole program as one service.
pub fn router(_app: App) -> Router {
    Router::new()
}
