//! What a device counted against what came in: «thiết bị đếm 1.204, máy chủ nhận 1.204, thiếu 0».

/// The counts of a device over its whole life; test taps stay out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct KioskCounts {
    /// Taps it counted, over all its installations (thiết bị đếm).
    pub counted: i64,
    /// Distinct taps that came in, those set aside included (máy chủ nhận).
    pub received: i64,
    /// Taps it has, but has not sent yet (đang chờ gửi).
    pub waiting: i64,
    /// Taps it counted that are neither here nor waiting (thiếu).
    pub missing: i64,
}

impl KioskCounts {
    /// The counts, where the device last said that `queue` taps wait. What came in since then is
    /// not waiting any more; what came in since it last counted is no surplus.
    pub fn new(counted: i64, received: i64, queue: i64) -> Self {
        let outstanding = counted.saturating_sub(received).max(0);
        let waiting = queue.clamp(0, outstanding);
        Self {
            counted,
            received,
            waiting,
            missing: outstanding - waiting,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waits_is_not_missing() {
        let counts = KioskCounts::new(1_204, 1_200, 3);
        assert_eq!((counts.waiting, counts.missing), (3, 1));
        let all = KioskCounts::new(1_204, 1_204, 3);
        assert_eq!((all.waiting, all.missing), (0, 0), "sent since");
    }

    #[test]
    fn what_came_in_since_it_last_counted_is_no_surplus() {
        let counts = KioskCounts::new(10, 12, 0);
        assert_eq!((counts.waiting, counts.missing), (0, 0));
    }
}
