//! `GET /api/v1/openapi.json`, and what the document says besides the endpoints.

use std::sync::LazyLock;

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use utoipa::{
    Modify, OpenApi,
    openapi::{
        OpenApi as Document,
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};

use crate::{
    model::{calendar::Calendar, channel::Channel, subject::Subject},
    store::View,
};

/// The head of the document.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "hailong",
        description = "Citizen-satisfaction survey service of a local administration: ratings in, scores out. \
            Errors are RFC 9457 problems; their texts follow Accept-Language (vi, en)."
    ),
    components(schemas(Calendar, Channel, Subject, View)),
    modifiers(&BearerTokens),
    tags(
        (name = "ratings", description = "The way in for kiosks and programs"),
        (name = "receipts", description = "Codes under which one dossier is rated once, issued here or printed offline",
            external_docs(url = "/api/v1/receipts/format", description = "How a program prints codes offline, with test vectors")),
        (name = "scores", description = "Counts, rates and verdicts"),
        (name = "kiosks", description = "Pairing, settings and health of devices"),
    )
)]
pub struct Head;

struct BearerTokens;

impl Modify for BearerTokens {
    fn modify(&self, document: &mut Document) {
        let scheme = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some(
                "A kiosk's token from its pairing, or an API token (`hailong token create`)",
            ))
            .build();
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("bearer", SecurityScheme::Http(scheme));
    }
}

static JSON: LazyLock<String> = LazyLock::new(|| super::openapi().to_json().unwrap_or_default());

/// This document.
#[utoipa::path(
    get,
    path = "/openapi.json",
    tag = "scores",
    operation_id = "read_openapi",
    responses((status = 200, description = "The OpenAPI document", body = serde_json::Value)),
    security(())
)]
pub async fn read_openapi() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], JSON.as_str()).into_response()
}
