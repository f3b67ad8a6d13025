//! The tokens there are, and one of them.

use axum::{
    extract::{Path, State},
    response::Response,
};
use hailong_views::{
    page::admin::{Fact, ThingPage, TokenRow, TokenState, TokensPage},
    part::{list::Search, report::Link},
};

use super::{LIST, find, trail, words};
use crate::{
    app::App,
    i18n::t,
    model::{audit::ObjectKind, permission::Permission},
    store::TokenEntry,
    web::{
        admin::{count, page, search},
        audit::history,
        error::WebError,
        form::Fields,
        frame::{Place, Visit},
        times,
    },
};

/// Milliseconds before its end in which a token counts as about to end: 30 days.
const SOON: i64 = 30 * 24 * 3_600 * 1_000;

/// `GET /admin/tokens`
pub async fn list(State(app): State<App>, visit: Visit) -> Result<Response, WebError> {
    let lang = visit.lang;
    let asked = Fields::read(visit.uri.query().unwrap_or_default().as_bytes());
    let q = asked.get("q");
    let entries = app.db.tokens().await?.into_iter();
    let entries = entries.filter(|entry| search::fits(q, &[&entry.token.name]));
    let tokens: Vec<TokenRow> = entries.map(|entry| row(&app, &visit, &entry)).collect();
    let add = Link {
        label: t(lang, "tokens-add"),
        href: format!("{LIST}/new"),
    };
    let shown = TokensPage {
        layout: visit.desk(&app, Place::Admin, &[("/admin", t(lang, "admin-title"))]),
        search: Some(Search {
            action: LIST.to_owned(),
            q: Some(q.to_owned()),
            reset: (!q.is_empty()).then(|| LIST.to_owned()),
            ..Search::default()
        }),
        caption: count(lang, tokens.len()),
        tokens,
        pager: None,
        add: visit.may(Permission::ManageTokens).then_some(add),
    };
    Ok(page(&shown))
}

/// `GET /admin/tokens/{token}`
pub async fn show(
    State(app): State<App>,
    Path(id): Path<i32>,
    visit: Visit,
) -> Result<Response, WebError> {
    let entry = find(&app, id).await?;
    let (lang, name) = (visit.lang, entry.token.name.clone());
    let row = row(&app, &visit, &entry);
    let revoke = Link {
        label: t(lang, "token-revoke"),
        href: format!("{LIST}/{id}/revoke"),
    };
    let open = entry.revoked_at.is_none() && visit.may(Permission::ManageTokens);
    let shown = ThingPage {
        layout: visit.desk(&app, Place::Admin, &trail(lang)),
        kind: t(lang, "object-token"),
        title: name.clone(),
        tag: Some(row.state.tag(lang)),
        facts: vec![
            Fact::text(t(lang, "tokens-grants"), row.grants.join("; ")),
            Fact::text(t(lang, "tokens-made"), row.made),
            Fact::text(t(lang, "tokens-used"), row.used),
            Fact::text(t(lang, "tokens-until"), row.until),
        ],
        actions: Vec::new(),
        dangers: open.then_some(revoke).into_iter().collect(),
        lists: Vec::new(),
        history: Some(history(&app, &visit, ObjectKind::Token, &id.to_string()).await?),
    };
    Ok(page(&shown))
}

fn row(app: &App, visit: &Visit, entry: &TokenEntry) -> TokenRow {
    let token = &entry.token;
    let moment = |at: i64| times::short(app, visit.lang, at);
    TokenRow {
        link: Link {
            label: token.name.clone(),
            href: format!("{LIST}/{}", token.id),
        },
        hint: String::new(),
        grants: token.grants.iter().map(|g| words(visit.lang, *g)).collect(),
        made: moment(entry.created_at),
        used: entry.used_at.map(moment).unwrap_or_default(),
        until: token.expires_at.map(moment).unwrap_or_default(),
        state: state(entry, app.clock.now_ms()),
    }
}

fn state(entry: &TokenEntry, now: i64) -> TokenState {
    match (entry.revoked_at, entry.token.expires_at) {
        (Some(_), _) => TokenState::Revoked,
        (None, Some(end)) if end <= now => TokenState::Expired,
        (None, Some(end)) if end - now <= SOON => TokenState::ExpiresSoon,
        _ => TokenState::Active,
    }
}
