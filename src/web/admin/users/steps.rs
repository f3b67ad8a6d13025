//! What is done with an account: another link, locking, unlocking.

use axum::{
    extract::{Path, RawForm, State},
    response::{IntoResponse, Redirect, Response},
};
use hailong_views::{
    page::admin::{ConfirmPage, OncePage},
    part::{
        form::{Field, Form, Section},
        report::Link,
    },
};

use super::{address, find, trail};
use crate::{
    account::{self, Invited},
    app::App,
    i18n::{t, t_args},
    middleware::session::Person,
    model::user::User,
    store::AccountChange,
    web::{
        admin::{again, page},
        error::WebError,
        form::Fields,
        frame::{Place, Visit},
        times,
    },
};

/// `GET /admin/users/{user}/reset`
pub async fn show_reset(
    State(app): State<App>,
    Path(id): Path<i32>,
    visit: Visit,
) -> Result<Response, WebError> {
    let user = find(&app, id).await?;
    Ok(page(&reset_page(&app, &visit, &user)))
}

/// `POST /admin/users/{user}/reset`
pub async fn send_reset(
    State(app): State<App>,
    Path(id): Path<i32>,
    visit: Visit,
    person: Person,
    RawForm(body): RawForm,
) -> Result<Response, WebError> {
    let (actor, now) = (person.actor(), app.clock.now_ms());
    find(&app, id).await?;
    let made = if Fields::read(&body).given("second-factor").is_some() {
        account::reset_with_second_factor(&app.db, id, &actor, now).await?
    } else {
        account::reset(&app.db, id, &actor, now).await?
    };
    let made = made.ok_or_else(WebError::not_found)?;
    Ok(link_page(&app, &visit, &made, "user-reset-title"))
}

/// `GET /admin/users/{user}/disable`: asks whether to lock, or to unlock.
pub async fn show_disable(
    State(app): State<App>,
    Path(id): Path<i32>,
    visit: Visit,
) -> Result<Response, WebError> {
    let user = find(&app, id).await?;
    Ok(page(&lock_page(&app, &visit, &user, None)))
}

/// `POST /admin/users/{user}/disable`
pub async fn send_disable(
    State(app): State<App>,
    Path(id): Path<i32>,
    visit: Visit,
    person: Person,
) -> Result<Response, WebError> {
    let user = find(&app, id).await?;
    let (actor, now) = (person.actor(), app.clock.now_ms());
    match app.db.set_user_active(id, false, &actor, now).await? {
        AccountChange::Done => Ok(saved(id)),
        AccountChange::Unknown => Err(WebError::not_found()),
        AccountChange::LastAdministrator => {
            let fault = t(visit.lang, "user-error-last-administrator");
            Ok(again(&lock_page(&app, &visit, &user, Some(fault))))
        }
    }
}

/// `POST /admin/users/{user}/enable`
pub async fn send_enable(
    State(app): State<App>,
    Path(id): Path<i32>,
    person: Person,
) -> Result<Response, WebError> {
    find(&app, id).await?;
    let (actor, now) = (person.actor(), app.clock.now_ms());
    app.db.set_user_active(id, true, &actor, now).await?;
    Ok(saved(id))
}

/// Back on the page of the person.
pub fn saved(id: i32) -> Response {
    Redirect::to(&format!("{}?done=saved", address(id))).into_response()
}

/// A link that is shown once.
pub fn link_page(app: &App, visit: &Visit, invited: &Invited, title: &str) -> Response {
    let lang = visit.lang;
    let email = [("email", invited.user.email.as_str().into())];
    let steps = vec![
        t_args(lang, "user-link-send", &email),
        t(lang, "user-link-once"),
    ];
    page(&OncePage {
        layout: visit.desk(app, Place::Admin, &trail(lang)),
        title: t(lang, title),
        label: t(lang, "user-link"),
        secret: format!("{}/invitations/{}", app.public_url(), invited.token),
        steps,
        until: times::moment(app, lang, invited.expires_at),
        onward: Link {
            label: t_args(
                lang,
                "once-onward",
                &[("name", invited.user.name.as_str().into())],
            ),
            href: address(invited.user.id),
        },
    })
}

fn reset_page(app: &App, visit: &Visit, user: &User) -> ConfirmPage {
    let lang = visit.lang;
    let name = [("name", user.name.as_str().into())];
    let also = user.totp.then(|| {
        Field::check("second-factor", t(lang, "user-factor-off"), false)
            .hint(t(lang, "user-factor-off-hint"))
    });
    let fields = vec![Section::plain(also.into_iter().collect())];
    ConfirmPage {
        layout: visit.desk(app, Place::Admin, &trail(lang)),
        title: t_args(lang, "user-reset-ask", &name),
        happens: vec![t(lang, "user-reset-happens")],
        stays: vec![t(lang, "user-reset-stays")],
        form: form(visit, user, "reset", "user-reset-make", fields),
        ..ConfirmPage::default()
    }
}

fn lock_page(app: &App, visit: &Visit, user: &User, fault: Option<String>) -> ConfirmPage {
    let lang = visit.lang;
    let (step, words) = if user.active {
        ("disable", "lock")
    } else {
        ("enable", "unlock")
    };
    let name = [("name", user.name.as_str().into())];
    ConfirmPage {
        layout: visit.desk(app, Place::Admin, &trail(lang)),
        title: t_args(lang, &format!("user-{words}-ask"), &name),
        happens: vec![t(lang, &format!("user-{words}-happens"))],
        form: Form {
            faults: fault.into_iter().collect(),
            danger: user.active,
            ..form(visit, user, step, &format!("user-{step}"), Vec::new())
        },
        ..ConfirmPage::default()
    }
}

/// The form that asks before a step.
pub fn form(visit: &Visit, user: &User, step: &str, send: &str, sections: Vec<Section>) -> Form {
    let (lang, here) = (visit.lang, address(user.id));
    let action = format!("{here}/{step}");
    let label = t(lang, "form-cancel");
    Form {
        cancel: Some(Link { label, href: here }),
        ..Form::of(action, t(lang, send), sections)
    }
}
