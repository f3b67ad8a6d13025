//! Devices and tokens: who may send ratings. And how a device is: what it says of itself,
//! what it counted against what came in, what is wrong with it.

mod code;
mod counts;
mod heartbeat;
mod hours;
mod kinds;
mod state;
mod watch;

pub use watch::HOUR_MS;

pub use code::PairingCode;
pub use counts::{KioskCounts, KnownTaps};
pub use heartbeat::Heartbeat;
pub use hours::Office;
pub use kinds::{AlarmKind, EventKind, MaintenanceKind};
pub use state::KioskState;
pub use watch::{Finding, Watched, Watching};

use super::grant::Grant;

/// A device at a service point (thiết bị đánh giá điện tử).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kiosk {
    /// Number in the database.
    pub id: i32,
    /// Name given at enrolment.
    pub name: String,
    /// Where it stands.
    pub service_point: i32,
}

/// Where a device stood before it was moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormerPlace {
    /// The service point.
    pub service_point: i32,
    /// When it left, epoch milliseconds.
    pub until: i64,
}

/// What a device needs to check the PIN of its menu, offline: PBKDF2-HMAC-SHA256.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pin {
    /// 16 random bytes.
    pub salt: Vec<u8>,
    /// Rounds.
    pub iterations: u32,
    /// 32 bytes.
    pub hash: Vec<u8>,
}

/// A program's access.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiToken {
    /// Number in the database.
    pub id: i32,
    /// Name given when it was made.
    pub name: String,
    /// What it allows.
    pub grants: Vec<Grant>,
    /// When it ends, epoch milliseconds; `None`: not by itself.
    pub expires_at: Option<i64>,
}
