//! What the forms about devices share.

use axum::response::{IntoResponse, Redirect, Response};
use hailong_views::{
    page::admin::{ConfirmPage, EditPage},
    part::{
        form::{Field, Form, Section},
        report::Link,
    },
};

use super::keeper::{Keeper, at};
use crate::{
    i18n::{int, t_args},
    model::text,
    store::DeviceReport,
    web::error::WebError,
};

/// Most characters of a device's name.
const LONGEST_NAME: usize = 100;

/// A form about a device: its step in the address, and the keys of title, sentence and button.
pub struct Asking {
    pub step: &'static str,
    pub title: &'static str,
    pub about: &'static str,
    pub submit: &'static str,
}

impl Asking {
    /// The page with these fields.
    pub fn page(&self, keeper: &Keeper, device: &DeviceReport, fields: Vec<Field>) -> EditPage {
        let about = Some(self.about).filter(|about| !about.is_empty());
        EditPage {
            layout: keeper.below_device(device),
            title: named(keeper, self.title, device),
            about: about.map(|about| keeper.say(about)).unwrap_or_default(),
            form: self.form(keeper, device, vec![Section::plain(fields)]),
            ..EditPage::default()
        }
    }

    /// The page that asks once more.
    pub fn confirm(&self, keeper: &Keeper, device: &DeviceReport) -> ConfirmPage {
        ConfirmPage {
            layout: keeper.below_device(device),
            title: named(keeper, self.title, device),
            form: Form {
                danger: true,
                ..self.form(keeper, device, Vec::new())
            },
            ..ConfirmPage::default()
        }
    }

    fn form(&self, keeper: &Keeper, device: &DeviceReport, sections: Vec<Section>) -> Form {
        let here = at(device.entry.kiosk.id);
        let action = format!("{here}/{}", self.step);
        Form {
            cancel: Some(Link {
                label: keeper.say("form-cancel"),
                href: here,
            }),
            ..Form::of(action, keeper.say(self.submit), sections)
        }
    }
}

fn named(keeper: &Keeper, key: &str, device: &DeviceReport) -> String {
    let name = device.entry.kiosk.name.as_str();
    t_args(keeper.lang(), key, &[("name", name.into())])
}

/// A name as it was typed, or what is wrong with it.
pub fn name(keeper: &Keeper, typed: &str) -> Result<String, String> {
    let name = text::nfc(typed);
    if name.is_empty() || text::control_character(&name).is_some() {
        return Err(keeper.say("kiosk-error-name"));
    }
    at_most(keeper, name, LONGEST_NAME)
}

/// A text, unless it is too long.
pub fn at_most(keeper: &Keeper, text: String, max: usize) -> Result<String, String> {
    if text.chars().count() <= max {
        return Ok(text);
    }
    let max = int(keeper.lang(), u64::try_from(max).unwrap_or(u64::MAX));
    let args = [("max", max.into())];
    Err(t_args(keeper.lang(), "kiosk-error-long", &args))
}

/// After a change: what the server knows is loaded anew, and the device's page says what was done.
pub async fn done(keeper: &Keeper, kiosk: i32, word: &str) -> Result<Response, WebError> {
    keeper.app.refresh().await?;
    Ok(Redirect::to(&format!("{}?done={word}", at(kiosk))).into_response())
}
