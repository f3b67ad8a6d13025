//! Noting what somebody did to a device.

use axum::{extract::RawForm, http::StatusCode, response::Response};
use chrono::{DateTime, NaiveDate, NaiveTime, Timelike};
use hailong_views::{
    page::admin::EditPage,
    part::form::{Field, Pick, TextKind},
};

use super::{
    forms::{self, Asking, done},
    keeper::Keeper,
};
use crate::{
    model::{kiosk::MaintenanceKind, permission::Permission, text},
    store::{DeviceReport, Maintenance},
    web::{account::page, error::WebError, form::Fields},
};

/// Most characters of a note.
const LONGEST_NOTE: usize = 500;
const ASKING: Asking = Asking {
    step: "maintenance",
    title: "kiosk-maintenance-title",
    about: "",
    submit: "form-save",
};

/// What was typed, and what is wrong with it.
#[derive(Default)]
struct Typed {
    kind: Option<MaintenanceKind>,
    day: String,
    time: String,
    note: String,
    kind_error: Option<String>,
    when_error: Option<String>,
    note_error: Option<String>,
}

/// `GET /kiosks/{kiosk}/maintenance`
pub async fn show(keeper: Keeper) -> Result<Response, WebError> {
    let device = keeper.device(Permission::ManageKiosks).await?;
    Ok(page(
        StatusCode::OK,
        &form(&keeper, &device, Typed::now(&keeper)),
    ))
}

/// `POST /kiosks/{kiosk}/maintenance`
pub async fn send(keeper: Keeper, RawForm(body): RawForm) -> Result<Response, WebError> {
    let device = keeper.device(Permission::ManageKiosks).await?;
    let mut typed = Typed::read(&Fields::read(&body));
    let Some((what, at)) = typed.check(&keeper) else {
        let again = form(&keeper, &device, typed);
        return Ok(page(StatusCode::UNPROCESSABLE_ENTITY, &again));
    };
    let id = device.entry.kiosk.id;
    let by = (&keeper.viewer.actor(), keeper.now());
    keeper.app.db.maintain_kiosk(id, &what, at, by).await?;
    done(&keeper, id, "kiosk-maintained").await
}

impl Typed {
    fn now(keeper: &Keeper) -> Self {
        let now = DateTime::from_timestamp_millis(keeper.now()).unwrap_or_default();
        let local = keeper.app.zone.local(now);
        Self {
            day: local.date().to_string(),
            time: local.format("%H:%M").to_string(),
            ..Self::default()
        }
    }

    fn read(fields: &Fields) -> Self {
        Self {
            kind: fields.get("kind").parse().ok(),
            day: fields.get("day").to_owned(),
            time: fields.get("time").to_owned(),
            note: text::nfc(fields.get("note")),
            ..Self::default()
        }
    }

    /// What was done and when; what is wrong then stands beside the fields.
    fn check(&mut self, keeper: &Keeper) -> Option<(Maintenance, i64)> {
        let at = self.moment(keeper).filter(|at| *at <= keeper.now());
        let note = forms::at_most(keeper, self.note.clone(), LONGEST_NOTE);
        let unsaid = self.kind == Some(MaintenanceKind::Other) && self.note.is_empty();
        self.kind_error = self.kind.is_none().then(|| keeper.say("kiosk-error-what"));
        self.when_error = at.is_none().then(|| keeper.say("kiosk-error-when"));
        self.note_error = unsaid.then(|| keeper.say("kiosk-error-note"));
        if let Err(error) = &note {
            self.note_error = Some(error.clone());
        }
        let (kind, note) = (self.kind?, note.ok().filter(|_| !unsaid)?);
        Some((Maintenance { kind, note }, at?))
    }

    fn moment(&self, keeper: &Keeper) -> Option<i64> {
        let day: NaiveDate = self.day.parse().ok()?;
        let time = NaiveTime::parse_from_str(&self.time, "%H:%M").ok()?;
        let into_day = i64::from(time.num_seconds_from_midnight()) * 1_000;
        // On a day on which clocks change it may be an hour off, which no log of maintenance minds.
        Some(keeper.app.zone.start_of_day_ms(day) + into_day)
    }
}

fn form(keeper: &Keeper, device: &DeviceReport, typed: Typed) -> EditPage {
    let kinds = MaintenanceKind::ALL.iter().map(|kind| {
        let words = keeper.say(&format!("kiosk-maintenance-{kind}"));
        Pick::new(kind.key(), words, typed.kind == Some(*kind))
    });
    let fields = vec![
        Field::radios(
            "kind",
            keeper.say("kiosk-maintenance-what"),
            kinds.collect(),
        )
        .error(typed.kind_error),
        Field::date("day", keeper.say("kiosk-maintenance-day"), typed.day).error(typed.when_error),
        Field::line(
            "time",
            keeper.say("kiosk-maintenance-time"),
            TextKind::Time,
            typed.time,
        ),
        Field::area("note", keeper.say("kiosk-maintenance-note"), typed.note)
            .hint(keeper.say("kiosk-maintenance-note-hint"))
            .optional()
            .error(typed.note_error),
    ];
    ASKING.page(keeper, device, fields)
}
