//! What a file would change, or what is wrong with it; nothing is written.

use std::time::Duration;

use axum::{
    body::Bytes,
    extract::{
        Multipart,
        multipart::{MultipartError, MultipartRejection},
    },
    http::StatusCode,
    response::Response,
};
use hailong_views::{
    page::admin::{Effect, ImportFault, ImportPreviewPage, PreviewRow},
    part::form::{Form, Section},
};

use super::{
    START,
    choose::{Wrong, again},
    name,
};
use crate::{
    admin::{
        Desk,
        import::{Preview, preview},
    },
    i18n::{Value, t_args},
    import::{Difference, Fault, Kept, Kind},
    model::{catalogue::Catalogue, text::nfc},
    web::{
        account::page,
        admin::{clerk::Clerk, history, sheets},
        error::WebError,
    },
};

/// How long a sender may take for the file.
const PATIENCE: Duration = Duration::from_mins(2);
/// Entries that a preview names.
const MOST_ROWS: usize = 200;
/// Longest name of a file that is shown, in characters.
const LONGEST_NAME: usize = 100;

/// A file as it was sent.
#[derive(Debug, Default)]
struct Sent {
    kind: String,
    file: String,
    bytes: Bytes,
}

/// A file that waits for the decision.
pub struct Waiting {
    pub kind: Kind,
    /// Its name as the sender calls it.
    pub file: String,
    /// Its name in the folder.
    pub upload: String,
}

/// `POST /admin/import`
pub async fn send(
    clerk: Clerk,
    parts: Result<Multipart, MultipartRejection>,
) -> Result<Response, WebError> {
    let sent = match parts {
        Ok(parts) => tokio::time::timeout(PATIENCE, read(parts)).await,
        Err(_) => Ok(Ok(Sent::default())),
    };
    let sent = match sent {
        Ok(Ok(sent)) => sent,
        Ok(Err(error)) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            return Ok(refused(&clerk, None, "import-too-large"));
        }
        Ok(Err(_)) | Err(_) => return Err(WebError::bad_request()),
    };
    let kind = sent.kind.parse::<Kind>().ok();
    let Some(kind) = kind.filter(|_| !sent.bytes.is_empty() && !clerk.app.demo) else {
        return Ok(incomplete(&clerk, kind, &sent));
    };
    let catalogue = clerk.app.catalogue();
    let found = look(&clerk, &catalogue, kind, sent.bytes.to_vec()).await;
    let upload = if found.is_importable() {
        keep(&clerk, sent.bytes).await?
    } else {
        String::new()
    };
    let waiting = Waiting {
        kind,
        file: sent.file,
        upload,
    };
    Ok(page(
        StatusCode::OK,
        &shown(&clerk, &catalogue, &waiting, &found),
    ))
}

/// The parts of the form; those that it does not ask for are passed over.
async fn read(mut parts: Multipart) -> Result<Sent, MultipartError> {
    let mut sent = Sent::default();
    while let Some(part) = parts.next_field().await? {
        match part.name() {
            Some("kind") => sent.kind = part.text().await?,
            Some("file") => {
                let name = nfc(part.file_name().unwrap_or_default());
                let name = name.chars().filter(|c| !c.is_control());
                sent.file = name.take(LONGEST_NAME).collect();
                sent.bytes = part.bytes().await?;
            }
            _ => {}
        }
    }
    Ok(sent)
}

fn incomplete(clerk: &Clerk, kind: Option<Kind>, sent: &Sent) -> Response {
    let say = |key: &str| Some(clerk.say(key));
    let file = if clerk.app.demo {
        say("import-refused-demo")
    } else if sent.bytes.is_empty() {
        say("import-no-file")
    } else {
        None
    };
    let no_kind = kind.is_none().then(|| clerk.say("import-no-kind"));
    let wrong = Wrong {
        kind: no_kind,
        file,
    };
    again(clerk, kind, wrong)
}

/// The first page again, with what is wrong with the file.
pub fn refused(clerk: &Clerk, kind: Option<Kind>, why: &str) -> Response {
    let wrong = Wrong {
        file: Some(clerk.say(why)),
        ..Wrong::default()
    };
    again(clerk, kind, wrong)
}

/// What a file would change.
pub async fn look(clerk: &Clerk, catalogue: &Catalogue, kind: Kind, bytes: Vec<u8>) -> Preview {
    let (app, actor) = (&clerk.app, clerk.viewer.actor());
    let desk = Desk {
        db: &app.db,
        actor: &actor,
        now: app.clock.now(),
        zone: app.zone,
    };
    preview(&desk, catalogue, kind, bytes).await
}

async fn keep(clerk: &Clerk, bytes: Bytes) -> Result<String, WebError> {
    let (uploads, owner) = (clerk.app.uploads(), clerk.viewer.user.id);
    let now = clerk.app.clock.now_ms();
    let kept = tokio::task::spawn_blocking(move || uploads.keep(owner, &bytes, now)).await;
    match kept {
        Ok(Ok(name)) => Ok(name),
        Ok(Err(error)) => {
            tracing::error!(%error, "an uploaded file could not be kept in the data folder");
            Err(WebError::unavailable())
        }
        Err(_) => Err(WebError::unavailable()),
    }
}

/// The page of the preview.
pub fn shown(
    clerk: &Clerk,
    catalogue: &Catalogue,
    waiting: &Waiting,
    found: &Preview,
) -> ImportPreviewPage {
    let lang = clerk.lang();
    let differing = found.differences.iter();
    let differing: Vec<&Difference> = differing.filter(|d| d.kept != Kept::Unchanged).collect();
    let named = differing.iter().take(MOST_ROWS);
    let rows: Vec<PreviewRow> = named.map(|entry| row(clerk, catalogue, entry)).collect();
    ImportPreviewPage {
        layout: clerk.layout(&[(START, clerk.say("import-page-title"))]),
        kind: name(lang, waiting.kind),
        file: waiting.file.clone(),
        lines: found.rows,
        added: found.counts.added,
        changed: found.counts.changed,
        unchanged: found.counts.unchanged,
        more_rows: (differing.len() - rows.len()) as u64,
        rows,
        faults: faults(clerk, found),
        more_faults: found.more_faults(),
        confirm: found
            .is_importable()
            .then(|| confirm(clerk, catalogue, waiting)),
        again: sheets::link(clerk.say("import-again"), START),
    }
}

fn confirm(clerk: &Clerk, catalogue: &Catalogue, waiting: &Waiting) -> Form {
    let hidden = [
        ("upload", waiting.upload.clone()),
        ("kind", waiting.kind.to_string()),
        ("file", waiting.file.clone()),
        ("version", catalogue.version.to_string()),
    ];
    Form {
        hidden: hidden
            .map(|(name, value)| (name.to_owned(), value))
            .to_vec(),
        cancel: Some(sheets::link(clerk.say("import-again"), START)),
        ..Form::of(
            format!("{START}/confirm"),
            clerk.say("import-confirm"),
            vec![Section::default()],
        )
    }
}

fn row(clerk: &Clerk, catalogue: &Catalogue, entry: &Difference) -> PreviewRow {
    let name = entry.after.iter().find(|(column, _)| *column == "name");
    let changes = entry.columns().into_iter().map(|(field, before, after)| {
        history::change(clerk.lang(), catalogue, field, before, after)
    });
    PreviewRow {
        line: None,
        effect: match entry.kept {
            Kept::Added => Effect::Added,
            Kept::Changed => Effect::Changed,
            Kept::Unchanged => Effect::Unchanged,
        },
        key: entry.identity.clone(),
        name: name.map(|(_, name)| name.clone()).unwrap_or_default(),
        changes: changes.collect(),
    }
}

fn faults(clerk: &Clerk, found: &Preview) -> Vec<ImportFault> {
    let lang = clerk.lang();
    let named: Vec<ImportFault> = found
        .faults()
        .into_iter()
        .map(|f| fault(clerk, f))
        .collect();
    if !named.is_empty() {
        return named;
    }
    let whole = found.summary(lang).map(|text| ImportFault {
        text,
        ..ImportFault::default()
    });
    whole.into_iter().collect()
}

fn fault(clerk: &Clerk, fault: &Fault) -> ImportFault {
    let args = fault.args().iter();
    let args: Vec<_> = args
        .map(|(name, value)| (*name, Value::from(value.as_str())))
        .collect();
    ImportFault {
        line: Some(fault.line()),
        column: fault.column().unwrap_or_default().to_owned(),
        text: t_args(clerk.lang(), fault.code(), &args),
    }
}
