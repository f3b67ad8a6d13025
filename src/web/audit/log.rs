//! `GET /audit`

use axum::{
    extract::State,
    response::{Html, IntoResponse, Response},
};
use hailong_views::{
    page::audit::AuditPage,
    part::{list::Pager, report::Link},
};
use maud::Render;

use super::{asked::Asked, words};
use crate::{
    app::App,
    i18n::{Lang, int, t, t_args},
    model::audit::AuditRecord,
    web::{
        error::WebError,
        form::Fields,
        frame::{Place, Visit},
    },
};

/// Lines of a page.
const LINES: usize = 50;

/// Shows the newest lines, or those before a given one.
pub async fn show(State(app): State<App>, visit: Visit) -> Result<Response, WebError> {
    let query = visit.uri.query().unwrap_or_default();
    let asked = Asked::read(&app, query);
    let before = Fields::read(query.as_bytes()).get("before").parse().ok();
    // One more than is shown tells whether there is another page.
    let limit = u64::try_from(LINES + 1).unwrap_or(u64::MAX);
    let mut lines = app.db.audit_page(&asked.filter, before, limit).await?;
    let more = lines.len() > LINES;
    lines.truncate(LINES);
    let people = app.db.users().await?;
    let lang = visit.lang;
    let entries = lines
        .iter()
        .map(|line| words::entry(&app, &visit, line, true));
    let shown = AuditPage {
        layout: visit.layout(&app, Place::Audit),
        search: asked.search(lang, &people),
        entries: entries.collect(),
        caption: caption(lang, lines.len()),
        pager: pager(&asked, &lines, before, more),
        exports: vec![Link {
            label: t(lang, "audit-export-csv"),
            href: format!("/audit/export.csv?{}", asked.query()),
        }],
    };
    Ok(Html(shown.render().into_string()).into_response())
}

fn caption(lang: Lang, count: usize) -> String {
    let count = u64::try_from(count).unwrap_or(u64::MAX);
    let args = [("n", count.into()), ("count", int(lang, count).into())];
    t_args(lang, "audit-count", &args)
}

/// Newer lines are reached from the top, for the log only grows there.
fn pager(asked: &Asked, lines: &[AuditRecord], before: Option<i64>, more: bool) -> Option<Pager> {
    let query = asked.query();
    let last = lines.last().filter(|_| more).map(|last| last.id);
    (before.is_some() || more).then(|| Pager {
        range: String::new(),
        previous: before.map(|_| format!("/audit?{query}")),
        next: last.map(|id| format!("/audit?{query}&before={id}")),
    })
}
