//! When a person really tapped: device clocks are off by months sometimes.
//!
//! The monotonic clock of the same boot tells how long ago it was, whatever the wall clock says; but it
//! stands still while a device sleeps. After a reboot only the wall clock is left, corrected by how far
//! off it is at sending.

use uuid::Uuid;

use crate::model::rating::TimeNote;

/// How far a corrected time may lie after the arrival, milliseconds; it is then taken for the arrival.
const TOLERANCE_MS: i64 = 60_000;
/// Beyond this the device's wall clock counts as skewed, milliseconds (KIOSK rule 16).
const SKEW_MS: i64 = 5 * 60_000;
/// A device may sleep for so long, milliseconds; if its clocks differ by more, the wall clock was set.
const SLEEP_MS: i64 = 31 * 86_400_000;

/// What a device says of its clocks at the moment of sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DeviceClocks {
    /// Its current boot.
    pub boot_id: Option<Uuid>,
    /// Milliseconds since that boot.
    pub mono_ms: Option<i64>,
    /// Its wall clock, epoch milliseconds.
    pub now: Option<i64>,
    /// Whether the sender is a device, whose wall clock is never certain by itself.
    pub is_device: bool,
}

/// The moment of a tap as sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tap {
    /// By the wall clock, epoch milliseconds.
    pub rated_at: i64,
    /// The boot it happened on.
    pub boot_id: Option<Uuid>,
    /// Milliseconds since that boot.
    pub mono_ms: Option<i64>,
}

/// The tap lies in the future even after correction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InFuture;

impl DeviceClocks {
    /// The corrected instant of a tap that arrived at `received`, and how sure it is; never later than
    /// `received`. A device's tap is never in the future: its clock was wrong when it was given, and
    /// refusing it would lose it.
    pub fn correct(&self, tap: Tap, received: i64) -> Result<(i64, TimeNote), InFuture> {
        let (at, note) = match self.elapsed(tap) {
            Some(ago) => self.by_both_clocks(tap, ago, received),
            None => self.by_wall_clock(tap.rated_at, received),
        };
        if at.saturating_sub(received) <= TOLERANCE_MS {
            Ok((at.min(received), note))
        } else if self.is_device {
            Ok((received, TimeNote::Skewed))
        } else {
            Err(InFuture)
        }
    }

    /// How long ago the tap was by the monotonic clock of the same boot.
    fn elapsed(&self, tap: Tap) -> Option<i64> {
        let same_boot = self.boot_id.is_some() && self.boot_id == tap.boot_id;
        let ago = self.mono_ms?.checked_sub(tap.mono_ms?)?;
        (same_boot && ago >= 0).then_some(ago)
    }

    /// The monotonic clock is right unless the device slept since the tap: then more time has passed by a
    /// wall clock that is right now. Whenever the two disagree, nothing is certain.
    fn by_both_clocks(&self, tap: Tap, ago: i64, received: i64) -> (i64, TimeNote) {
        let by_mono = received.saturating_sub(ago);
        let Some(now) = self.now else {
            return (by_mono, TimeNote::Certain);
        };
        let slept = now.saturating_sub(tap.rated_at).saturating_sub(ago);
        if slept.saturating_abs() <= SKEW_MS {
            return (by_mono, TimeNote::Certain);
        }
        let is_right = received.saturating_sub(now).saturating_abs() <= SKEW_MS;
        let at = if is_right && (0..=SLEEP_MS).contains(&slept) {
            by_mono.saturating_sub(slept)
        } else {
            by_mono
        };
        (at, TimeNote::Uncertain)
    }

    fn by_wall_clock(&self, rated_at: i64, received: i64) -> (i64, TimeNote) {
        let Some(now) = self.now else {
            let note = if self.is_device {
                TimeNote::Uncertain
            } else {
                TimeNote::Certain
            };
            return (rated_at, note);
        };
        let offset = received.saturating_sub(now);
        let note = if offset.saturating_abs() > SKEW_MS {
            TimeNote::Skewed
        } else {
            TimeNote::Uncertain
        };
        (rated_at.saturating_add(offset), note)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECEIVED: i64 = 1_800_000_000_000;
    const YEAR: i64 = 365 * 86_400_000;
    const BOOT: Option<Uuid> = Some(Uuid::from_u128(1));
    const REBOOT: Option<Uuid> = Some(Uuid::from_u128(2));

    fn device(now: i64) -> DeviceClocks {
        DeviceClocks {
            boot_id: BOOT,
            mono_ms: Some(90_000),
            now: Some(now),
            is_device: true,
        }
    }

    fn tap(rated_at: i64, boot_id: Option<Uuid>) -> Tap {
        Tap {
            rated_at,
            boot_id,
            mono_ms: Some(30_000),
        }
    }

    #[test]
    fn on_the_same_boot_the_wall_clock_does_not_matter() {
        let year_ahead = device(RECEIVED + YEAR).correct(tap(RECEIVED + YEAR, BOOT), RECEIVED);
        assert_eq!(year_ahead, Ok((RECEIVED - 60_000, TimeNote::Certain)));
    }

    #[test]
    fn after_a_reboot_the_wall_clock_is_corrected_by_its_error() {
        let day_behind = device(RECEIVED - 86_400_000)
            .correct(tap(RECEIVED - 86_400_000 - 5_000, REBOOT), RECEIVED);
        assert_eq!(day_behind, Ok((RECEIVED - 5_000, TimeNote::Skewed)));
        let nearly_right =
            device(RECEIVED - 1_000).correct(tap(RECEIVED - 6_000, REBOOT), RECEIVED);
        assert_eq!(nearly_right, Ok((RECEIVED - 5_000, TimeNote::Uncertain)));
    }

    #[test]
    fn a_monotonic_clock_that_runs_backwards_is_not_believed() {
        let backwards = Tap {
            mono_ms: Some(90_001),
            ..tap(RECEIVED - 5_000, BOOT)
        };
        assert_eq!(
            device(RECEIVED).correct(backwards, RECEIVED),
            Ok((RECEIVED - 5_000, TimeNote::Uncertain))
        );
    }

    #[test]
    fn a_program_without_clocks_is_taken_at_its_word_except_for_the_future() {
        let program = DeviceClocks::default();
        let plain = |rated_at| {
            program.correct(
                Tap {
                    rated_at,
                    boot_id: None,
                    mono_ms: None,
                },
                RECEIVED,
            )
        };
        assert_eq!(
            plain(RECEIVED - YEAR),
            Ok((RECEIVED - YEAR, TimeNote::Certain))
        );
        assert_eq!(plain(RECEIVED + 60_000), Ok((RECEIVED, TimeNote::Certain)));
        assert_eq!(plain(RECEIVED + 60_001), Err(InFuture));
        assert_eq!(plain(i64::MAX), Err(InFuture));
        assert_eq!(plain(i64::MIN), Ok((i64::MIN, TimeNote::Certain)));
    }

    #[test]
    fn a_device_of_whose_clock_nothing_is_known_is_uncertain() {
        let silent = DeviceClocks {
            is_device: true,
            ..DeviceClocks::default()
        };
        assert_eq!(
            silent.correct(tap(RECEIVED - 1, REBOOT), RECEIVED),
            Ok((RECEIVED - 1, TimeNote::Uncertain))
        );
    }

    #[test]
    fn a_tap_before_a_night_of_sleep_is_not_dated_after_it() {
        let night = 14 * 3_600_000;
        let slept = device(RECEIVED).correct(tap(RECEIVED - 60_000 - night, BOOT), RECEIVED);
        assert_eq!(slept, Ok((RECEIVED - 60_000 - night, TimeNote::Uncertain)));
        let by_mono = Ok((RECEIVED - 60_000, TimeNote::Uncertain));
        let set_forward = device(RECEIVED).correct(tap(RECEIVED - YEAR, BOOT), RECEIVED);
        assert_eq!(set_forward, by_mono, "nobody sleeps for a year");
        let set_back = device(RECEIVED).correct(tap(RECEIVED + night, BOOT), RECEIVED);
        assert_eq!(set_back, by_mono);
        let wrong_now = device(RECEIVED - night).correct(tap(RECEIVED - 2 * night, BOOT), RECEIVED);
        assert_eq!(
            wrong_now, by_mono,
            "a clock that is wrong now tells nothing"
        );
    }

    #[test]
    fn a_device_whose_clock_was_ahead_and_then_set_loses_no_tap() {
        for ahead in [60_001, YEAR, i64::MAX - RECEIVED] {
            let later = device(RECEIVED).correct(tap(RECEIVED + ahead, REBOOT), RECEIVED);
            assert_eq!(later, Ok((RECEIVED, TimeNote::Skewed)));
        }
    }
}
