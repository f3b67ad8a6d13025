//! Another name, another counter.

use axum::{extract::RawForm, http::StatusCode, response::Response};
use hailong_views::{page::admin::EditPage, part::form::Field};

use super::{
    forms::{self, Asking, done},
    keeper::Keeper,
};
use crate::{
    model::permission::Permission,
    store::DeviceReport,
    web::{account::page, admin::points, error::WebError, form::Fields},
};

const MANAGE: Permission = Permission::ManageKiosks;
const RENAMING: Asking = Asking {
    step: "rename",
    title: "kiosk-rename-title",
    about: "",
    submit: "form-save",
};
const MOVING: Asking = Asking {
    step: "move",
    title: "kiosk-move-title",
    about: "kiosk-move-about",
    submit: "kiosk-move",
};

/// `GET /kiosks/{kiosk}/rename`
pub async fn show_rename(keeper: Keeper) -> Result<Response, WebError> {
    let device = keeper.device(MANAGE).await?;
    let name = device.entry.kiosk.name.clone();
    Ok(page(
        StatusCode::OK,
        &renaming(&keeper, &device, name, None),
    ))
}

/// `POST /kiosks/{kiosk}/rename`
pub async fn send_rename(keeper: Keeper, RawForm(body): RawForm) -> Result<Response, WebError> {
    let device = keeper.device(MANAGE).await?;
    let typed = Fields::read(&body).get("name").to_owned();
    let name = match forms::name(&keeper, &typed) {
        Ok(name) => name,
        Err(error) => {
            let again = renaming(&keeper, &device, typed, Some(error));
            return Ok(page(StatusCode::UNPROCESSABLE_ENTITY, &again));
        }
    };
    let id = device.entry.kiosk.id;
    let by = (&keeper.viewer.actor(), keeper.now());
    keeper.app.db.rename_kiosk(id, &name, by).await?;
    done(&keeper, id, "kiosk-renamed").await
}

fn renaming(
    keeper: &Keeper,
    device: &DeviceReport,
    name: String,
    error: Option<String>,
) -> EditPage {
    let field = Field::text("name", keeper.say("kiosk-new-name"), name);
    let field = field.hint(keeper.say("kiosk-name-hint")).error(error);
    RENAMING.page(keeper, device, vec![field])
}

/// `GET /kiosks/{kiosk}/move`
pub async fn show_move(keeper: Keeper) -> Result<Response, WebError> {
    let device = keeper.device(MANAGE).await?;
    Ok(page(StatusCode::OK, &moving(&keeper, &device, "", None)))
}

/// `POST /kiosks/{kiosk}/move`
pub async fn send_move(keeper: Keeper, RawForm(body): RawForm) -> Result<Response, WebError> {
    let device = keeper.device(MANAGE).await?;
    let fields = Fields::read(&body);
    let key = fields.get("service_point");
    let kiosk = &device.entry.kiosk;
    let to = points::chosen(&keeper, &keeper.app.catalogue(), MANAGE, key);
    let wrong = match to {
        None => Some("kiosk-error-point"),
        Some(to) if to == kiosk.service_point => Some("kiosk-error-same-point"),
        Some(_) => None,
    };
    let (None, Some(to)) = (wrong, to) else {
        let error = wrong.map(|wrong| keeper.say(wrong));
        let again = moving(&keeper, &device, key, error);
        return Ok(page(StatusCode::UNPROCESSABLE_ENTITY, &again));
    };
    let by = (&keeper.viewer.actor(), keeper.now());
    keeper.app.db.move_kiosk(kiosk.id, to, by).await?;
    done(&keeper, kiosk.id, "kiosk-moved").await
}

fn moving(keeper: &Keeper, device: &DeviceReport, typed: &str, error: Option<String>) -> EditPage {
    let catalogue = keeper.app.catalogue();
    let field = points::field(keeper, &catalogue, MANAGE, ("kiosk-move-to", typed))
        .hint(keeper.say("kiosk-new-point-hint"))
        .error(error);
    MOVING.page(keeper, device, vec![field])
}
