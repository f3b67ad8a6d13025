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

use super::{
    asked::Asked,
    find::{Found, find},
    words::Teller,
};
use crate::{
    app::App,
    i18n::{Lang, int, t, t_args},
    middleware::session::Person,
    model::{
        audit::{Action, AuditEntry, ObjectKind},
        user::Actor,
    },
    store::StoreError,
    web::{
        error::WebError,
        form::Fields,
        frame::{Place, Visit},
    },
};

/// Lines of a page.
const LINES: usize = 50;

/// Shows the newest lines, or those before a given one.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    reader: Person,
) -> Result<Response, WebError> {
    let query = visit.uri.query().unwrap_or_default();
    let asked = Asked::read(&app, query);
    let before = Fields::read(query.as_bytes()).get("before").parse().ok();
    note_reader(&app, &reader.actor()).await?;
    let teller = Teller::new(&app, &visit).await?;
    let found = find(&app, &teller, &asked, before, LINES).await?;
    let people = app.db.users().await?;
    let lang = visit.lang;
    let entries = found.lines.iter().map(|line| teller.entry(line, true));
    let shown = AuditPage {
        layout: visit.layout(&app, Place::Audit),
        search: asked.search(lang, &people),
        entries: entries.collect(),
        caption: caption(lang, found.count),
        pager: pager(&asked, &found, before),
        exports: vec![Link {
            label: t(lang, "audit-export-csv"),
            href: format!("/audit/export.csv?{}", asked.query()),
        }],
    };
    Ok(Html(shown.render().into_string()).into_response())
}

/// The first page of a day leaves a line: who reads the log can be read in it.
async fn note_reader(app: &App, reader: &Actor) -> Result<(), StoreError> {
    let now = app.clock.now_ms();
    let day = app.zone.day_of_ms(now).to_string();
    let line = AuditEntry::new(now, reader, Action::Read, ObjectKind::AuditLog, day);
    app.db.record_audit_once(&line).await.map(|_| ())
}

/// How many lines fit, whichever of them this page shows.
fn caption(lang: Lang, count: u64) -> String {
    let args = [("n", count.into()), ("count", int(lang, count).into())];
    t_args(lang, "audit-count", &args)
}

/// Newer lines are reached from the top, for the log only grows there.
fn pager(asked: &Asked, found: &Found, before: Option<i64>) -> Option<Pager> {
    let query = asked.query();
    let last = found.lines.last().filter(|_| found.more);
    let last = last.map(|last| last.id);
    (before.is_some() || found.more).then(|| Pager {
        range: String::new(),
        previous: before.map(|_| format!("/audit?{query}")),
        next: last.map(|id| format!("/audit?{query}&before={id}")),
    })
}
