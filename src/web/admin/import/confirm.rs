//! Importing a file that was looked at.

use axum::{
    extract::RawForm,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use hailong_views::part::notice::{Notice, NoticeKind};

use super::{
    START,
    look::{Waiting, look, refused, shown},
};
use crate::{
    import::{self, ImportError, ImportReport, Kind, Site, Source},
    web::{
        account::page,
        admin::{clerk::Clerk, upload},
        error::WebError,
        form::Fields,
    },
};

/// `POST /admin/import/confirm`
pub async fn send(clerk: Clerk, RawForm(body): RawForm) -> Result<Response, WebError> {
    let fields = Fields::read(&body);
    let kind = fields.get("kind").parse::<Kind>().ok();
    let name = fields.get("upload");
    let Some((kind, bytes)) = kind.zip(upload::kept(&clerk, name).await) else {
        return Ok(refused(&clerk, kind, "import-gone"));
    };
    let waiting = Waiting {
        kind,
        file: fields.get("file").to_owned(),
        upload: name.to_owned(),
    };
    // What was looked at is what is imported: other data meanwhile could make it something else.
    let looked_at = fields.get("version") == clerk.app.catalogue().version.to_string();
    if !looked_at {
        return Ok(once_more(&clerk, &waiting, bytes).await);
    }
    match import(&clerk, kind, bytes.clone()).await? {
        Ok(_) => {
            upload::drop(&clerk, name).await;
            Ok(Redirect::to(&format!("{START}?done=imported")).into_response())
        }
        Err(error) => {
            tracing::info!(%error, "an import was refused after its preview");
            Ok(once_more(&clerk, &waiting, bytes).await)
        }
    }
}

/// The preview as of now.
async fn once_more(clerk: &Clerk, waiting: &Waiting, bytes: Vec<u8>) -> Response {
    let catalogue = clerk.app.catalogue();
    let found = look(clerk, &catalogue, waiting.kind, bytes).await;
    let mut again = shown(clerk, &catalogue, waiting, &found);
    again.layout.notice = Some(Notice {
        kind: NoticeKind::Problem,
        text: clerk.say("import-look-again"),
    });
    page(StatusCode::UNPROCESSABLE_ENTITY, &again)
}

/// Imports; goes on though the browser leaves.
async fn import(
    clerk: &Clerk,
    kind: Kind,
    bytes: Vec<u8>,
) -> Result<Result<ImportReport, ImportError>, WebError> {
    let (app, actor) = (clerk.app.clone(), clerk.viewer.actor());
    let task = tokio::spawn(async move {
        let catalogue = app.catalogue();
        let site = Site {
            db: &app.db,
            catalogue: &catalogue,
            now: app.clock.now(),
            zone: app.zone,
            actor: &actor,
        };
        let done = import::import(&site, kind, &Source::from(bytes), false, &|_| {}).await;
        if let Err(error) = app.refresh().await {
            // It is written; the regular refresh shows it a moment later.
            tracing::warn!(%error, "reference data could not be loaded anew");
        }
        done
    });
    task.await.map_err(|_| WebError::unavailable())
}
