//! `GET /audit/export.csv`: what the filters ask for, as a file, sent while it is read.

use axum::{
    body::{Body, Bytes},
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use chrono::DateTime;
use futures::{Stream, StreamExt, stream};
use serde_json::Value;

use super::asked::Asked;
use crate::{
    app::App,
    model::audit::{AuditFilter, AuditRecord},
    store::StoreError,
    web::frame::Visit,
};

/// Lines read at once.
const LINES: u64 = 500;
/// Spreadsheets know UTF-8 by this beginning.
const MARK: &str = "\u{feff}";
const COLUMNS: [&str; 11] = [
    "number", "time", "who", "user", "role", "way", "action", "object", "key", "before", "after",
];

/// Sends the file.
pub async fn send(State(app): State<App>, visit: Visit) -> Response {
    let asked = Asked::read(&app, visit.uri.query().unwrap_or_default());
    let mut answer = Body::from_stream(pieces(app, asked.filter)).into_response();
    let headers = answer.headers_mut();
    let kind = HeaderValue::from_static("text/csv; charset=utf-8");
    headers.insert(header::CONTENT_TYPE, kind);
    let name = HeaderValue::from_static("attachment; filename=\"audit.csv\"");
    headers.insert(header::CONTENT_DISPOSITION, name);
    answer
}

/// The head, then page by page; no connection to the database is held while the reader takes its time.
fn pieces(app: App, filter: AuditFilter) -> impl Stream<Item = Result<Bytes, StoreError>> + Send {
    let head = written(vec![COLUMNS.map(str::to_owned).to_vec()]);
    let head = Bytes::from(format!("{MARK}{head}"));
    let pages = stream::try_unfold(Some(i64::MAX), move |before| {
        let (app, filter) = (app.clone(), filter.clone());
        async move {
            let Some(before) = before else {
                return Ok(None);
            };
            let lines = app.db.audit_page(&filter, Some(before), LINES).await?;
            let full = lines.len() as u64 == LINES;
            let next = lines.last().map(|last| last.id).filter(|_| full);
            let rows = lines.iter().map(|line| row(&app, line)).collect();
            Ok(Some((Bytes::from(written(rows)), next)))
        }
    });
    stream::iter([Ok(head)]).chain(pages)
}

fn row(app: &App, line: &AuditRecord) -> Vec<String> {
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
