//! How a device is, in one word.

use std::collections::BTreeSet;

use super::AlarmKind;
use crate::model::coded::coded_enum;

coded_enum! {
    /// How a device is; the worst first.
    KioskState, "state" {
        /// Ratings are lost, or may be.
        Grave = 1, "grave";
        /// It should be heard of, and is not.
        Offline = 2, "offline";
        /// Something is wrong that costs no ratings yet.
        Warned = 3, "warned";
        /// It waits for its pairing.
        Unpaired = 4, "unpaired";
        /// It works.
        Online = 5, "online";
        /// It is not heard of, as the office is closed.
        Resting = 6, "resting";
        /// It was taken out of service.
        Revoked = 7, "revoked";
    }
}

impl KioskState {
    /// The state of a device that is in service, by its open alarms.
    pub fn in_service(alarms: &BTreeSet<AlarmKind>, is_heard: bool) -> Self {
        let grave = |kind: &AlarmKind| kind.is_grave() && *kind != AlarmKind::Offline;
        if alarms.iter().any(grave) {
            Self::Grave
        } else if alarms.contains(&AlarmKind::Offline) {
            Self::Offline
        } else if !alarms.is_empty() {
            Self::Warned
        } else if is_heard {
            Self::Online
        } else {
            Self::Resting
        }
    }
}
