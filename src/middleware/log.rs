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
