//! A file exported at a device: chosen, looked at, read in.

use axum::{
    extract::{Multipart, RawForm, multipart::MultipartRejection},
    http::StatusCode,
    response::Response,
};
use hailong_views::{
    page::admin::{ConfirmPage, EditPage, Fact, ThingPage},
    part::{
        form::{Control, Field, Form, Section},
        report::Link,
    },
};
use serde_json::json;

use super::{
    LIST,
    keeper::{Keeper, at},
};
use crate::{
    i18n::{int, t_args},
    middleware::body_limit,
    model::permission::Permission,
    rescue::{self, RescueFault, RescueReport, RescueSite, Signature},
    web::{
        account::page,
        admin::upload::{self, Unread},
        error::WebError,
        form::Fields,
        kiosk_log,
    },
};

const START: &str = "/kiosks/rescue";

/// A file that was looked at.
struct Looked {
    /// The name of its device.
    name: String,
    /// Whether the device signed it.
    signature: Signature,
    /// How many ratings and follow-ups it has.
    sizes: (usize, usize),
}

/// `GET /kiosks/rescue`
pub async fn show(keeper: Keeper) -> Response {
    page(StatusCode::OK, &choose(&keeper, None))
}

/// `POST /kiosks/rescue`: what the file is; nothing is written.
pub async fn send(
    keeper: Keeper,
    parts: Result<Multipart, MultipartRejection>,
) -> Result<Response, WebError> {
    let sent = match upload::read(parts).await {
        Ok(sent) => sent,
        Err(Unread::TooLarge) => return Ok(refused(&keeper, "import-too-large")),
        Err(Unread::Broken) => return Err(WebError::bad_request()),
    };
    if sent.bytes.is_empty() {
        return Ok(refused(&keeper, "rescue-no-file"));
    }
    match look(&keeper, &sent.bytes).await {
        Ok(looked) => {
            let kept = upload::keep(&keeper, sent.bytes).await?;
            Ok(page(StatusCode::OK, &ask(&keeper, &looked, &kept, None)))
        }
        Err(fault) => turned_away(&keeper, &fault),
    }
}

/// `POST /kiosks/rescue/confirm`
pub async fn confirm(keeper: Keeper, RawForm(body): RawForm) -> Result<Response, WebError> {
    let fields = Fields::read(&body);
    let name = fields.get("upload");
    let Some(bytes) = upload::kept(&keeper, name).await else {
        return Ok(refused(&keeper, "import-gone"));
    };
    let looked = match look(&keeper, &bytes).await {
        Ok(looked) => looked,
        Err(fault) => return turned_away(&keeper, &fault),
    };
    let sure = fields.given("unsigned").is_some();
    if looked.signature != Signature::Good && !sure {
        let error = Some(keeper.say("rescue-error-sure"));
        let again = ask(&keeper, &looked, name, error);
        return Ok(page(StatusCode::UNPROCESSABLE_ENTITY, &again));
    }
    match read_in(&keeper, bytes, sure).await? {
        Ok(report) => {
            upload::drop(&keeper, name).await;
            Ok(page(StatusCode::OK, &told(&keeper, &report)))
        }
        Err(fault) => turned_away(&keeper, &fault),
    }
}

/// Whose the file is. A device of others is as unknown as one that does not exist.
async fn look(keeper: &Keeper, bytes: &[u8]) -> Result<Looked, RescueFault> {
    let file = rescue::open(&keeper.app.db, bytes).await?;
    let kiosk = &file.kiosk;
    let catalogue = keeper.app.catalogue();
    if !keeper.reaches(Permission::ManageKiosks, &catalogue, kiosk.service_point) {
        return Err(RescueFault::UnknownKiosk(kiosk.id));
    }
    Ok(Looked {
        name: kiosk.name.clone(),
        signature: file.signature,
        sizes: file.sizes(),
    })
}

/// Reads the file in; goes on though the browser leaves.
async fn read_in(
    keeper: &Keeper,
    bytes: Vec<u8>,
    unsigned: bool,
) -> Result<Result<RescueReport, RescueFault>, WebError> {
    let (app, actor) = (keeper.app.clone(), keeper.viewer.actor());
    let task = tokio::spawn(async move {
        let site = RescueSite {
            db: &app.db,
            ingest: &app.ingest,
            catalogue: app.catalogue(),
            zone: app.zone,
            now: app.clock.now_ms(),
            actor: &actor,
        };
        rescue::rescue(&site, &bytes, unsigned).await
    });
    task.await.map_err(|_| WebError::unavailable())
}

fn refused(keeper: &Keeper, key: &str) -> Response {
    let shown = choose(keeper, Some(keeper.say(key)));
    page(StatusCode::UNPROCESSABLE_ENTITY, &shown)
}

/// The first page again; a database that cannot store now is another matter.
fn turned_away(keeper: &Keeper, fault: &RescueFault) -> Result<Response, WebError> {
    match fault {
        RescueFault::NotNow | RescueFault::Store(_) => {
            tracing::error!(%fault, "a rescue file could not be read in");
            Err(WebError::unavailable())
        }
        _ => Ok(refused(keeper, fault.text_key())),
    }
}

fn choose(keeper: &Keeper, error: Option<String>) -> EditPage {
    let size = (body_limit::FILE / (1024 * 1024)).to_string();
    let size = [("size", size.into())];
    let accept = Control::File(".json,application/json".to_owned());
    let field = Field::new("file", keeper.say("rescue-file"), accept)
        .hint(t_args(keeper.lang(), "rescue-file-hint", &size))
        .error(error);
    EditPage {
        layout: keeper.below(),
        title: keeper.say("rescue-title"),
        about: keeper.say("rescue-about"),
        form: Form {
            cancel: Some(back(keeper, LIST)),
            ..Form::of(
                START,
                keeper.say("rescue-look"),
                vec![Section::plain(vec![field])],
            )
        },
        ..EditPage::default()
    }
}

fn back(keeper: &Keeper, href: &str) -> Link {
    Link {
        label: keeper.say("form-cancel"),
        href: href.to_owned(),
    }
}

/// The page that asks once more; without a good signature somebody has to vouch for the file.
fn ask(keeper: &Keeper, looked: &Looked, kept: &str, error: Option<String>) -> ConfirmPage {
    let number = |n: usize| int(keeper.lang(), u64::try_from(n).unwrap_or(u64::MAX));
    let args = [
        ("ratings", number(looked.sizes.0).into()),
        ("followups", number(looked.sizes.1).into()),
    ];
    let holds = t_args(keeper.lang(), "rescue-holds", &args);
    let (signature, vouch) = match looked.signature {
        Signature::Good => ("rescue-signed", false),
        Signature::Missing => ("rescue-unsigned", true),
        Signature::Wrong => ("rescue-wrong-signature", true),
    };
    let tick = Field::check("unsigned", keeper.say("rescue-sure"), false).error(error);
    let tick = vouch.then(|| Section::plain(vec![tick.hint(keeper.say("rescue-flagged"))]));
    let name = [("name", looked.name.as_str().into())];
    ConfirmPage {
        layout: keeper.frame(&[
            (LIST, keeper.say("kiosks-title")),
            (START, keeper.say("rescue-title")),
        ]),
        title: t_args(keeper.lang(), "rescue-preview", &name),
        happens: vec![holds, keeper.say(signature)],
        stays: vec![keeper.say("rescue-once")],
        form: Form {
            hidden: vec![("upload".to_owned(), kept.to_owned())],
            danger: vouch,
            cancel: Some(back(keeper, START)),
            ..Form::of(
                format!("{START}/confirm"),
                keeper.say("rescue-confirm"),
                tick.into_iter().collect(),
            )
        },
        ..ConfirmPage::default()
    }
}

/// What became of the file.
fn told(keeper: &Keeper, report: &RescueReport) -> ThingPage {
    let lang = keeper.lang();
    let name = [("name", report.kiosk.name.as_str().into())];
    let signature = if report.signed {
        "rescue-signature-good"
    } else {
        "rescue-signature-bad"
    };
    let records = |counts| kiosk_log::records(lang, &json!(counts));
    ThingPage {
        layout: keeper.below(),
        kind: keeper.say("rescue-kind"),
        title: t_args(lang, "rescue-done-title", &name),
        facts: vec![
            Fact::text(keeper.say("rescue-ratings"), records(report.ratings)),
            Fact::text(keeper.say("rescue-followups"), records(report.followups)),
            Fact::text(keeper.say("rescue-signature"), keeper.say(signature)),
        ],
        actions: vec![Link {
            label: keeper.say("kiosk-code-onward"),
            href: at(report.kiosk.id),
        }],
        ..ThingPage::default()
    }
}
