//! A new pairing code: the old token ends, the code is shown once.

use axum::{http::StatusCode, response::Response};
use hailong_views::page::kiosks::PairingPage;

use super::{
    forms::Asking,
    keeper::{Keeper, at},
    words,
};
use crate::{
    account::Secret,
    i18n::t_args,
    model::{kiosk::Kiosk, permission::Permission},
    web::{account::page, error::WebError, qr, times},
};

const HOUR_MS: i64 = 3_600_000;
const ASKING: Asking = Asking {
    step: "pair",
    title: "kiosk-pair-title",
    about: "",
    submit: "kiosk-pair",
};

/// A pairing code just made.
pub struct Code {
    pub secret: Secret,
    /// Until when it works, epoch milliseconds.
    pub until: i64,
}

impl Code {
    pub fn new(keeper: &Keeper) -> Self {
        let hours = i64::from(keeper.app.config.kiosk.pairing_hours);
        Self {
            secret: Secret::pairing(),
            until: keeper.now() + hours * HOUR_MS,
        }
    }
}

/// `GET /kiosks/{kiosk}/pair`
pub async fn show(keeper: Keeper) -> Result<Response, WebError> {
    let device = keeper.device(Permission::ManageKiosks).await?;
    let waiting = device.entry.counts.waiting;
    let args = [("waiting", keeper.number(waiting).into())];
    let waits = (waiting > 0).then(|| t_args(keeper.lang(), "kiosk-pair-waits", &args));
    let mut asked = ASKING.confirm(&keeper, &device);
    asked.happens = std::iter::once(keeper.say("kiosk-pair-happens"))
        .chain(waits)
        .collect();
    asked.stays = vec![keeper.say("kiosk-pair-stays")];
    Ok(page(StatusCode::OK, &asked))
}

/// `POST /kiosks/{kiosk}/pair`: the code is the answer itself, since it is shown once.
pub async fn send(keeper: Keeper) -> Result<Response, WebError> {
    let device = keeper.device(Permission::ManageKiosks).await?;
    let kiosk = &device.entry.kiosk;
    let code = Code::new(&keeper);
    let by = (&keeper.viewer.actor(), keeper.now());
    let db = &keeper.app.db;
    if !db
        .unpair_kiosk(kiosk.id, code.secret.hash, code.until, by)
        .await?
    {
        return Err(WebError::not_found());
    }
    keeper.app.refresh().await?;
    Ok(page(StatusCode::OK, &shown(&keeper, kiosk, &code)))
}

/// The page with the code.
pub fn shown(keeper: &Keeper, kiosk: &Kiosk, code: &Code) -> PairingPage {
    let address = format!("{}/k/pair", keeper.app.public_url());
    // Browsers keep what stands behind «#» to themselves, so no log sees the code.
    let link = format!("{address}#{}", code.secret.text);
    let (qr_path, qr_size) = qr::drawn(&link);
    let catalogue = keeper.app.catalogue();
    PairingPage {
        layout: keeper.below(),
        name: kiosk.name.clone(),
        place: words::place_line(&catalogue, kiosk.service_point),
        code: code.secret.text.clone(),
        link,
        address,
        qr_path,
        qr_size,
        until: times::moment(&keeper.app, keeper.lang(), code.until),
        device: at(kiosk.id),
    }
}
