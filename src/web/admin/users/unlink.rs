//! Taking away what links an account to the operator's identity provider.

use axum::{
    extract::{Path, State},
    response::Response,
};
use hailong_views::page::admin::ConfirmPage;

use super::{
    find,
    steps::{form, saved},
    trail,
};
use crate::{
    app::App,
    i18n::{t, t_args},
    middleware::session::Person,
    web::{
        admin::page,
        error::WebError,
        frame::{Place, Visit},
    },
};

/// `GET /admin/users/{user}/unlink`
pub async fn show_unlink(
    State(app): State<App>,
    Path(id): Path<i32>,
    visit: Visit,
) -> Result<Response, WebError> {
    let user = find(&app, id).await?;
    let lang = visit.lang;
    let name = [("name", user.name.as_str().into())];
    Ok(page(&ConfirmPage {
        layout: visit.desk(&app, Place::Admin, &trail(lang)),
        title: t_args(lang, "user-unlink-ask", &name),
        happens: vec![t(lang, "user-unlink-happens")],
        stays: vec![t(lang, "user-unlink-stays")],
        form: form(&visit, &user, "unlink", "user-unlink", Vec::new()),
        ..ConfirmPage::default()
    }))
}

/// `POST /admin/users/{user}/unlink`
pub async fn send_unlink(
    State(app): State<App>,
    Path(id): Path<i32>,
    person: Person,
) -> Result<Response, WebError> {
    let (actor, now) = (person.actor(), app.clock.now_ms());
    let unlinked = app.db.unlink_identities(id, &actor, now).await?;
    unlinked.ok_or_else(WebError::not_found)?;
    Ok(saved(id))
}
