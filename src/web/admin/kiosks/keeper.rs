//! Whoever looks at devices or after them, and which of them that is.

use std::ops::Deref;

use axum::{
    extract::FromRequestParts,
    http::{StatusCode, request::Parts},
};
use hailong_views::layout::Layout;

use super::LIST;
use crate::{
    app::App,
    model::{catalogue::Catalogue, permission::Permission},
    store::DeviceReport,
    web::{admin::clerk::Clerk, error::WebError, frame::Place},
};

/// Days that a device's page shows.
pub const DAYS: i64 = 7;
const DAY_MS: i64 = 86_400_000;

/// Somebody before a page of devices.
pub struct Keeper(Clerk);

impl FromRequestParts<App> for Keeper {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, StatusCode> {
        Clerk::looking(parts, app).await.map(Self)
    }
}

impl Deref for Keeper {
    type Target = Clerk;

    fn deref(&self) -> &Clerk {
        &self.0
    }
}

impl Keeper {
    /// The current instant, epoch milliseconds.
    pub fn now(&self) -> i64 {
        self.app.clock.now_ms()
    }

    /// How long a device may be silent and is still taken for working, milliseconds.
    pub fn heard_ms(&self) -> i64 {
        self.app.kiosk_watch().offline_ms
    }

    /// The device that the address names, if this person may do this with it.
    pub async fn device(&self, permission: Permission) -> Result<DeviceReport, WebError> {
        let id = self.key.parse().map_err(|_| WebError::not_found())?;
        let now = self.now();
        let from = self.app.zone.start_of_day_ms(self.today()) - (DAYS - 1) * DAY_MS;
        let found = self
            .app
            .db
            .device(id, (now, self.heard_ms()), from)
            .await?
            .ok_or_else(WebError::not_found)?;
        let point = found.entry.kiosk.service_point;
        if self.reaches(permission, &self.app.catalogue(), point) {
            Ok(found)
        } else {
            Err(WebError::not_found())
        }
    }

    /// Whether this person may do this at that counter.
    pub fn reaches(&self, permission: Permission, catalogue: &Catalogue, point: i32) -> bool {
        let Some(agencies) = self.agencies(permission) else {
            return true;
        };
        let point = catalogue.service_point_by_id(point);
        point.is_some_and(|point| agencies.contains(&point.agency))
    }

    /// The frame of the list, or of a page below it.
    pub fn frame(&self, trail: &[(&str, String)]) -> Layout {
        self.visit.desk(&self.app, Place::Kiosks, trail)
    }

    /// The frame of a page below the list.
    pub fn below(&self) -> Layout {
        self.frame(&[(LIST, self.say("kiosks-title"))])
    }

    /// The frame of a page about a device, below its own.
    pub fn below_device(&self, device: &DeviceReport) -> Layout {
        let kiosk = &device.entry.kiosk;
        let page = at(kiosk.id);
        self.frame(&[
            (LIST, self.say("kiosks-title")),
            (&page, kiosk.name.clone()),
        ])
    }
}

/// The page of a device.
pub fn at(kiosk: i32) -> String {
    format!("{LIST}/{kiosk}")
}
