//! `POST /api/v1/pairings`: a device trades its code for a token.

use axum::{Json, extract::State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::{
    extract::JsonBody,
    kiosk::{KioskDocument, describe},
    problem::{Code, FieldError, Kind, Problem, ProblemDocument},
    state::ApiState,
};
use crate::{
    account::{Secret, hash_pairing},
    app::App,
    middleware::client::Client,
    model::kiosk::{Kiosk, PairingCode},
    store::PairingOutcome,
};

/// What tokens of kiosks begin with.
const PREFIX: &str = "hk";

/// A pairing code, as the person who sets up the device got it.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PairingRequest {
    /// The code; it works once. Case, blanks and hyphens do not matter; O is taken for 0, I and L for 1.
    #[validate(length(min = 1, max = 64))]
    #[schema(min_length = 1, max_length = 64)]
    pub code: String,
}

/// What a device keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PairingAnswer {
    /// The device's token, shown this once.
    pub token: String,
    /// The device and where it stands.
    pub kiosk: Option<KioskDocument>,
    /// Names the life of the database.
    pub epoch: String,
}

/// Trades a single-use code for a device's token.
#[utoipa::path(
    post,
    path = "/pairings",
    tag = "kiosks",
    operation_id = "pair_kiosk",
    request_body = PairingRequest,
    responses(
        (status = 200, description = "The device's token", body = PairingAnswer),
        (status = 404, description = "Wrong, used or expired code", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 413, description = "Too large", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 415, description = "Not JSON", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, description = "Unreadable", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 429, description = "Too many calls; see Retry-After", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 503, description = "Not now; see Retry-After", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    security(())
)]
pub async fn pair_kiosk(
    State(state): State<ApiState>,
    _caller: Counted,
    JsonBody(request): JsonBody<PairingRequest>,
) -> Result<Json<PairingAnswer>, Problem> {
    let token = Secret::token(PREFIX);
    // A device that hangs up must not leave a transaction open.
    let exchange = tokio::spawn(exchange(state.app.clone(), request.code, token.clone()));
    let kiosk = exchange
        .await
        .map_err(|error| Problem::new(Kind::Internal).because(&error))??;
    let catalogue = state.app.catalogue();
    Ok(Json(PairingAnswer {
        token: token.text,
        kiosk: describe(&catalogue, &kiosk),
        epoch: catalogue.epoch.clone(),
    }))
}

/// Uses the code up; the token is known to this server before the device hears of it.
async fn exchange(app: App, code: String, token: Secret) -> Result<Kiosk, Problem> {
    let unknown = || {
        let error = FieldError::new("/code", Code::UnknownPairingCode);
        Problem::new(Kind::NotFound).with(error)
    };
    let code = PairingCode::parse(&code).ok_or_else(unknown)?;
    let (code, now) = (hash_pairing(code), app.clock.now_ms());
    match app.db.pair_kiosk(code, token.hash, now).await? {
        PairingOutcome::Paired(kiosk) => {
            app.refresh().await?;
            Ok(kiosk)
        }
        PairingOutcome::Unknown => Err(unknown()),
    }
}

/// A caller without a token, counted against the address's limit.
#[derive(Debug, Clone, Copy)]
pub struct Counted;

impl axum::extract::FromRequestParts<ApiState> for Counted {
    type Rejection = Problem;

    async fn from_request_parts(
        parts: &mut axum::http::request::Parts,
        state: &ApiState,
    ) -> Result<Self, Problem> {
        let Ok(client) = Client::from_request_parts(parts, state).await;
        state.limits.address(client.network)?;
        Ok(Self)
    }
}
