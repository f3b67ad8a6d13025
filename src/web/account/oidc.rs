//! `/sign-in/oidc`: there to the identity provider, and back.

use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Redirect, Response},
};
use hailong_views::{
    page::account::{ProviderFault, ProviderPage},
    part::report::Link,
};

use super::{
    cookie, page,
    sign_in::{enter, label, with_next},
};
use crate::{
    account::oidc::{Answer, Arrival, Doubt, Fault, Identity, Journey, Provider, Whence},
    app::App,
    middleware::{
        client::Client,
        session::{JOURNEY, SESSION},
    },
    store::StoreError,
    web::{error::WebError, form::Fields, frame::Visit, home, local},
};

const START: &str = "/sign-in/oidc";
/// Seconds after which to try again when the provider does not answer.
const RETRY_SECONDS: u64 = 60;

/// The button on the sign-in page.
pub fn door(app: &App, next: Option<&str>) -> Option<Link> {
    let oidc = app.config.access.oidc.as_ref()?;
    Some(Link {
        label: oidc.label.clone(),
        href: with_next(START, next),
    })
}

/// `GET /sign-in/oidc`
pub async fn start(State(app): State<App>, visit: Visit) -> Result<Response, WebError> {
    let provider = provider(&app)?;
    let query = Fields::read(visit.uri.query().unwrap_or_default().as_bytes());
    let next = query.given("next").and_then(local::checked);
    if let Some(person) = visit.visitor.person() {
        return Ok(Redirect::to(next.unwrap_or(home::of(person))).into_response());
    }
    let journey = Journey::new(next, app.clock.now_ms());
    let kept = app.accounts.seal_journey(&journey);
    let kept = kept.ok_or_else(WebError::unavailable)?;
    Ok(match provider.begin(&journey, &callback(&app)).await {
        Ok(address) => {
            let answer = Redirect::to(&address).into_response();
            cookie::set(&app, JOURNEY, &kept, Some(Journey::SECONDS), answer)
        }
        Err(fault) => turned_away(&app, visit, of_fault(&fault)),
    })
}

/// `GET /sign-in/oidc/callback`: each journey ends here, whatever comes of it.
pub async fn finish(
    State(app): State<App>,
    visit: Visit,
    client: Client,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let provider = provider(&app)?;
    let kept = JOURNEY.value(&app, &headers).unwrap_or_default();
    let answer = match app.accounts.open_journey(&kept) {
        None => turned_away(&app, visit, ProviderFault::Broken),
        Some(journey) => match identify(&app, provider, &journey, &visit).await {
            Err(fault) => turned_away(&app, visit, of_fault(&fault)),
            Ok(identity) => {
                let old = SESSION.value(&app, &headers);
                let from = Whence {
                    network: client.network,
                    label: label(&headers),
                    replaces: old.as_deref(),
                };
                let next = journey.next.as_deref().and_then(local::checked);
                let_in(&app, visit, &identity, from, next).await?
            }
        },
    };
    Ok(cookie::set(&app, JOURNEY, "", Some(0), answer))
}

fn provider(app: &App) -> Result<&Provider, WebError> {
    app.provider.as_ref().ok_or_else(WebError::not_found)
}

/// Where the provider sends people back to.
fn callback(app: &App) -> String {
    format!("{}{START}/callback", app.public_url())
}

async fn identify(
    app: &App,
    provider: &Provider,
    journey: &Journey,
    visit: &Visit,
) -> Result<Identity, Fault> {
    let query = Fields::read(visit.uri.query().unwrap_or_default().as_bytes());
    let answer = Answer {
        state: query.get("state"),
        code: query.given("code"),
        error: query.given("error").is_some(),
        issuer: query.given("iss"),
    };
    provider.finish(journey, &answer, &callback(app)).await
}

async fn let_in(
    app: &App,
    visit: Visit,
    identity: &Identity,
    from: Whence<'_>,
    next: Option<&str>,
) -> Result<Response, StoreError> {
    Ok(match app.accounts.arrive(identity, from).await? {
        Arrival::SignedIn(started) => enter(app, &started, next),
        Arrival::NeedsCode(started) => {
            let address = with_next("/sign-in/code", next);
            cookie::begin(app, &started, Redirect::to(&address).into_response())
        }
        Arrival::Refused(Doubt::Unknown) => turned_away(app, visit, ProviderFault::Unknown),
        Arrival::Refused(Doubt::Unverified) => turned_away(app, visit, ProviderFault::Unverified),
        Arrival::Refused(Doubt::Taken) => turned_away(app, visit, ProviderFault::Taken),
    })
}

fn of_fault(fault: &Fault) -> ProviderFault {
    match fault {
        Fault::Declined => ProviderFault::Declined,
        Fault::Broken(_) => {
            tracing::warn!(%fault, "sign-in by the identity provider refused");
            ProviderFault::Broken
        }
        Fault::Unavailable(_) => {
            tracing::error!(%fault, "nobody can sign in by the identity provider");
            ProviderFault::Unavailable
        }
    }
}

/// Why it did not open. The page links to nothing that holds a code.
fn turned_away(app: &App, visit: Visit, fault: ProviderFault) -> Response {
    let oidc = app.config.access.oidc.as_ref();
    let visit = Visit {
        uri: Uri::from_static("/sign-in"),
        ..visit
    };
    let status = match fault {
        ProviderFault::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        ProviderFault::Broken => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::FORBIDDEN,
    };
    let shown = ProviderPage {
        layout: visit.door(app),
        fault,
        provider: oidc.map(|oidc| oidc.label.clone()).unwrap_or_default(),
        again: START.to_owned(),
        sign_in: "/sign-in".to_owned(),
    };
    let mut response = page(status, &shown);
    if fault == ProviderFault::Unavailable {
        let seconds = HeaderValue::from(RETRY_SECONDS);
        response.headers_mut().insert(header::RETRY_AFTER, seconds);
    }
    response
}
