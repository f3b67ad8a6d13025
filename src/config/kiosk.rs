//! `[kiosk]`: the devices at the counters.

use serde::{Deserialize, Serialize};

use super::field;

/// The settings of `[kiosk]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Kiosk {
    /// Whether devices keep the application itself (a service worker), so that they start without network.
    /// `false` is the way back from a broken release: devices then remove the worker and its files, no rating.
    pub worker: bool,
    /// Hours for which a pairing code works, 1 to 168.
    #[serde(deserialize_with = "field::within::<_, _, 1, 168>")]
    pub pairing_hours: u32,
    /// Seconds after which an abandoned screen goes back to its beginning, 15 to 30.
    #[serde(deserialize_with = "field::within::<_, _, 15, 30>")]
    pub idle_seconds: u32,
    /// Whom people may call, shown on the devices.
    #[serde(deserialize_with = "field::text")]
    pub hotline: Option<String>,
    /// Minutes without a heartbeat, while the office is open, after which a device is taken for offline, 2 to 120.
    #[serde(deserialize_with = "field::within::<_, _, 2, 120>")]
    pub offline_minutes: u32,
    /// Ratings that a counter usually gets in the time in which a device got none, after which the
    /// device is taken for silent, 2 to 1000.
    #[serde(deserialize_with = "field::within::<_, _, 2, 1_000>")]
    pub silence_ratings: u32,
}

impl Default for Kiosk {
    fn default() -> Self {
        Self {
            worker: true,
            pairing_hours: 24,
            idle_seconds: 25,
            hotline: None,
            offline_minutes: 5,
            silence_ratings: 6,
        }
    }
}
