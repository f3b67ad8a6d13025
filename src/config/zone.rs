//! `[zone]`: the clock on the office wall, which decides where a day ends.

use chrono_tz::Tz;
use serde::{Deserialize, Deserializer, Serialize, de::Error};

use super::field;

/// The settings of `[zone]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Zone {
    /// Name of the time zone in the IANA list.
    #[serde(deserialize_with = "zone", serialize_with = "field::displayed")]
    pub name: Tz,
}

impl Default for Zone {
    fn default() -> Self {
        Self {
            name: Tz::Asia__Ho_Chi_Minh,
        }
    }
}

fn zone<'de, D: Deserializer<'de>>(from: D) -> Result<Tz, D::Error> {
    const EXPECTED: &str = "expected a zone of the IANA list such as Asia/Ho_Chi_Minh";
    String::deserialize(from)?
        .parse()
        .map_err(|_| D::Error::custom(EXPECTED))
}
