//! `/sign-in` and `/sign-out`.

use axum::{
    extract::{RawForm, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use hailong_views::page::account::{Refusal, SignInPage};

use super::{cookie, oidc, page, wait};
use crate::{
    account::{Attempt, Outcome, Started, browser_family},
    app::App,
    middleware::{
        client::Client,
        session::{BROWSER, Person, SESSION},
    },
    web::{error::WebError, form::Fields, frame::Visit, home, local},
};

/// `GET /sign-in`
pub async fn show(State(app): State<App>, visit: Visit) -> Response {
    let query = Fields::read(visit.uri.query().unwrap_or_default().as_bytes());
    let next = query.given("next").and_then(local::checked);
    match visit.visitor.person() {
        Some(person) => Redirect::to(next.unwrap_or(home::of(person))).into_response(),
        None => page(StatusCode::OK, &door(&app, &visit, "", next, None)),
    }
}

/// `POST /sign-in`
pub async fn send(
    State(app): State<App>,
    visit: Visit,
    client: Client,
    headers: HeaderMap,
    RawForm(body): RawForm,
) -> Result<Response, WebError> {
    let form = Fields::read(&body);
    let (email, next) = (form.get("email"), form.given("next"));
    let next = next.and_then(local::checked);
    let (mark, old) = (BROWSER.value(&app, &headers), SESSION.value(&app, &headers));
    let attempt = Attempt {
        email,
        password: form.get("password"),
        network: client.network,
        browser_mark: mark.as_deref(),
        label: label(&headers),
        replaces: old.as_deref(),
    };
    let again = |refusal| door(&app, &visit, email, next, Some(refusal));
    Ok(match app.accounts.sign_in(&attempt).await? {
        Outcome::SignedIn(started) => enter(&app, &started, next),
        Outcome::NeedsCode(started) => {
            let address = with_next("/sign-in/code", next);
            cookie::begin(&app, &started, Redirect::to(&address).into_response())
        }
        Outcome::Refused => page(StatusCode::UNPROCESSABLE_ENTITY, &again(Refusal::Wrong)),
        Outcome::Throttled(seconds) => wait(seconds, &again(Refusal::Throttled { seconds })),
    })
}

/// `POST /sign-out`
pub async fn sign_out(
    State(app): State<App>,
    Person(viewer): Person,
) -> Result<Response, WebError> {
    app.accounts.sign_out(&viewer).await?;
    let answer = Redirect::to("/sign-in?done=signed-out").into_response();
    Ok(cookie::end(&app, answer))
}

/// Goes in: to the page asked for, or to the first one that the person may see.
pub fn enter(app: &App, started: &Started, next: Option<&str>) -> Response {
    let viewer = crate::account::Viewer::new(
        started.user.clone(),
        [0; 32],
        started.must_enrol,
        &app.catalogue(),
    );
    let next = next.filter(|_| !started.must_enrol);
    let answer = Redirect::to(next.unwrap_or(home::of(&viewer))).into_response();
    cookie::begin(app, started, answer)
}

/// The browser's family, as the list of sessions names it.
pub fn label(headers: &HeaderMap) -> &'static str {
    let agent = headers.get(header::USER_AGENT);
    browser_family(
        agent
            .and_then(|agent| agent.to_str().ok())
            .unwrap_or_default(),
    )
}

/// An address that carries the page to go to afterwards.
pub fn with_next(path: &str, next: Option<&str>) -> String {
    match next {
        Some(next) => {
            let mut query = form_urlencoded::Serializer::new(String::new());
            format!("{path}?{}", query.append_pair("next", next).finish())
        }
        None => path.to_owned(),
    }
}

fn door(
    app: &App,
    visit: &Visit,
    email: &str,
    next: Option<&str>,
    refusal: Option<Refusal>,
) -> SignInPage {
    SignInPage {
        layout: visit.door(app),
        action: "/sign-in".to_owned(),
        email: email.to_owned(),
        refusal,
        next: next.map(str::to_owned),
        provider: oidc::door(app, next),
        help: None,
    }
}
