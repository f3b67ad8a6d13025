//! The headers that tell browsers what our answers never do.
//!
//! A handler that needs another value sets it; what is set is left alone.

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

use super::session;
use crate::app::App;

/// Only our own files, no inline script or style, no frame around us (STACK: CSP).
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
    frame-ancestors 'none'; worker-src 'self'; manifest-src 'self'";

const DEFAULTS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // With `no-referrer` Chromium sends `Origin: null` from forms, which the CSRF check refuses.
    (header::REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    // Figures and forms change with each rating; files with a hash in their name say otherwise themselves.
    (header::CACHE_CONTROL, "no-store"),
];

/// Where people come by TLS, their browsers come by nothing else for a year. Other names below this host are not ours
/// to decide about.
const TLS_ONLY: &str = "max-age=31536000";

/// Adds the headers to an answer.
pub async fn add(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let tls = session::is_secure(&app);
    let tls = tls.then_some((header::STRICT_TRANSPORT_SECURITY, TLS_ONLY));
    for (name, value) in DEFAULTS.into_iter().chain(tls) {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    response
}
