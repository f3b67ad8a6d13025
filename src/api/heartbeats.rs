//! `POST /api/v1/heartbeats`: what a device says of itself, once a minute.

use std::collections::BTreeMap;

use axum::{Json, extract::State};
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::{
    count::Count,
    extract::{JsonBody, KioskCaller},
    problem::{Kind, Problem, ProblemDocument},
    scores::rfc3339,
    state::ApiState,
};
use crate::store::HeartbeatRecord;

/// Most bytes of a heartbeat that are kept.
const MOST_KEPT: usize = 16 * 1024;

/// How a device is (KIOSK rule 28). A newer application may say more; it is kept as it comes.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Validate, ToSchema)]
#[serde(default)]
pub struct Heartbeat {
    /// Version of the application.
    #[validate(length(max = 64))]
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 64)]
    pub version: Option<String>,
    /// The device's installation: another one after its storage was lost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub install: Option<Uuid>,
    /// What that installation counted, by name: `accepted` (taps, tests left out), `tests`,
    /// `acknowledged`, `dead`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counters: Option<BTreeMap<String, Count>>,
    /// Records that wait to be sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub queue: Option<Count>,
    /// Age of the oldest of them, milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub oldest_age_ms: Option<Count>,
    /// Records refused for good.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dead_letters: Option<Count>,
    /// Whether the browser promised to keep the storage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub persisted: Option<bool>,
    /// How full the storage is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub storage: Option<StorageUse>,
    /// Whether the browser is incognito.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub incognito: Option<bool>,
    /// Where the device keeps its records: `indexeddb`; `mirror` after that failed; `none` if both are full.
    #[validate(length(max = 32))]
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 32)]
    pub storage_mode: Option<String>,
    /// The device's wall clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_now: Option<DateTime<FixedOffset>>,
    /// The device's current boot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_boot_id: Option<Uuid>,
    /// Milliseconds since that boot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_mono_ms: Option<Count>,
    /// Charge of the battery, 0 to 1.
    #[validate(range(min = 0.0, max = 1.0))]
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 0, maximum = 1)]
    pub battery: Option<f64>,
    /// Milliseconds since the application was started.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uptime_ms: Option<Count>,
    /// The screen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub screen: Option<ScreenSize>,
    /// The last thing that went wrong, in the application's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_error: Option<String>,
    /// What a newer application says besides.
    #[serde(flatten)]
    pub more: BTreeMap<String, serde_json::Value>,
}

/// The storage of a browser, bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct StorageUse {
    /// In use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usage: Option<Count>,
    /// At most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quota: Option<Count>,
}

/// A screen, in its own pixels.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct ScreenSize {
    /// Width.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<Count>,
    /// Height.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<Count>,
    /// Device pixels for each.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<f64>,
}

/// What a device hears back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct HeartbeatAnswer {
    /// Names the life of the database; when it changes, devices resend the last 14 days.
    pub epoch: String,
    /// Grows when what the device shows may have changed: it then asks for it again.
    pub config_version: i64,
    /// The server's clock.
    #[schema(value_type = String, format = DateTime)]
    pub server_now: String,
}

/// Keeps what a device says of itself.
#[utoipa::path(
    post,
    path = "/heartbeats",
    tag = "kiosks",
    operation_id = "submit_heartbeat",
    request_body = Heartbeat,
    responses(
        (status = 200, description = "Kept", body = HeartbeatAnswer),
        (status = 401, description = "Unknown token", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 403, description = "Not the token of a kiosk", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 413, description = "Too large", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 415, description = "Not JSON", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, description = "Unreadable", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 429, description = "Too many calls; see Retry-After", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 503, description = "Not now; see Retry-After", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    security(("bearer" = []))
)]
pub async fn submit_heartbeat(
    State(state): State<ApiState>,
    KioskCaller(kiosk): KioskCaller,
    JsonBody(heartbeat): JsonBody<Heartbeat>,
) -> Result<Json<HeartbeatAnswer>, Problem> {
    let app = &state.app;
    let now = app.clock.now_ms();
    let content = serde_json::to_string(&heartbeat)
        .map_err(|error| Problem::new(Kind::Internal).because(&error))?;
    if content.len() > MOST_KEPT {
        return Err(Kind::TooLarge.into());
    }
    let ahead = |clock: DateTime<FixedOffset>| clock.timestamp_millis().saturating_sub(now);
    let record = HeartbeatRecord {
        received_at: now,
        skew_ms: heartbeat.device_now.map(ahead),
        content,
    };
    app.db.keep_heartbeat(kiosk.id, record).await?;
    let catalogue = app.catalogue();
    Ok(Json(HeartbeatAnswer {
        epoch: catalogue.epoch.clone(),
        config_version: catalogue.version,
        server_now: rfc3339(app.zone, now),
    }))
}
