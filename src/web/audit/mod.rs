//! The audit log for whoever may read it, and the history of one thing on that thing's page.

mod asked;
mod export;
mod log;
mod words;

use hailong_views::part::history::History;

use super::{
    error::WebError,
    frame::Visit,
    routes::{Routes, Rule},
};
use crate::{
    app::App,
    model::{
        audit::{AuditFilter, ObjectKind},
        permission::Permission,
    },
};

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
    let entries = lines
        .iter()
        .map(|line| words::entry(app, visit, line, false));
    Ok(History {
        entries: entries.collect(),
        more: None,
    })
}
