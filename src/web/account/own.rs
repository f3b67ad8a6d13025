//! `/account`: who I am here, and where I am signed in.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use hailong_views::page::account::{AccountPage, SecondFactor, SessionRow};

use super::page;
use crate::{
    account::Viewer,
    app::App,
    i18n::t,
    middleware::session::Person,
    model::{
        hex,
        permission::{Permission, Reach},
    },
    store::{SessionEntry, StoreError},
    web::{
        error::WebError,
        frame::{Place, Visit},
        times,
    },
};

/// `GET /account`
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Person(viewer): Person,
) -> Result<Response, WebError> {
    let sessions = app.accounts.sessions(&viewer).await?;
    let catalogue = app.catalogue();
    let agency = viewer.user.agency.and_then(|id| catalogue.agency_by_id(id));
    let several = sessions.len() > 1;
    let shown = AccountPage {
        layout: visit.desk(&app, Place::Elsewhere, &[]),
        name: viewer.user.name.clone(),
        email: viewer.user.email.clone(),
        role: visit.role_name(viewer.user.role),
        agency: agency.map(|agency| agency.name.clone()),
        may: may(&visit, &viewer),
        password: Some("/account/password".to_owned()),
        second_factor: second_factor(&app, &visit, &viewer).await?,
        sessions: rows(&app, &visit, &viewer, sessions),
        end_others: several.then(|| "/account/sessions/end-others".to_owned()),
    };
    Ok(page(StatusCode::OK, &shown))
}

/// `POST /account/sessions/{session}/end`
pub async fn end(
    State(app): State<App>,
    Person(viewer): Person,
    Path(session): Path<String>,
) -> Result<Response, WebError> {
    // The hash of a session's token names it in addresses; it opens nothing.
    let hash = hex::read(&session).ok_or_else(WebError::not_found)?;
    if !app.accounts.end_session(&viewer, &hash).await? {
        return Err(WebError::not_found());
    }
    Ok(Redirect::to("/account?done=session-ended").into_response())
}

/// `POST /account/sessions/end-others`
pub async fn end_others(
    State(app): State<App>,
    Person(viewer): Person,
) -> Result<Response, WebError> {
    app.accounts.end_other_sessions(&viewer).await?;
    Ok(Redirect::to("/account?done=sessions-ended").into_response())
}

fn may(visit: &Visit, viewer: &Viewer) -> Vec<String> {
    let lang = visit.lang;
    let name = |permission: &Permission| {
        let name = t(lang, &format!("permission-{}", permission.key()));
        match viewer.reach(*permission) {
            Reach::Own if *permission != Permission::OwnAccount => {
                format!("{name} ({})", t(lang, "permission-own"))
            }
            _ => name,
        }
    };
    let able = Permission::ALL
        .iter()
        .filter(|permission| viewer.may(**permission));
    able.map(name).collect()
}

async fn second_factor(
    app: &App,
    visit: &Visit,
    viewer: &Viewer,
) -> Result<SecondFactor, StoreError> {
    let required = app
        .config
        .access
        .totp_required_roles
        .contains(&viewer.user.role);
    if !viewer.user.totp {
        let set_up = "/account/second-factor".to_owned();
        return Ok(SecondFactor::Off { set_up, required });
    }
    let since = app.db.second_factor_since(viewer.user.id).await?;
    Ok(SecondFactor::On {
        since: times::day(app, visit.lang, since.unwrap_or_default()),
        codes_left: app.accounts.recovery_codes_left(viewer).await?,
        new_codes: "/account/recovery-codes".to_owned(),
        switch_off: (!required).then(|| "/account/second-factor/off".to_owned()),
    })
}

/// This session first, then the others, the last seen first.
fn rows(app: &App, visit: &Visit, viewer: &Viewer, sessions: Vec<SessionEntry>) -> Vec<SessionRow> {
    let row = |session: SessionEntry| SessionRow {
        label: session.label,
        since: times::moment(app, visit.lang, session.created_at),
        seen: times::moment(app, visit.lang, session.seen_at),
        current: session.hash == viewer.session,
        end: format!("/account/sessions/{}/end", hex::written(&session.hash)),
    };
    let mut rows: Vec<SessionRow> = sessions.into_iter().map(row).collect();
    rows.sort_by_key(|row| !row.current);
    rows
}
