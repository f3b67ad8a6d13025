//! The closed lists of what happens to a device.

use crate::model::coded::coded_enum;

coded_enum! {
    /// What is wrong with a device, mostly those that may cost ratings first.
    AlarmKind, "alarm" {
        /// Taps that it counted are not here, and it has nothing left to send.
        Missing = 1, "missing";
        /// Its storage failed: it keeps the last taps in a small mirror, or nowhere.
        StorageFailed = 2, "storage_failed";
        /// The browser is incognito: what is queued dies with its window.
        Incognito = 3, "incognito";
        /// It has records that were refused for good.
        DeadLetters = 4, "dead_letters";
        /// It is not heard of while the office is open.
        Offline = 5, "offline";
        /// What it has queued has waited for an hour.
        QueueOld = 6, "queue_old";
        /// Nobody rates, although people are served.
        Silent = 7, "silent";
        /// Its clock is more than five minutes off.
        Clock = 8, "clock";
        /// The browser may throw its storage away.
        StorageNotPersisted = 9, "storage_not_persisted";
        /// It runs another application than the server has.
        VersionOld = 10, "version_old";
        /// Its storage is nearly full.
        StorageFull = 11, "storage_full";
    }
}

impl EventKind {
    /// What a device tells by itself, which may be very often; the rest is what people did.
    pub const OF_DEVICE: [Self; 3] = [Self::VersionChanged, Self::Restarted, Self::StorageMade];
}

impl AlarmKind {
    /// Whether ratings are lost, or may be, if nobody does anything.
    pub const fn is_grave(self) -> bool {
        matches!(
            self,
            Self::Missing
                | Self::StorageFailed
                | Self::Incognito
                | Self::DeadLetters
                | Self::Offline
        )
    }
}

coded_enum! {
    /// What happened to a device.
    EventKind, "event" {
        /// It was added and waits for its pairing.
        Enrolled = 1, "enrolled";
        /// It got its token.
        Paired = 2, "paired";
        /// It stands at another service point.
        Moved = 3, "moved";
        /// Its token works no longer.
        Revoked = 4, "revoked";
        /// It waits for a new pairing; its token works no longer.
        Unpaired = 5, "unpaired";
        /// It has another name.
        Renamed = 6, "renamed";
        /// It runs another version of the application.
        VersionChanged = 7, "version_changed";
        /// It was started anew.
        Restarted = 8, "restarted";
        /// Its storage was made anew: what was in the old one is lost, unless it had been sent.
        StorageMade = 9, "storage_made";
        /// The PIN of its menu was changed.
        PinChanged = 10, "pin_changed";
        /// A file exported at it was read in.
        Rescued = 11, "rescued";
        /// Somebody looked into missing or refused taps and gave them up.
        WrittenOff = 12, "written_off";
    }
}

coded_enum! {
    /// What somebody did to a device (duy trì, bảo trì).
    MaintenanceKind, "maintenance" {
        /// Wiped.
        Cleaned = 1, "cleaned";
        /// Put elsewhere in the room.
        Moved = 2, "moved";
        /// The hardware was exchanged.
        Replaced = 3, "replaced";
        /// Something on it was mended.
        Repaired = 4, "repaired";
        /// Looked at, and found well.
        Checked = 5, "checked";
        /// Something else; the note says what.
        Other = 6, "other";
    }
}
