//! What a device last said of itself, as far as the program looks at it.

use serde::Deserialize;
use uuid::Uuid;

/// What a device last said of itself; what it did not say is `None`.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Heartbeat {
    /// Version of its application.
    pub version: Option<String>,
    /// Its installation: another one after its storage was lost.
    pub install: Option<Uuid>,
    /// What that installation counted.
    pub counters: Counters,
    /// Records that wait to be sent.
    pub queue: Option<i64>,
    /// Age of the oldest of them, milliseconds.
    pub oldest_age_ms: Option<i64>,
    /// Records refused for good.
    pub dead_letters: Option<i64>,
    /// Whether the browser promised to keep the storage.
    pub persisted: Option<bool>,
    /// How full the storage is.
    pub storage: Option<Storage>,
    /// Whether the browser is incognito.
    pub incognito: Option<bool>,
    /// Where it keeps its records: `indexeddb`; `mirror` after that failed; `none` if both are full.
    pub storage_mode: Option<String>,
    /// Its current boot.
    pub device_boot_id: Option<Uuid>,
    /// Charge of the battery, 0 to 1.
    pub battery: Option<f64>,
    /// Milliseconds since the application was started.
    pub uptime_ms: Option<i64>,
    /// Its screen.
    pub screen: Option<Screen>,
    /// The last thing that went wrong, in its words.
    pub last_error: Option<String>,
}

/// What an installation counted since it was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct Counters {
    /// Taps it accepted, tests left out.
    pub accepted: Option<i64>,
    /// Test taps.
    pub tests: Option<i64>,
    /// Records of which it heard that they are kept.
    pub acknowledged: Option<i64>,
    /// Records refused for good.
    pub dead: Option<i64>,
}

/// The storage of a browser, bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct Storage {
    /// In use.
    pub usage: Option<i64>,
    /// At most.
    pub quota: Option<i64>,
}

/// A screen, in its own pixels.
#[derive(Debug, Clone, Copy, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Screen {
    /// Width.
    pub width: Option<i64>,
    /// Height.
    pub height: Option<i64>,
    /// Device pixels for each.
    pub scale: Option<f64>,
}

impl Heartbeat {
    /// Reads a stored heartbeat; one that an other program wrote differently says nothing.
    pub fn read(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }

    /// Whether the device keeps records elsewhere than in its database, or nowhere.
    pub fn has_no_database(&self) -> bool {
        let mode = self.storage_mode.as_deref();
        mode.is_some_and(|mode| mode != "indexeddb")
    }

    /// The storage, where more than nine tenths of it are in use.
    pub fn full_storage(&self) -> Option<(i64, i64)> {
        let Storage { usage, quota } = self.storage?;
        let (usage, quota) = (usage?, quota.filter(|quota| *quota > 0)?);
        (usage > quota - quota / 10).then_some((usage, quota))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_storage_is_full_beyond_nine_tenths() {
        let full = |text: &str| Heartbeat::read(text).full_storage();
        assert_eq!(full(r#"{"storage":{"usage":90,"quota":100}}"#), None);
        let more = full(r#"{"storage":{"usage":91,"quota":100}}"#);
        assert_eq!(more, Some((91, 100)));
        for unknown in [
            "{}",
            r#"{"storage":{"usage":1,"quota":0}}"#,
            r#"{"storage":{"usage":1}}"#,
        ] {
            assert_eq!(full(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn what_is_not_said_is_not_known() {
        let said = Heartbeat::read(r#"{"queue":3,"counters":{"accepted":7},"mood":"tốt"}"#);
        assert_eq!((said.queue, said.counters.accepted), (Some(3), Some(7)));
        assert_eq!(said.persisted, None);
        assert_eq!(Heartbeat::read("nonsense"), Heartbeat::default());
    }
}
