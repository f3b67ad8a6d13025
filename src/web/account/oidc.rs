//! `/sign-in/oidc`: there to the identity provider, and back; also for who is signed in and is to confirm it.

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
    account::{
        Viewer,
        oidc::{Answer, Arrival, Doubt, Fault, Identity, Journey, Provider, Whence},
    },
    app::App,
    middleware::{
        client::Client,
        session::{JOURNEY, Person, SESSION},
    },
    store::StoreError,
    web::{error::WebError, form::Fields, frame::Visit, home, local},
};

const START: &str = "/sign-in/oidc";
const CONFIRM: &str = "/account/confirm";
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
    set_out(&app, visit, provider, &journey).await
}

/// `GET /account/confirm`: the same way for who is signed in, to show once more who that is.
pub async fn confirm(
    State(app): State<App>,
    visit: Visit,
    Person(viewer): Person,
) -> Result<Response, WebError> {
    let provider = provider(&app)?;
    let query = Fields::read(visit.uri.query().unwrap_or_default().as_bytes());
    let next = query.given("next").and_then(local::checked);
    let journey = Journey::to_confirm(&viewer, next, app.clock.now_ms());
    set_out(&app, visit, provider, &journey).await
}

/// Where somebody whom the provider knows can confirm by it; it leads back to `next`.
pub async fn confirm_door(
    app: &App,
    viewer: &Viewer,
    next: &str,
) -> Result<Option<Link>, StoreError> {
    let Some(oidc) = &app.config.access.oidc else {
        return Ok(None);
    };
    let linked = app.db.identities_of(viewer.user.id).await?;
    let issuer = oidc.issuer.to_string();
    let known = linked.iter().any(|link| link.issuer == issuer);
    Ok(known.then(|| Link {
        label: oidc.label.clone(),
        href: with_next(CONFIRM, Some(next)),
    }))
}

async fn set_out(
    app: &App,
    visit: Visit,
    provider: &Provider,
    journey: &Journey,
) -> Result<Response, WebError> {
    let kept = app.accounts.seal_journey(journey);
    let kept = kept.ok_or_else(WebError::unavailable)?;
    Ok(match provider.begin(journey, &callback(app)).await {
        Ok(address) => {
            let answer = Redirect::to(&address).into_response();
            cookie::set(app, JOURNEY, &kept, Some(Journey::SECONDS), answer)
        }
        Err(fault) => turned_away(app, visit, of_fault(&fault, journey), journey),
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
        None => turned_away(&app, visit, ProviderFault::Broken, &Journey::new(None, 0)),
        Some(journey) => match identify(&app, provider, &journey, &visit).await {
            Err(fault) => turned_away(&app, visit, of_fault(&fault, &journey), &journey),
            Ok(identity) if journey.is_to_confirm() => {
                confirmed(&app, visit, &journey, &identity).await?
            }
            Ok(identity) => {
                let old = SESSION.value(&app, &headers);
                let from = Whence {
                    network: client.network,
                    label: label(&headers),
                    replaces: old.as_deref(),
                };
                let_in(&app, visit, &identity, from, &journey).await?
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
    journey: &Journey,
) -> Result<Response, StoreError> {
    let next = next(journey);
    let turned_away = |fault| turned_away(app, visit, fault, journey);
    Ok(match app.accounts.arrive(identity, from).await? {
        Arrival::SignedIn(started) => enter(app, &started, next),
        Arrival::NeedsCode(started) => {
            let address = with_next("/sign-in/code", next);
            cookie::begin(app, &started, Redirect::to(&address).into_response())
        }
        Arrival::Refused(Doubt::Unknown) => turned_away(ProviderFault::Unknown),
        Arrival::Refused(Doubt::Unverified) => turned_away(ProviderFault::Unverified),
        Arrival::Refused(Doubt::Taken) => turned_away(ProviderFault::Taken),
    })
}

/// Back to the form, whose sender is known to be there.
async fn confirmed(
    app: &App,
    visit: Visit,
    journey: &Journey,
    identity: &Identity,
) -> Result<Response, StoreError> {
    let done = match visit.visitor.person() {
        Some(viewer) => {
            let accounts = &app.accounts;
            accounts
                .confirm_by_provider(viewer, journey, identity)
                .await?
        }
        None => false,
    };
    if !done {
        let fault = ProviderFault::Unconfirmed;
        return Ok(turned_away(app, visit, fault, journey));
    }
    let next = next(journey).unwrap_or("/account");
    Ok(Redirect::to(next).into_response())
}

/// The page to go to afterwards.
fn next(journey: &Journey) -> Option<&str> {
    journey.next.as_deref().and_then(local::checked)
}

fn of_fault(fault: &Fault, journey: &Journey) -> ProviderFault {
    let or_unconfirmed = |fault| {
        if journey.is_to_confirm() {
            ProviderFault::Unconfirmed
        } else {
            fault
        }
    };
    match fault {
        Fault::Declined => or_unconfirmed(ProviderFault::Declined),
        Fault::Broken(_) => {
            tracing::warn!(%fault, "sign-in by the identity provider refused");
            or_unconfirmed(ProviderFault::Broken)
        }
        Fault::Unavailable(_) => {
            tracing::error!(%fault, "nobody can sign in by the identity provider");
            ProviderFault::Unavailable
        }
    }
}

/// Why it did not open. The page links to nothing that holds a code.
fn turned_away(app: &App, visit: Visit, fault: ProviderFault, journey: &Journey) -> Response {
    let oidc = app.config.access.oidc.as_ref();
    let visit = Visit {
        uri: Uri::from_static("/sign-in"),
        ..visit
    };
    let back = journey.is_to_confirm();
    let back = back.then(|| next(journey).unwrap_or("/account"));
    let status = match fault {
        ProviderFault::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        ProviderFault::Broken | ProviderFault::Unconfirmed => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::FORBIDDEN,
    };
    let shown = ProviderPage {
        layout: visit.door(app),
        fault,
        provider: oidc.map(|oidc| oidc.label.clone()).unwrap_or_default(),
        again: if journey.is_to_confirm() {
            with_next(CONFIRM, next(journey))
        } else {
            START.to_owned()
        },
        sign_in: "/sign-in".to_owned(),
        back: back.map(str::to_owned),
    };
    let mut response = page(status, &shown);
    if fault == ProviderFault::Unavailable {
        let seconds = HeaderValue::from(RETRY_SECONDS);
        response.headers_mut().insert(header::RETRY_AFTER, seconds);
    }
    response
}
