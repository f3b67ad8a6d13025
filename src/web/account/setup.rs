//! The link of the first start: the first administrator says who that is.

use axum::{http::StatusCode, response::Response};
use hailong_views::{
    page::admin::EditPage,
    part::form::{Field, Form, Section, TextKind},
};

use super::{fault, invitation, page, wait};
use crate::{
    account::AcceptError,
    app::App,
    i18n::{Lang, t, t_args},
    web::{error::WebError, form::Fields, frame::Visit},
};

/// What was typed, and what is wrong with it.
#[derive(Default)]
struct Typed<'f> {
    email: &'f str,
    name: &'f str,
    email_error: Option<String>,
    name_error: Option<String>,
    new_error: Option<String>,
    again_error: Option<String>,
}

/// The empty form.
pub fn door(app: &App, visit: &Visit, token: &str) -> EditPage {
    filled(app, visit, token, Typed::default())
}

/// Makes the first administrator.
pub async fn accept(
    app: &App,
    visit: &Visit,
    token: &str,
    form: &Fields,
) -> Result<Response, WebError> {
    let (lang, new) = (visit.lang, form.get("new"));
    let mut typed = Typed {
        email: form.get("email"),
        name: form.get("name"),
        again_error: fault::repetition(lang, new, form.get("again")),
        ..Typed::default()
    };
    if typed.again_error.is_none() {
        let who = (typed.email, typed.name);
        match app.accounts.accept_setup(token, who, new).await {
            Ok(user) => return invitation::accepted(app, &user).await,
            Err(AcceptError::Gone) => return Ok(invitation::gone(app, visit)),
            Err(AcceptError::Store(error)) => return Err(error.into()),
            Err(AcceptError::Busy) => return Ok(wait(5, &filled(app, visit, token, typed))),
            Err(AcceptError::Email) => typed.email_error = Some(t(lang, "setup-error-email")),
            Err(AcceptError::Name) => typed.name_error = Some(t(lang, "setup-error-name")),
            Err(AcceptError::Password(why)) => typed.new_error = Some(fault::words(lang, why)),
        }
    }
    let again = filled(app, visit, token, typed);
    Ok(page(StatusCode::UNPROCESSABLE_ENTITY, &again))
}

fn filled(app: &App, visit: &Visit, token: &str, typed: Typed<'_>) -> EditPage {
    let lang = visit.lang;
    let action = format!("/invitations/{token}");
    EditPage {
        layout: visit.door(app),
        title: t(lang, "setup-title"),
        about: t(lang, "setup-about"),
        form: Form::of(action, t(lang, "setup-send"), vec![fields(lang, typed)]),
        ..EditPage::default()
    }
}

fn fields(lang: Lang, typed: Typed<'_>) -> Section {
    let line = |name, key, kind, value| Field::line(name, t(lang, key), kind, value);
    let least = fault::at_least();
    let args = [("n", least.into()), ("count", least.to_string().into())];
    let rule = t_args(lang, "password-rule-length", &args);
    Section::plain(vec![
        line("email", "account-email", TextKind::Email, typed.email).error(typed.email_error),
        line("name", "own-name", TextKind::Words, typed.name).error(typed.name_error),
        line("new", "password-new", TextKind::NewPassword, "")
            .hint(rule)
            .error(typed.new_error),
        line("again", "password-again", TextKind::NewPassword, "").error(typed.again_error),
    ])
}
