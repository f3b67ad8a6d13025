//! What a file would change, or what is wrong with it; nothing is written.

use axum::{
    extract::{Multipart, multipart::MultipartRejection},
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
    model::catalogue::Catalogue,
    web::{
        account::page,
        admin::{
            clerk::Clerk,
            history, sheets,
            upload::{self, Sent, Unread},
        },
        error::WebError,
    },
};

/// Entries that a preview names.
const MOST_ROWS: usize = 200;

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
    let sent = match upload::read(parts).await {
        Ok(sent) => sent,
        Err(Unread::TooLarge) => return Ok(refused(&clerk, None, "import-too-large")),
        Err(Unread::Broken) => return Err(WebError::bad_request()),
    };
    let kind = sent.kind.parse::<Kind>().ok();
    let Some(kind) = kind.filter(|_| !sent.bytes.is_empty() && !clerk.app.demo) else {
        return Ok(incomplete(&clerk, kind, &sent));
    };
    let catalogue = clerk.app.catalogue();
    let found = look(&clerk, &catalogue, kind, sent.bytes.to_vec()).await;
    let kept = if found.is_importable() {
        upload::keep(&clerk, sent.bytes).await?
    } else {
        String::new()
    };
    let waiting = Waiting {
        kind,
        file: sent.file,
        upload: kept,
    };
    Ok(page(
        StatusCode::OK,
        &shown(&clerk, &catalogue, &waiting, &found),
    ))
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
        forever: forever(waiting.kind)
            .map(|key| clerk.say(key))
            .into_iter()
            .collect(),
        confirm: found
            .is_importable()
            .then(|| confirm(clerk, catalogue, waiting)),
        again: sheets::link(clerk.say("import-again"), START),
    }
}

/// What cannot be undone: everything else that is imported can be corrected by another file or by hand.
const fn forever(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Ratings => Some("preview-ratings-forever"),
        _ => None,
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
        danger: forever(waiting.kind).is_some(),
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
