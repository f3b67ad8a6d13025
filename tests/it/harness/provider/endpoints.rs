//! Its addresses: description, keys, tokens.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::{
    Router,
    body::Bytes,
    extract::State as Extract,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tokio::net::TcpListener;

use super::{CLIENT, SECRET, State, read};

type Shared = Arc<Mutex<State>>;

#[expect(
    clippy::disallowed_methods,
    reason = "a server for one test needs no limits"
)]
pub async fn serve(listener: TcpListener, state: Shared) {
    let router = Router::new()
        .route(
            "/realms/xa/.well-known/openid-configuration",
            get(description),
        )
        .route("/realms/xa/keys", get(keys))
        .route("/realms/xa/token", post(token))
        .with_state(state);
    axum::serve(listener, router).await.expect("a server");
}

fn lock(state: &Shared) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

fn json_of(status: StatusCode, value: &(impl ToString + ?Sized)) -> Response {
    let kind = [(header::CONTENT_TYPE, "application/json")];
    (status, kind, value.to_string()).into_response()
}

async fn description(Extract(state): Extract<Shared>) -> Response {
    let mut state = lock(&state);
    state.called("description");
    if let Some(other) = &state.description {
        return json_of(StatusCode::OK, other);
    }
    let at = &state.issuer;
    let described = json!({
        "issuer": at, "authorization_endpoint": format!("{at}/authorize"), "token_endpoint": format!("{at}/token"),
        "jwks_uri": format!("{at}/keys"), "response_types_supported": ["code"], "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256", "ES256"],
    });
    json_of(StatusCode::OK, &described)
}

async fn keys(Extract(state): Extract<Shared>) -> Response {
    let mut state = lock(&state);
    state.called("keys");
    let keys: Vec<Value> = state.told.iter().map(|key| key.public.clone()).collect();
    json_of(StatusCode::OK, &json!({ "keys": keys }))
}

/// Gives a token for a code: once, to the client that knows the secret, with the verifier of the challenge.
async fn token(Extract(state): Extract<Shared>, headers: HeaderMap, body: Bytes) -> Response {
    let mut state = lock(&state);
    state.called("token");
    let refuse = |error: &str| json_of(StatusCode::BAD_REQUEST, &json!({ "error": error }));
    if !knows_the_secret(&headers) {
        return refuse("invalid_client");
    }
    let body = format!("?{}", String::from_utf8_lossy(&body));
    let (_, fields) = read(&body);
    let field = |name: &str| fields.get(name).cloned().unwrap_or_default();
    state.secrets.push(field("code_verifier"));
    let grant = state.codes.remove(&field("code"));
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(field("code_verifier")));
    let fits = grant.filter(|grant| {
        field("grant_type") == "authorization_code"
            && grant.redirect == field("redirect_uri")
            && grant.challenge == challenge
    });
    let Some(grant) = fits else {
        return refuse("invalid_grant");
    };
    let token = state.token(&grant);
    let access = "an access token that nobody needs";
    state.secrets.push(access.to_owned());
    let answer = json!({ "access_token": access, "token_type": "Bearer", "expires_in": 300, "id_token": token });
    json_of(StatusCode::OK, &answer)
}

fn knows_the_secret(headers: &HeaderMap) -> bool {
    let encode = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let pair = format!("{}:{}", encode(CLIENT), encode(SECRET));
    let given = headers.get(header::AUTHORIZATION);
    given.is_some_and(|given| given == &format!("Basic {}", STANDARD.encode(pair)))
}
