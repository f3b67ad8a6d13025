//! `GET /audit/export.csv`: what the filters ask for, as a file, sent while it is read, page by page, in memory that
//! does not grow with the log. The last line says how many there were: a file without it is not whole.

use axum::{
    body::{Body, Bytes},
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use chrono::DateTime;
use futures::{Stream, StreamExt, stream};
use serde_json::Value;

use super::{asked::Asked, find::fits, words::Teller};
use crate::{
    app::App,
    middleware::session::Person,
    model::audit::{Action, AuditEntry, AuditRecord, ObjectKind},
    store::StoreError,
    web::{error::WebError, frame::Visit},
};

/// Lines read at once.
const LINES: u64 = 500;
/// Spreadsheets know UTF-8 by this beginning.
const MARK: &str = "\u{feff}";
const COLUMNS: [&str; 12] = [
    "number", "time", "who", "user", "role", "way", "action", "object", "key", "name", "before",
    "after",
];
/// In the first column of the last line; the second one has the count.
const TOTAL: &str = "total";

/// Sends the file.
pub async fn send(
    State(app): State<App>,
    visit: Visit,
    reader: Person,
) -> Result<Response, WebError> {
    let asked = Asked::read(&app, visit.uri.query().unwrap_or_default());
    let (now, actor) = (app.clock.now_ms(), reader.actor());
    let line = AuditEntry::new(now, &actor, Action::Exported, ObjectKind::AuditLog, "");
    app.db.record_audit(&line.with_after(asked.told())).await?;
    let teller = Teller::new(&app, &visit).await?;
    let mut answer = Body::from_stream(pieces(app, teller, asked)).into_response();
    let headers = answer.headers_mut();
    let kind = HeaderValue::from_static("text/csv; charset=utf-8");
    headers.insert(header::CONTENT_TYPE, kind);
    let name = HeaderValue::from_static("attachment; filename=\"audit.csv\"");
    headers.insert(header::CONTENT_DISPOSITION, name);
    Ok(answer)
}

/// What was sent so far.
struct Sent {
    app: App,
    teller: Teller,
    asked: Asked,
    /// Number of the last line that was read; none after the last page.
    before: Option<i64>,
    /// How many lines there were.
    count: u64,
}

/// The head, then page by page; no connection to the database is held while the reader takes its time.
fn pieces(
    app: App,
    teller: Teller,
    asked: Asked,
) -> impl Stream<Item = Result<Bytes, StoreError>> + Send {
    let head = written(vec![COLUMNS.map(str::to_owned).to_vec()]);
    let head = Bytes::from(format!("{MARK}{head}"));
    let start = Sent {
        app,
        teller,
        asked,
        before: Some(i64::MAX),
        count: 0,
    };
    let pages = stream::try_unfold(Some(start), |sent| async move {
        match sent {
            Some(sent) => sent.page().await.map(Some),
            None => Ok(None),
        }
    });
    stream::iter([Ok(head)]).chain(pages)
}

impl Sent {
    /// The next lines, or the last one with the count, after which there is nothing.
    async fn page(mut self) -> Result<(Bytes, Option<Self>), StoreError> {
        let Some(before) = self.before else {
            return Ok((Bytes::from(written(vec![total(self.count)])), None));
        };
        let filter = &self.asked.filter;
        let lines = self.app.db.audit_page(filter, Some(before), LINES).await?;
        let full = lines.len() as u64 == LINES;
        self.before = lines.last().map(|last| last.id).filter(|_| full);
        let fitting = lines
            .iter()
            .filter(|line| fits(&self.teller, &self.asked, line));
        let rows: Vec<_> = fitting
            .map(|line| row(&self.app, &self.teller, line))
            .collect();
        self.count += rows.len() as u64;
        Ok((Bytes::from(written(rows)), Some(self)))
    }
}

fn total(count: u64) -> Vec<String> {
    let line = [TOTAL.to_owned(), count.to_string()].into_iter();
    let empty = std::iter::repeat_with(String::new);
    line.chain(empty).take(COLUMNS.len()).collect()
}

fn row(app: &App, teller: &Teller, line: &AuditRecord) -> Vec<String> {
    let said = &line.entry;
    let actor = &said.actor;
    let at = DateTime::from_timestamp_millis(said.at).unwrap_or_default();
    let local = app.zone.local(at).format("%Y-%m-%d %H:%M:%S");
    let fields = |value: Option<&Value>| value.map(Value::to_string).unwrap_or_default();
    vec![
        line.id.to_string(),
        local.to_string(),
        harmless(&actor.name),
        actor.user.map(|id| id.to_string()).unwrap_or_default(),
        actor.role.map_or("", |role| role.key()).to_owned(),
        actor.via.key().to_owned(),
        said.action.key().to_owned(),
        said.object.key().to_owned(),
        harmless(&said.key),
        harmless(&teller.names.object(said.object, &said.key)),
        fields(said.before.as_ref()),
        fields(said.after.as_ref()),
    ]
}

/// A text that a spreadsheet would take for a formula gets an apostrophe in front.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

fn written(rows: Vec<Vec<String>>) -> String {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        // Writing into memory cannot fail.
        let _ = writer.write_record(row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}
