//! Taking a device out of service.

use axum::{http::StatusCode, response::Response};

use super::{
    forms::{Asking, done},
    keeper::Keeper,
};
use crate::{
    i18n::t_args,
    model::permission::Permission,
    web::{account::page, error::WebError},
};

const ASKING: Asking = Asking {
    step: "revoke",
    title: "kiosk-revoke-title",
    about: "",
    submit: "kiosk-revoke",
};

/// `GET /kiosks/{kiosk}/revoke`
pub async fn show(keeper: Keeper) -> Result<Response, WebError> {
    let device = keeper.device(Permission::ManageKiosks).await?;
    let mut asked = ASKING.confirm(&keeper, &device);
    let waiting = device.entry.counts.waiting;
    let args = [("waiting", keeper.number(waiting).into())];
    let waits = (waiting > 0).then(|| t_args(keeper.lang(), "kiosk-revoke-waits", &args));
    asked.happens = std::iter::once(keeper.say("kiosk-revoke-happens"))
        .chain(waits)
        .collect();
    asked.stays = vec![keeper.say("kiosk-revoke-stays")];
    asked.forever = vec![keeper.say("kiosk-revoke-forever")];
    Ok(page(StatusCode::OK, &asked))
}

/// `POST /kiosks/{kiosk}/revoke`: works from the next request on.
pub async fn send(keeper: Keeper) -> Result<Response, WebError> {
    let device = keeper.device(Permission::ManageKiosks).await?;
    let id = device.entry.kiosk.id;
    let by = (&keeper.viewer.actor(), keeper.now());
    keeper.app.db.revoke_kiosk(id, by).await?;
    done(&keeper, id, "kiosk-revoked").await
}
