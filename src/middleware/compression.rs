//! Pages and documents travel compressed: phones at a counter often have little more than 2G.
//!
//! Files under `/assets/` are compressed when the program is built and pass through here untouched.
//! BREACH needs a secret of the reader beside text that an attacker chooses, in the same answer. No
//! page has both: the stamp of the citizen's form is new with each page and says nothing about its reader.

use axum::http::{Extensions, HeaderMap, StatusCode, Version, header};
use tower_http::{
    CompressionLevel,
    compression::{
        CompressionLayer,
        predicate::{And, Predicate, SizeAbove},
    },
};

/// Below this, headers weigh more than what would be saved, bytes.
const LEAST: u64 = 1_024;

/// What is worth compressing: a function, so that its type can be named.
type Worth = fn(StatusCode, Version, &HeaderMap, &Extensions) -> bool;

/// Compresses HTML, JSON and other text of at least a kilobyte, for callers that can read it.
pub fn layer() -> CompressionLayer<And<SizeAbove, Worth>> {
    // The lowest level saves most of the bytes for a fraction of the time.
    CompressionLayer::new()
        .quality(CompressionLevel::Fastest)
        .compress_when(SizeAbove::new(LEAST).and(is_text as Worth))
}

fn is_text(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    kind.starts_with("text/html")
        || kind.starts_with("application/json")
        || kind.starts_with("application/problem+json")
}
