//! One line and one count for each request: method, route, status, duration, id.
//!
//! Never the path as sent (it may hold a code), the query, an address, a token or a body.

use axum::{
    extract::{MatchedPath, Request, State},
    http::Method,
    middleware::{FromFnLayer, Next, from_fn_with_state},
    response::Response,
};
use futures::future::BoxFuture;

use super::request_id::RequestId;
use crate::clock::Clock;

/// What [`layer`] returns.
pub type Layer = FromFnLayer<
    fn(State<Clock>, Request, Next) -> BoxFuture<'static, Response>,
    Clock,
    (State<Clock>, Request),
>;

/// Logs and counts each request of a router.
pub fn layer(clock: Clock) -> Layer {
    from_fn_with_state(clock, |clock, request, next| {
        Box::pin(log(clock, request, next))
    })
}

async fn log(State(clock): State<Clock>, request: Request, next: Next) -> Response {
    let method = method_word(request.method());
    let route = request.extensions().get::<MatchedPath>().cloned();
    let id = request.extensions().get::<RequestId>().copied();
    let begun = clock.monotonic();
    let response = next.run(request).await;
    let duration = clock.elapsed_since(begun);
    // What no route takes is one word, else anyone could fill the metrics with names.
    let route = route.as_ref().map_or("unmatched", MatchedPath::as_str);
    let status = response.status().as_u16();
    tracing::info!(
        target: "hailong::request",
        method,
        route,
        status,
        duration_us = u64::try_from(duration.as_micros()).unwrap_or(u64::MAX),
        request_id = id.map(tracing::field::display),
        "request"
    );
    let labels = [
        ("method", method.to_owned()),
        ("route", route.to_owned()),
        ("status", status.to_string()),
    ];
    metrics::counter!("hailong_http_requests_total", &labels).increment(1);
    response
}

/// The method as a word of a short list.
fn method_word(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io,
        sync::{Arc, Mutex},
    };

    use axum::{Router, body::Body, middleware::from_fn, routing::get};
    use tower::ServiceExt;
    use tracing_subscriber::fmt::MakeWriter;

    use super::*;
    use crate::middleware::request_id;

    /// Lines of a log.
    #[derive(Clone, Default)]
    struct Lines(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Lines {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().expect("no panic").extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl<'a> MakeWriter<'a> for Lines {
        type Writer = Self;
        fn make_writer(&'a self) -> Self {
            self.clone()
        }
    }

    #[tokio::test]
    async fn one_line_a_request_without_code_query_token_or_address() {
        let lines = Lines::default();
        let subscriber = tracing_subscriber::fmt()
            .json()
            .with_writer(lines.clone())
            .finish();
        let _guard = tracing::subscriber::set_default(subscriber);
        let clock = Clock::manual(chrono::DateTime::UNIX_EPOCH);
        let router = Router::new()
            .route("/r/{code}", get(|| async { "fine" }))
            .layer(layer(clock))
            .layer(from_fn(request_id::set));
        let request = Request::builder()
            .uri("/r/s3cr3tcode?name=Hoa")
            .header("authorization", "Bearer hl_t0ken")
            .header("x-forwarded-for", "203.0.113.7")
            .body(Body::empty());
        let answer = router
            .oneshot(request.expect("a request"))
            .await
            .expect("an answer");
        let written = String::from_utf8(lines.0.lock().expect("no panic").clone()).expect("text");
        let line: serde_json::Value = serde_json::from_str(&written).expect("one line of JSON");
        let fields = &line["fields"];
        assert_eq!(fields["route"], "/r/{code}");
        assert_eq!(
            (&fields["method"], &fields["status"]),
            (&"GET".into(), &200.into())
        );
        assert_eq!(
            fields["request_id"],
            answer.headers()["x-request-id"].to_str().expect("text")
        );
        for secret in ["s3cr3t", "Hoa", "t0ken", "203.0"] {
            assert!(!written.contains(secret), "{written}");
        }
    }
}
