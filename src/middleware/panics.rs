//! A panic in a handler ends that request only: it is logged with the request's id and becomes a
//! bare 500, which `web` or `api` puts into words.

use std::panic::AssertUnwindSafe;

use axum::{
    extract::Request,
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Response},
};
use futures::FutureExt;

use super::request_id::RequestId;

/// Runs the rest and catches its panic.
pub async fn catch(request: Request, next: Next) -> Response {
    let id = request.extensions().get::<RequestId>().copied();
    match AssertUnwindSafe(next.run(request)).catch_unwind().await {
        Ok(response) => response,
        Err(panic) => {
            let reason = reason(panic.as_ref());
            tracing::error!(
                request_id = id.map(tracing::field::display),
                reason,
                "a handler panicked"
            );
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

fn reason(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("unknown")
}

#[cfg(test)]
mod tests {
    use axum::{Router, body::Body, middleware::from_fn, routing::get};
    use tower::ServiceExt;

    use super::*;

    async fn fails() -> &'static str {
        panic!("as it must not")
    }

    #[tokio::test]
    async fn a_panic_ends_one_request_only() {
        let router = Router::new()
            .route("/", get(|| async { "fine" }))
            .route("/fails", get(fails))
            .layer(from_fn(catch));
        for (path, status) in [("/fails", 500), ("/", 200)] {
            let request = Request::builder().uri(path).body(Body::empty());
            let answer = router.clone().oneshot(request.expect("a request")).await;
            assert_eq!(answer.expect("an answer").status(), status);
        }
    }
}
