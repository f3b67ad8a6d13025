//! `[limits]`: how often one caller may call. Generous for addresses, since a whole office shares one.

use serde::{Deserialize, Serialize};

use super::field;

/// The settings of `[limits]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Calls a second for each API or kiosk token, 1 to 1 000 000.
    #[serde(deserialize_with = "field::within::<_, _, 1, 1_000_000>")]
    pub api_calls_per_second: u32,
    /// Calls a minute for each link, 1 to 1 000 000.
    #[serde(deserialize_with = "field::within::<_, _, 1, 1_000_000>")]
    pub link_per_minute: u32,
    /// Of these, calls that one network address may make, 1 to 1 000 000.
    #[serde(deserialize_with = "field::within::<_, _, 1, 1_000_000>")]
    pub link_per_address: u32,
    /// Forms a minute for each receipt from one network address, 1 to 1 000 000.
    #[serde(deserialize_with = "field::within::<_, _, 1, 1_000_000>")]
    pub receipt_per_minute: u32,
    /// Calls a minute with codes that do not exist for each network address, 1 to 1 000 000.
    #[serde(deserialize_with = "field::within::<_, _, 1, 1_000_000>")]
    pub unknown_per_minute: u32,
    /// Calls a minute for each network address without a token, 1 to 1 000 000.
    #[serde(deserialize_with = "field::within::<_, _, 1, 1_000_000>")]
    pub address_per_minute: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            api_calls_per_second: 50,
            link_per_minute: 600,
            link_per_address: 180,
            receipt_per_minute: 30,
            unknown_per_minute: 60,
            address_per_minute: 3000,
        }
    }
}
