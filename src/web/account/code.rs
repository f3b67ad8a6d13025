//! `/sign-in/code`: the second factor.

use axum::{
    extract::{RawForm, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use hailong_views::page::account::{CodePage, Refusal};

use super::{page, sign_in, wait};
use crate::{
    account::CodeOutcome,
    app::App,
    middleware::{
        client::Client,
        session::{BROWSER, SESSION},
    },
    web::{error::WebError, form::Fields, frame::Visit, local},
};

/// `GET /sign-in/code`
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let query = Fields::read(visit.uri.query().unwrap_or_default().as_bytes());
    let next = query.given("next").and_then(local::checked);
    let pending = SESSION.value(&app, &headers).unwrap_or_default();
    if app.accounts.pending(&pending).await?.is_none() {
        return Ok(Redirect::to(&local::sign_in(next)).into_response());
    }
    Ok(page(StatusCode::OK, &door(&app, &visit, next, None)))
}

/// `POST /sign-in/code`
pub async fn send(
    State(app): State<App>,
    visit: Visit,
    client: Client,
    headers: HeaderMap,
    RawForm(body): RawForm,
) -> Result<Response, WebError> {
    let form = Fields::read(&body);
    let next = form.given("next").and_then(local::checked);
    let pending = SESSION.value(&app, &headers).unwrap_or_default();
    let mark = BROWSER.value(&app, &headers);
    let entered = app
        .accounts
        .enter_code(&pending, form.get("code"), client.network, mark.as_deref())
        .await?;
    let again = |refusal| door(&app, &visit, next, Some(refusal));
    let wrong = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(match entered {
        CodeOutcome::SignedIn(started) => sign_in::enter(&app, &started, next),
        CodeOutcome::Refused => page(wrong, &again(Refusal::Wrong)),
        CodeOutcome::Throttled(seconds) => wait(seconds, &again(Refusal::Throttled { seconds })),
        CodeOutcome::TooLate => page(wrong, &again(Refusal::Expired)),
    })
}

fn door(app: &App, visit: &Visit, next: Option<&str>, refusal: Option<Refusal>) -> CodePage {
    CodePage {
        layout: visit.door(app),
        action: "/sign-in/code".to_owned(),
        refusal,
        next: next.map(str::to_owned),
        restart: local::sign_in(next),
    }
}
