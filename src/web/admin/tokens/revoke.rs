//! Revoking a token.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use hailong_views::{
    page::admin::ConfirmPage,
    part::{form::Form, report::Link},
};

use super::{LIST, find, trail};
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

/// `GET /admin/tokens/{token}/revoke`
pub async fn show_revoke(
    State(app): State<App>,
    Path(id): Path<i32>,
    visit: Visit,
) -> Result<Response, WebError> {
    let entry = find(&app, id).await?;
    let lang = visit.lang;
    let here = format!("{LIST}/{id}");
    let action = format!("{here}/revoke");
    let name = [("name", entry.token.name.as_str().into())];
    Ok(page(&ConfirmPage {
        layout: visit.desk(&app, Place::Admin, &trail(lang)),
        title: t_args(lang, "token-revoke-ask", &name),
        happens: vec![t(lang, "token-revoke-happens")],
        forever: vec![t(lang, "token-revoke-forever")],
        form: Form {
            danger: true,
            cancel: Some(Link {
                label: t(lang, "form-cancel"),
                href: here,
            }),
            ..Form::of(action, t(lang, "token-revoke"), Vec::new())
        },
        ..ConfirmPage::default()
    }))
}

/// `POST /admin/tokens/{token}/revoke`: works from the next request on.
pub async fn send_revoke(
    State(app): State<App>,
    Path(id): Path<i32>,
    person: Person,
) -> Result<Response, WebError> {
    find(&app, id).await?;
    let now = app.clock.now_ms();
    app.db.revoke_token(id, &person.actor(), now).await?;
    app.refresh().await?;
    Ok(Redirect::to(&format!("{LIST}/{id}?done=revoked")).into_response())
}
