//! The audit log for whoever may read it, and the history of one thing on that thing's page.
//!
//! Whoever reads or exports the log leaves a line in it.

mod asked;
mod export;
mod find;
mod log;
mod names;
mod words;

use hailong_views::part::{history::History, report::Link};

use super::{
    error::WebError,
    frame::Visit,
    routes::{Routes, Rule},
};
use crate::{
    app::App,
    i18n::t,
    model::{
        audit::{AuditFilter, AuditRecord, ObjectKind},
        permission::Permission,
    },
    store::StoreError,
};
use words::Teller;

/// Lines of the history of one thing.
const RECENT: u64 = 20;

/// The pages.
pub fn routes(routes: Routes) -> Routes {
    let read = Rule::Needs(Permission::ReadAudit);
    routes
        .get("/audit", read, log::show)
        .get("/audit/export.csv", read, export::send)
}

/// The newest changes of one thing.
pub async fn history(
    app: &App,
    visit: &Visit,
    object: ObjectKind,
    key: &str,
) -> Result<History, WebError> {
    let filter = AuditFilter {
        object: Some(object),
        key: Some(key.to_owned()),
        ..AuditFilter::default()
    };
    let lines = app.db.audit_page(&filter, None, RECENT).await?;
    Ok(told(app, visit, (object, key), &lines).await?)
}

/// Lines about one thing, the latest first, with the way to the rest for whoever may read the log.
pub async fn told(
    app: &App,
    visit: &Visit,
    (object, key): (ObjectKind, &str),
    lines: &[AuditRecord],
) -> Result<History, StoreError> {
    let teller = Teller::new(app, visit).await?;
    let entries = lines.iter().map(|line| teller.entry(line, false));
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("kind", object.key())
        .append_pair("key", key)
        .finish();
    Ok(History {
        entries: entries.collect(),
        more: visit.may(Permission::ReadAudit).then(|| Link {
            label: t(visit.lang, "history-more"),
            href: format!("/audit?{query}"),
        }),
    })
}
