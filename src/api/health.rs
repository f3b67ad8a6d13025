//! Whether the process lives, whether it can serve, and what it is. Outside `/api`, for machines that watch.

use std::time::Duration;

use axum::{Json, Router, extract::State, http::StatusCode, routing::get};
use serde::Serialize;

use crate::app::App;

/// A database that does not answer so long is not ready.
const PATIENCE: Duration = Duration::from_secs(2);

/// The answer about health.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Health {
    /// `ok`, or what is missing.
    pub status: &'static str,
}

/// What is running.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Version {
    /// The program.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
    /// Whether the figures are generated ones.
    pub demo: bool,
}

/// `/healthz`, `/readyz` and `/version`.
pub fn router(app: App) -> Router {
    Router::new()
        .route("/healthz", get(is_alive))
        .route("/readyz", get(is_ready))
        .route("/version", get(version))
        .with_state(app)
}

async fn is_alive() -> Json<Health> {
    Json(Health { status: "ok" })
}

/// Ready means: the database answers, and there is room for another rating.
async fn is_ready(State(app): State<App>) -> (StatusCode, Json<Health>) {
    let answer = tokio::time::timeout(PATIENCE, app.db.catalogue_version()).await;
    let status = match answer {
        Ok(Ok(_)) if app.ingest.waiting() < app.config.ingest.queue => "ok",
        Ok(Ok(_)) => "the queue of ratings is full",
        Ok(Err(_)) | Err(_) => "the database does not answer",
    };
    let code = if status == "ok" {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    (code, Json(Health { status }))
}

async fn version(State(app): State<App>) -> Json<Version> {
    Json(Version {
        name: env!("CARGO_PKG_NAME"),
        version: env!("CARGO_PKG_VERSION"),
        demo: app.demo,
    })
}
