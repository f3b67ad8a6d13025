//! `GET /api/v1/receipts/format` and `/vectors`: how programs print codes offline, word for word as in the source code,
//! so that whoever sees a server alone can write such a program.

use axum::{
    http::header::CONTENT_TYPE,
    response::{IntoResponse, Response},
};

/// The format, in words.
const FORMAT: &str = include_str!("../../../docs/receipt-codes.md");
/// Codes that a program must make as well.
const VECTORS: &str = include_str!("../../../deploy/integration/vectors.csv");

/// How a program prints a code without network, as a text.
#[utoipa::path(
    get,
    path = "/receipts/format",
    tag = "receipts",
    operation_id = "read_receipt_format",
    summary = "How a program prints a code without network",
    description = FORMAT,
    responses((status = 200, description = "This text", body = String, content_type = "text/markdown")),
    security(())
)]
pub async fn read_receipt_format() -> Response {
    ([(CONTENT_TYPE, "text/markdown; charset=utf-8")], FORMAT).into_response()
}

/// The test vectors of that format.
///
/// CSV with the columns `secret`, `key`, `service_point`, `domain`, `day`, `nonce` and `code`.
#[utoipa::path(
    get,
    path = "/receipts/vectors",
    tag = "receipts",
    operation_id = "read_receipt_vectors",
    responses((status = 200, description = "The vectors", body = String, content_type = "text/csv")),
    security(())
)]
pub async fn read_receipt_vectors() -> Response {
    ([(CONTENT_TYPE, "text/csv; charset=utf-8")], VECTORS).into_response()
}
