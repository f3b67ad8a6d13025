//! What a device counted against what came in: «thiết bị đếm 1.204, máy chủ nhận 1.204, thiếu 0».

/// What is known of the taps of a device over its whole life; test taps stay out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct KnownTaps {
    /// Taps it counted, over all its installations.
    pub counted: i64,
    /// Distinct taps that came in, those set aside included.
    pub received: i64,
    /// Records that wait on it, as said in the same message as the last count; `None`: not said, so
    /// that nothing can be missed.
    pub queue: Option<i64>,
    /// Records refused for good, as said there.
    pub dead: i64,
    /// Taps that somebody looked into and gave up.
    pub written_off: i64,
}

/// The counts of a device over its whole life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct KioskCounts {
    /// Taps it counted, over all its installations (thiết bị đếm).
    pub counted: i64,
    /// Distinct taps that came in, those set aside included (máy chủ nhận).
    pub received: i64,
    /// Taps it has, but has not sent yet (đang chờ gửi).
    pub waiting: i64,
    /// Taps it has, but which were refused for good (bị từ chối).
    pub dead: i64,
    /// Taps that were missing or refused until somebody looked into it (đã xem xét).
    pub written_off: i64,
    /// Taps it counted of which nothing else is known (thiếu).
    pub missing: i64,
}

impl KioskCounts {
    /// The counts. What came in since the device last said what waits is not waiting any more; what
    /// came in since it last counted is no surplus.
    pub fn new(known: KnownTaps) -> Self {
        let outstanding = known.counted.saturating_sub(known.received);
        let outstanding = outstanding.saturating_sub(known.written_off).max(0);
        let waiting = known.queue.unwrap_or(outstanding).clamp(0, outstanding);
        let dead = known.dead.clamp(0, outstanding - waiting);
        Self {
            counted: known.counted,
            received: known.received,
            waiting,
            dead,
            written_off: known.written_off,
            missing: outstanding - waiting - dead,
        }
    }

    /// How many taps can be written off.
    pub const fn lost(&self) -> i64 {
        self.missing.saturating_add(self.dead)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(counted: i64, received: i64, queue: i64) -> KnownTaps {
        KnownTaps {
            counted,
            received,
            queue: Some(queue),
            ..KnownTaps::default()
        }
    }

    #[test]
    fn what_waits_is_not_missing() {
        let counts = KioskCounts::new(known(1_204, 1_200, 3));
        assert_eq!((counts.waiting, counts.missing), (3, 1));
        let all = KioskCounts::new(known(1_204, 1_204, 3));
        assert_eq!((all.waiting, all.missing), (0, 0), "sent since");
        let unsaid = KnownTaps {
            queue: None,
            ..known(1_204, 1_200, 0)
        };
        assert_eq!(KioskCounts::new(unsaid).missing, 0, "nobody knows yet");
    }

    #[test]
    fn what_came_in_since_it_last_counted_is_no_surplus() {
        let counts = KioskCounts::new(known(10, 12, 0));
        assert_eq!((counts.waiting, counts.missing), (0, 0));
    }

    #[test]
    fn what_was_refused_stands_apart_and_what_was_written_off_is_over() {
        let refused = KnownTaps {
            dead: 2,
            ..known(10, 5, 1)
        };
        let counts = KioskCounts::new(refused);
        assert_eq!((counts.waiting, counts.dead, counts.missing), (1, 2, 2));
        assert_eq!(counts.lost(), 4);
        let written_off = KioskCounts::new(KnownTaps {
            written_off: 4,
            ..refused
        });
        assert_eq!((written_off.waiting, written_off.lost()), (1, 0));
        let more = KioskCounts::new(KnownTaps {
            counted: 11,
            written_off: 4,
            ..refused
        });
        assert_eq!(more.lost(), 1, "what is lost later shows");
    }
}
