//! `/account/password`: another password.

use axum::{
    extract::{RawForm, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use hailong_views::page::account::{PasswordErrors, PasswordPage, PasswordReason};

use super::{fault, page, wait};
use crate::{
    account::{ChangeError, Viewer},
    app::App,
    i18n::{int, t, t_args},
    middleware::{client::Client, session::Person},
    web::{error::WebError, form::Fields, frame::Visit},
};

/// `GET /account/password`
pub async fn show(State(app): State<App>, visit: Visit, Person(viewer): Person) -> Response {
    let form = door(&app, &visit, &viewer, PasswordErrors::default());
    page(StatusCode::OK, &form)
}

/// `POST /account/password`
pub async fn send(
    State(app): State<App>,
    visit: Visit,
    Person(viewer): Person,
    client: Client,
    RawForm(body): RawForm,
) -> Result<Response, WebError> {
    let (lang, form) = (visit.lang, Fields::read(&body));
    let (old, new) = (form.get("current"), form.get("new"));
    let mut errors = PasswordErrors {
        again: fault::repetition(lang, new, form.get("again")),
        ..PasswordErrors::default()
    };
    if old == new {
        errors.new = Some(t(lang, "password-error-same"));
    }
    if errors == PasswordErrors::default() {
        let change = app
            .accounts
            .change_password(&viewer, old, new, client.network);
        match change.await {
            Ok(()) => return Ok(Redirect::to("/account?done=password").into_response()),
            Err(ChangeError::Store(error)) => return Err(error.into()),
            Err(ChangeError::Throttled(seconds)) => {
                errors.current = Some(throttled(lang, seconds));
                return Ok(wait(seconds, &door(&app, &visit, &viewer, errors)));
            }
            Err(ChangeError::Password(why)) => errors.new = Some(fault::words(lang, why)),
            Err(ChangeError::WrongPassword | ChangeError::WrongCode) => {
                errors.current = Some(t(lang, "password-error-wrong"));
            }
        }
    }
    let again = door(&app, &visit, &viewer, errors);
    Ok(page(StatusCode::UNPROCESSABLE_ENTITY, &again))
}

/// How long to wait, in words.
pub fn throttled(lang: crate::i18n::Lang, seconds: u64) -> String {
    let args = [
        ("n", seconds.into()),
        ("seconds", int(lang, seconds).into()),
    ];
    t_args(lang, "account-throttled", &args)
}

fn door(app: &App, visit: &Visit, viewer: &Viewer, errors: PasswordErrors) -> PasswordPage {
    PasswordPage {
        layout: visit.door(app),
        action: "/account/password".to_owned(),
        reason: PasswordReason::Change,
        name: viewer.user.name.clone(),
        email: viewer.user.email.clone(),
        role: String::new(),
        at_least: fault::at_least(),
        errors,
        back: Some("/account".to_owned()),
    }
}
