//! The PIN of a device's menu: typed twice, kept as a salted hash.

use axum::{extract::RawForm, http::StatusCode, response::Response};
use hailong_views::{
    page::admin::EditPage,
    part::form::{Button, Field, TextKind},
};

use super::{
    forms::{Asking, done},
    keeper::Keeper,
};
use crate::{
    account::make_pin,
    model::permission::Permission,
    store::DeviceReport,
    web::{account::page, error::WebError, form::Fields},
};

/// Digits of a PIN that people type at a counter.
const DIGITS: std::ops::RangeInclusive<usize> = 4..=8;
const ASKING: Asking = Asking {
    step: "pin",
    title: "kiosk-pin-title",
    about: "kiosk-pin-about",
    submit: "kiosk-pin-do",
};

/// What is wrong, beside each field.
#[derive(Default)]
struct Wrong {
    new: Option<&'static str>,
    again: Option<&'static str>,
}

/// `GET /kiosks/{kiosk}/pin`
pub async fn show(keeper: Keeper) -> Result<Response, WebError> {
    let device = keeper.device(Permission::ManageKiosks).await?;
    Ok(page(
        StatusCode::OK,
        &form(&keeper, &device, &Wrong::default()),
    ))
}

/// `POST /kiosks/{kiosk}/pin`
pub async fn send(keeper: Keeper, RawForm(body): RawForm) -> Result<Response, WebError> {
    let device = keeper.device(Permission::ManageKiosks).await?;
    let fields = Fields::read(&body);
    let id = device.entry.kiosk.id;
    let by = (&keeper.viewer.actor(), keeper.now());
    let db = &keeper.app.db;
    if fields.given("remove").is_some() {
        db.set_kiosk_pin(id, None, by).await?;
        return done(&keeper, id, "kiosk-pin-removed").await;
    }
    let wrong = Wrong::of(fields.get("new"), fields.get("again"));
    if wrong.new.or(wrong.again).is_some() {
        let again = form(&keeper, &device, &wrong);
        return Ok(page(StatusCode::UNPROCESSABLE_ENTITY, &again));
    }
    // A hundred thousand rounds: not on a thread that others wait for.
    let digits = fields.get("new").to_owned();
    let made = tokio::task::spawn_blocking(move || make_pin(&digits)).await;
    let Ok(Ok(pin)) = made else {
        return Err(WebError::unavailable());
    };
    db.set_kiosk_pin(id, Some(&pin), by).await?;
    done(&keeper, id, "kiosk-pin").await
}

impl Wrong {
    fn of(new: &str, again: &str) -> Self {
        let is_pin = DIGITS.contains(&new.len()) && new.bytes().all(|b| b.is_ascii_digit());
        Self {
            new: (!is_pin).then_some("kiosk-error-pin"),
            again: (is_pin && new != again).then_some("kiosk-error-pin-again"),
        }
    }
}

fn form(keeper: &Keeper, device: &DeviceReport, wrong: &Wrong) -> EditPage {
    let line = |name: &str, words: &str, error: Option<&str>| {
        let error = error.map(|key| keeper.say(key));
        Field::line(name, keeper.say(words), TextKind::NewPin, "").error(error)
    };
    let fields = vec![
        line("new", "kiosk-pin-new", wrong.new).hint(keeper.say("kiosk-pin-hint")),
        line("again", "kiosk-pin-again", wrong.again),
    ];
    let mut shown = ASKING.page(keeper, device, fields);
    let remove = || Button {
        name: "remove".to_owned(),
        value: "yes".to_owned(),
        label: keeper.say("kiosk-pin-remove"),
    };
    shown.form.also = device.entry.has_pin.then(remove).into_iter().collect();
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_must_be_the_same_digits() {
        let wrong = |new, again| {
            let wrong = Wrong::of(new, again);
            wrong.new.or(wrong.again)
        };
        assert_eq!(wrong("2468", "2468"), None);
        assert_eq!(wrong("2468", "2469"), Some("kiosk-error-pin-again"));
        for bad in ["", "123", "123456789", "12 34", "１２３４"] {
            assert_eq!(wrong(bad, bad), Some("kiosk-error-pin"), "{bad}");
        }
    }
}
