//! Who is calling, told by the bearer token; and whether he calls too often.

use axum::{
    extract::FromRequestParts,
    http::{header, request::Parts},
};

use crate::{
    account::{Caller, caller_of},
    api::{
        problem::{Kind, Problem},
        state::ApiState,
    },
    middleware::client::Client,
    model::{grant::Grant, kiosk::Kiosk},
};

/// A caller with a known token, counted against the token's limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bearer(pub Caller);

impl Bearer {
    /// Refuses a caller whose token does not allow what `grant` names.
    pub fn require(&self, grant: Grant) -> Result<(), Problem> {
        if self.0.has(grant) {
            Ok(())
        } else {
            Err(Kind::Forbidden.into())
        }
    }
}

impl FromRequestParts<ApiState> for Bearer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &ApiState) -> Result<Self, Problem> {
        match identify(parts, state) {
            Some(caller) => {
                state.limits.token(&caller)?;
                Ok(Self(caller))
            }
            None => {
                state.limits.address(client(parts).network)?;
                Err(Kind::Unauthorized.into())
            }
        }
    }
}

/// A caller who may come without a token; a token that is sent must be known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MaybeBearer(pub Option<Bearer>);

impl FromRequestParts<ApiState> for MaybeBearer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &ApiState) -> Result<Self, Problem> {
        if parts.headers.contains_key(header::AUTHORIZATION) {
            let bearer = Bearer::from_request_parts(parts, state).await?;
            return Ok(Self(Some(bearer)));
        }
        state.limits.address(client(parts).network)?;
        Ok(Self(None))
    }
}

/// A kiosk; a program is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KioskCaller(pub Kiosk);

impl FromRequestParts<ApiState> for KioskCaller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &ApiState) -> Result<Self, Problem> {
        match Bearer::from_request_parts(parts, state).await?.0 {
            Caller::Kiosk(kiosk) => Ok(Self(kiosk)),
            Caller::Program(_) => Err(Kind::Forbidden.into()),
        }
    }
}

fn identify(parts: &Parts, state: &ApiState) -> Option<Caller> {
    let header = parts.headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = header.split_once(' ')?;
    let token = scheme
        .eq_ignore_ascii_case("bearer")
        .then(|| token.trim())?;
    let caller = caller_of(&state.app.catalogue(), token, state.app.clock.now_ms());
    if let Some(Caller::Program(token)) = &caller {
        state.app.accounts.note_token_used(token.id);
    }
    caller
}

fn client(parts: &Parts) -> Client {
    let noted = parts.extensions.get::<Client>().copied();
    noted.unwrap_or_else(|| Client::of(None, &parts.headers, &[]))
}
