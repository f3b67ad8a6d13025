//! `[kiosk]`: the devices at the counters.

use serde::{Deserialize, Serialize};

use super::field;
use crate::model::misuse::MisuseRule;

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
    /// Whom people may call, shown on the devices and on the citizen's page beside the reason that is an allegation.
    #[serde(deserialize_with = "field::text")]
    pub hotline: Option<String>,
    /// Minutes without a heartbeat, while the office is open, after which a device is taken for offline, 2 to 120.
    #[serde(deserialize_with = "field::within::<_, _, 2, 120>")]
    pub offline_minutes: u32,
    /// Ratings that a counter usually gets in the time in which a device got none, after which the
    /// device is taken for silent, 2 to 1000.
    #[serde(deserialize_with = "field::within::<_, _, 2, 1_000>")]
    pub silence_ratings: u32,
    /// Rules by which ratings are flagged as misuse; one that is not named here is off.
    #[serde(deserialize_with = "super::misuse::of_kiosks")]
    pub flag: Vec<MisuseRule>,
    /// Seconds between two people: what a device counts sooner is flagged, 1 to 60.
    #[serde(deserialize_with = "field::within::<_, _, 1, 60>")]
    pub response_interval_seconds: u32,
    /// Ratings of the same level that are a burst within `burst_seconds`, 3 to 100.
    #[serde(deserialize_with = "field::within::<_, _, 3, 100>")]
    pub burst_ratings: u32,
    /// Seconds within which they are one, 5 to 600.
    #[serde(deserialize_with = "field::within::<_, _, 5, 600>")]
    pub burst_seconds: u32,
    /// Ratings in a row, all of the best level and within one hour, that are too good to be true, 10 to 1000.
    #[serde(deserialize_with = "field::within::<_, _, 10, 1_000>")]
    pub run_ratings: u32,
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
            flag: MisuseRule::OF_KIOSKS.to_vec(),
            response_interval_seconds: 5,
            burst_ratings: 5,
            burst_seconds: 25,
            run_ratings: 60,
        }
    }
}
