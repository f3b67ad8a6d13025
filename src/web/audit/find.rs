//! Finding lines of the log. Words are compared here, with and without marks, for the database cannot: then the
//! lines that fit the other filters are read page by page.

use futures::TryStreamExt;

use super::{asked::Asked, words::Teller};
use crate::{admin::search, app::App, model::audit::AuditRecord, store::StoreError};

/// What was found.
#[derive(Default)]
pub struct Found {
    /// The lines of one page, the latest first.
    pub lines: Vec<AuditRecord>,
    /// How many lines fit on all pages together.
    pub count: u64,
    /// Whether there is another page.
    pub more: bool,
}

/// The lines before the one with the number `before`, at most `limit` of them.
pub async fn find(
    app: &App,
    teller: &Teller,
    asked: &Asked,
    before: Option<i64>,
    limit: usize,
) -> Result<Found, StoreError> {
    if asked.words.is_empty() {
        return by_filters(app, asked, before, limit).await;
    }
    let mut found = Found::default();
    let mut lines = app.db.audit_export(asked.filter.clone());
    while let Some(line) = lines.try_next().await? {
        if !fits(teller, asked, &line) {
            continue;
        }
        found.count += 1;
        if before.is_none_or(|before| line.id < before) {
            found.keep(line, limit);
        }
    }
    Ok(found)
}

/// Whether a line that fits the filters has the words looked for.
pub fn fits(teller: &Teller, asked: &Asked, line: &AuditRecord) -> bool {
    asked.words.is_empty() || search::matches(&teller.searchable(line), &asked.words)
}

async fn by_filters(
    app: &App,
    asked: &Asked,
    before: Option<i64>,
    limit: usize,
) -> Result<Found, StoreError> {
    // One more than is shown tells whether there is another page.
    let most = u64::try_from(limit + 1).unwrap_or(u64::MAX);
    let mut found = Found {
        count: app.db.audit_count(&asked.filter).await?,
        ..Found::default()
    };
    for line in app.db.audit_page(&asked.filter, before, most).await? {
        found.keep(line, limit);
    }
    Ok(found)
}

impl Found {
    fn keep(&mut self, line: AuditRecord, limit: usize) {
        if self.lines.len() < limit {
            self.lines.push(line);
        } else {
            self.more = true;
        }
    }
}
