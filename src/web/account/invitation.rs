//! `/invitations/{token}`: a password for somebody who was invited or has lost one.

use axum::{
    extract::{Path, RawForm, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use hailong_views::page::account::{LinkGonePage, PasswordErrors, PasswordPage, PasswordReason};

use super::{cookie, fault, page, setup, wait};
use crate::{
    account::{AcceptError, Opened},
    app::App,
    model::user::User,
    store::{Invitation, InvitationPurpose},
    web::{error::WebError, form::Fields, frame::Visit},
};

/// Seconds after which somebody comes again when too many choose a password at once.
const BUSY: u64 = 5;
/// Where one goes with the new password.
const DONE: &str = "/sign-in?done=accepted";

/// `GET /invitations/{token}`: uses nothing up, so that a link preview burns no link.
pub async fn show(
    State(app): State<App>,
    Path(token): Path<String>,
    visit: Visit,
) -> Result<Response, WebError> {
    Ok(match app.accounts.open_invitation(&token).await? {
        Some(Opened::Password(invitation)) => {
            let form = door(&app, &visit, &token, &invitation, PasswordErrors::default());
            page(StatusCode::OK, &form)
        }
        Some(Opened::Setup) => page(StatusCode::OK, &setup::door(&app, &visit, &token)),
        None => gone(&app, &visit),
    })
}

/// `POST /invitations/{token}`
pub async fn send(
    State(app): State<App>,
    Path(token): Path<String>,
    visit: Visit,
    RawForm(body): RawForm,
) -> Result<Response, WebError> {
    let form = Fields::read(&body);
    match app.accounts.open_invitation(&token).await? {
        Some(Opened::Password(invitation)) => {
            accept(&app, &visit, &token, &invitation, &form).await
        }
        Some(Opened::Setup) => setup::accept(&app, &visit, &token, &form).await,
        None => Ok(gone(&app, &visit)),
    }
}

async fn accept(
    app: &App,
    visit: &Visit,
    token: &str,
    invitation: &Invitation,
    form: &Fields,
) -> Result<Response, WebError> {
    let (lang, new) = (visit.lang, form.get("new"));
    let mut errors = PasswordErrors {
        again: fault::repetition(lang, new, form.get("again")),
        ..PasswordErrors::default()
    };
    if errors.again.is_none() {
        match app.accounts.accept_invitation(token, new).await {
            Ok(user) => return accepted(app, &user).await,
            Err(AcceptError::Password(why)) => errors.new = Some(fault::words(lang, why)),
            Err(AcceptError::Busy) => {
                return Ok(wait(BUSY, &door(app, visit, token, invitation, errors)));
            }
            Err(AcceptError::Store(error)) => return Err(error.into()),
            Err(AcceptError::Gone | AcceptError::Email | AcceptError::Name) => {
                return Ok(gone(app, visit));
            }
        }
    }
    let again = door(app, visit, token, invitation, errors);
    Ok(page(StatusCode::UNPROCESSABLE_ENTITY, &again))
}

/// To the sign-in, where the new password is proved; whatever session the browser had is over. From now on the browser
/// is known as the person's.
pub async fn accepted(app: &App, user: &User) -> Result<Response, WebError> {
    let mark = app.accounts.browser_mark(user).await?;
    let answer = cookie::end(app, Redirect::to(DONE).into_response());
    Ok(cookie::remember(app, mark.as_deref(), answer))
}

/// The link works no longer, or never did; nobody is told which.
pub fn gone(app: &App, visit: &Visit) -> Response {
    let shown = LinkGonePage {
        layout: visit.door(app),
        sign_in: "/sign-in".to_owned(),
        help: None,
    };
    page(StatusCode::GONE, &shown)
}

fn door(
    app: &App,
    visit: &Visit,
    token: &str,
    invitation: &Invitation,
    errors: PasswordErrors,
) -> PasswordPage {
    let user = &invitation.user;
    let first = invitation.purpose == InvitationPurpose::Invite;
    let reason = if first {
        PasswordReason::Invitation
    } else {
        PasswordReason::Reset
    };
    PasswordPage {
        layout: visit.door(app),
        action: format!("/invitations/{token}"),
        reason,
        name: user.name.clone(),
        email: user.email.clone(),
        role: if first {
            visit.part_of(app, user)
        } else {
            String::new()
        },
        at_least: fault::at_least(),
        errors,
        back: None,
    }
}
