//! `[misuse]`: links whose forms are sent by machines.

use serde::{Deserialize, Deserializer, Serialize, de::Error};

use super::field;
use crate::model::{misuse::MisuseRule, pressure::PressureRules};

/// The settings of `[misuse]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Misuse {
    /// Forms opened, or forms sent, on one link within a minute that are never an attack, 5 to 1 000 000.
    #[serde(deserialize_with = "field::within::<_, _, 5, 1_000_000>")]
    pub attack_per_minute: u32,
    /// Nor are so many times those of the link's own busiest minute on an ordinary day, 2 to 100.
    #[serde(deserialize_with = "field::within::<_, _, 2, 100>")]
    pub attack_times_ordinary: u32,
    /// Minutes of quiet after which an attack is over, 1 to 1440.
    #[serde(deserialize_with = "field::within::<_, _, 1, 1_440>")]
    pub calm_minutes: u32,
    /// During an attack: seconds after which a form is taken without a proof, 2 to 120.
    #[serde(deserialize_with = "field::within::<_, _, 2, 120>")]
    pub wait_seconds: u32,
    /// During an attack: the proof takes about two to the power of this hashes, 8 to 22.
    #[serde(deserialize_with = "field::within::<_, _, 8, 22>")]
    pub proof_bits: u32,
    /// Rules by which ratings of links are flagged; one that is not named here is off.
    #[serde(deserialize_with = "of_links")]
    pub flag: Vec<MisuseRule>,
    /// Seconds that a person takes at least to read and fill in the form, 1 to 30.
    #[serde(deserialize_with = "field::within::<_, _, 1, 30>")]
    pub reading_seconds: u32,
    /// Ratings of the same level by one link that are a burst within `burst_seconds`, 5 to 1000.
    #[serde(deserialize_with = "field::within::<_, _, 5, 1_000>")]
    pub burst_ratings: u32,
    /// Seconds within which they are one, 5 to 600.
    #[serde(deserialize_with = "field::within::<_, _, 5, 600>")]
    pub burst_seconds: u32,
}

impl Default for Misuse {
    fn default() -> Self {
        Self {
            attack_per_minute: 60,
            attack_times_ordinary: 4,
            calm_minutes: 10,
            wait_seconds: 15,
            proof_bits: 16,
            flag: MisuseRule::OF_LINKS.to_vec(),
            reading_seconds: 2,
            burst_ratings: 20,
            burst_seconds: 60,
        }
    }
}

impl Misuse {
    /// When a link is under attack.
    pub fn pressure(&self) -> PressureRules {
        PressureRules {
            least: self.attack_per_minute,
            times: self.attack_times_ordinary,
            calm_ms: i64::from(self.calm_minutes) * 60_000,
        }
    }
}

/// Rules that look at ratings of devices.
pub(super) fn of_kiosks<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<MisuseRule>, D::Error> {
    only(MisuseRule::OF_KIOSKS, from)
}

fn of_links<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<MisuseRule>, D::Error> {
    only(MisuseRule::OF_LINKS, from)
}

fn only<'de, D: Deserializer<'de>>(
    known: &[MisuseRule],
    from: D,
) -> Result<Vec<MisuseRule>, D::Error> {
    let rules = Vec::<MisuseRule>::deserialize(from)?;
    match rules.iter().find(|rule| !known.contains(rule)) {
        None => Ok(rules),
        Some(other) => {
            let known: Vec<&str> = known.iter().map(|rule| rule.key()).collect();
            let known = known.join(", ");
            Err(D::Error::custom(format!(
                "{other} does not fit here: expected any of {known}"
            )))
        }
    }
}
