//! Inviting and changing people.

use axum::{
    extract::{Path, RawForm, State},
    response::{IntoResponse, Redirect, Response},
};
use hailong_views::page::admin::EditPage;

use super::{LIST, address, find, form::Typed, steps::link_page, trail};
use crate::{
    account,
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
    },
};

/// `GET /admin/users/new`
pub async fn show_new(State(app): State<App>, visit: Visit) -> Response {
    page(&invite_page(&app, &visit, Typed::new()))
}

/// `POST /admin/users/new`: the link is the answer itself, since it is shown once.
pub async fn send_new(
    State(app): State<App>,
    visit: Visit,
    person: Person,
    RawForm(body): RawForm,
) -> Result<Response, WebError> {
    let mut typed = Typed::read(&Fields::read(&body), true);
    if let Some(new) = typed.check_new(visit.lang, &app.catalogue()) {
        let now = app.clock.now_ms();
        if let Some(invited) = account::invite(&app.db, &new, &person.actor(), now).await? {
            return Ok(link_page(&app, &visit, &invited, "user-invited-title"));
        }
        typed.email_error = Some(t(visit.lang, "user-error-email-taken"));
    }
    Ok(again(&invite_page(&app, &visit, typed)))
}

/// `GET /admin/users/{user}/edit`
pub async fn show_edit(
    State(app): State<App>,
    Path(id): Path<i32>,
    visit: Visit,
) -> Result<Response, WebError> {
    let user = find(&app, id).await?;
    let typed = Typed::of(&app.catalogue(), &user);
    Ok(page(&edit_page(&app, &visit, &user, typed)))
}

/// `POST /admin/users/{user}/edit`
pub async fn send_edit(
    State(app): State<App>,
    Path(id): Path<i32>,
    visit: Visit,
    person: Person,
    RawForm(body): RawForm,
) -> Result<Response, WebError> {
    let user = find(&app, id).await?;
    let mut typed = Typed::read(&Fields::read(&body), false);
    if let Some(change) = typed.check(visit.lang, &app.catalogue()) {
        let (actor, now) = (person.actor(), app.clock.now_ms());
        match app.db.change_user(id, &change, &actor, now).await? {
            AccountChange::Done => {
                let to = format!("{}?done=saved", address(id));
                return Ok(Redirect::to(&to).into_response());
            }
            AccountChange::Unknown => return Err(WebError::not_found()),
            AccountChange::LastAdministrator => {
                typed.role_error = Some(t(visit.lang, "user-error-last-administrator"));
            }
        }
    }
    Ok(again(&edit_page(&app, &visit, &user, typed)))
}

fn invite_page(app: &App, visit: &Visit, typed: Typed) -> EditPage {
    let lang = visit.lang;
    let send = (format!("{LIST}/new"), "user-invite-send");
    EditPage {
        layout: visit.desk(app, Place::Admin, &trail(lang)),
        title: t(lang, "users-invite"),
        about: t(lang, "user-invite-about"),
        form: typed.form(app, visit, send, LIST.to_owned()),
        ..EditPage::default()
    }
}

fn edit_page(app: &App, visit: &Visit, user: &User, typed: Typed) -> EditPage {
    let lang = visit.lang;
    let here = address(user.id);
    let mut above = trail(lang).to_vec();
    above.push((here.as_str(), user.name.clone()));
    let name = [("name", user.name.as_str().into())];
    let send = (format!("{here}/edit"), "form-save");
    EditPage {
        layout: visit.desk(app, Place::Admin, &above),
        title: t_args(lang, "admin-edit-title", &name),
        form: typed.form(app, visit, send, here.clone()),
        ..EditPage::default()
    }
}
