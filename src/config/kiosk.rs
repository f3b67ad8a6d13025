//! `[kiosk]`: the devices at the counters.

use serde::{Deserialize, Serialize};

/// The settings of `[kiosk]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Kiosk {
    /// Whether devices keep the application itself (a service worker), so that they start without network.
    /// `false` is the way back from a broken release: devices then remove the worker and its files, no rating.
    pub worker: bool,
}

impl Default for Kiosk {
    fn default() -> Self {
        Self { worker: true }
    }
}
