//! How often a link may be opened: by its code first, then by network, both generously,
//! since a whole office shares one address.

use std::sync::Arc;

use axum::{
    extract::{RawPathParams, Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::middleware::{
    client::Client,
    limit::{Limits, TooOften},
};

/// Turns a caller away that comes too often.
pub async fn by_link_and_address(
    State(limits): State<Arc<Limits>>,
    client: Client,
    path: RawPathParams,
    request: Request,
    next: Next,
) -> Response {
    let code = path
        .iter()
        .find(|(name, _)| *name == "code")
        .map(|(_, code)| code);
    let checked = code
        .map_or(Ok(()), |code| limits.link(code))
        .and_then(|()| limits.address(client.network));
    match checked {
        Ok(()) => next.run(request).await,
        Err(TooOften { retry_after }) => {
            let seconds = HeaderValue::from(retry_after);
            (
                StatusCode::TOO_MANY_REQUESTS,
                [(header::RETRY_AFTER, seconds)],
            )
                .into_response()
        }
    }
}
