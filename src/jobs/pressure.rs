//! How hard each link is pressed, as this program sees it since it started.
//!
//! In memory alone: counts by link, no address, no person. After a restart every link begins in peace;
//! an attack that goes on is seen within its first minute, and until a day has passed only the setting's
//! own number says what is many.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Instant,
};

use crate::{
    clock::Clock,
    model::pressure::{LinkCall, LinkPressure, PressureChange, PressureRules, PressureState},
};

/// Links are spread over so many parts, so that two seldom wait for one another; a part is held for
/// some additions, never across a wait.
const PARTS: usize = 32;

type Part = HashMap<i32, LinkPressure>;

/// The pressure on all links, by number; there are never more than links in the database.
#[derive(Debug)]
pub struct Pressure {
    clock: Clock,
    begun: Instant,
    rules: PressureRules,
    parts: [Mutex<Part>; PARTS],
}

impl Pressure {
    /// All links in peace.
    pub fn new(rules: PressureRules, clock: Clock) -> Self {
        Self {
            begun: clock.monotonic(),
            clock,
            rules,
            parts: std::array::from_fn(|_| Mutex::default()),
        }
    }

    /// Counts a call on a link that exists.
    pub fn count(&self, link: i32, call: LinkCall) {
        let at = self.elapsed();
        let change = {
            let mut part = self.part(link);
            let pressure = part.entry(link).or_default();
            pressure.count(call, at, &self.rules)
        };
        tell(link, change);
    }

    /// Whether a link is under attack now.
    pub fn is_attacked(&self, link: i32) -> bool {
        self.part(link)
            .get(&link)
            .is_some_and(LinkPressure::is_attacked)
    }

    /// How a link stands now; `attacked_since` is an instant, epoch milliseconds.
    pub fn state(&self, link: i32) -> PressureState {
        let (at, now) = (self.elapsed(), self.clock.now_ms());
        let mut part = self.part(link);
        let Some(pressure) = part.get_mut(&link) else {
            return PressureState::default();
        };
        let change = pressure.look(at, &self.rules);
        let state = pressure.state();
        drop(part);
        tell(link, change);
        PressureState {
            attacked_since: state.attacked_since.map(|since| now - (at - since)),
            ..state
        }
    }

    /// Lets attacks end on links that nobody calls any more, and tells the metrics how many are left.
    pub fn look(&self) {
        let at = self.elapsed();
        let mut attacked = 0;
        for part in &self.parts {
            let mut changes = Vec::new();
            for (link, pressure) in held(part).iter_mut() {
                changes.push((*link, pressure.look(at, &self.rules)));
                attacked += u32::from(pressure.is_attacked());
            }
            for (link, change) in changes {
                tell(link, change);
            }
        }
        metrics::gauge!("hailong_link_under_attack").set(attacked);
    }

    fn elapsed(&self) -> i64 {
        let passed = self.clock.elapsed_since(self.begun).as_millis();
        i64::try_from(passed).unwrap_or(i64::MAX)
    }

    fn part(&self, link: i32) -> MutexGuard<'_, Part> {
        held(&self.parts[link.unsigned_abs() as usize % PARTS])
    }
}

/// Counts are plain numbers, whole at each moment, so a panic elsewhere does not spoil them.
fn held(part: &Mutex<Part>) -> MutexGuard<'_, Part> {
    part.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The log names a link by its number: its code opens the form.
fn tell(link: i32, change: Option<PressureChange>) {
    match change {
        Some(PressureChange::Began) => {
            metrics::counter!("hailong_link_attacks_total").increment(1);
            metrics::gauge!("hailong_link_under_attack").increment(1.0);
            tracing::warn!(
                link,
                "a link is under attack: its form asks for a proof or a wait"
            );
        }
        Some(PressureChange::Ended) => {
            metrics::gauge!("hailong_link_under_attack").decrement(1.0);
            tracing::info!(link, "a link is no longer under attack");
        }
        None => {}
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use chrono::DateTime;

    use super::*;

    #[test]
    fn each_link_is_pressed_for_itself_and_comes_to_rest() {
        let clock = Clock::manual(DateTime::UNIX_EPOCH);
        let rules = PressureRules {
            least: 10,
            times: 4,
            calm_ms: 60_000,
        };
        let pressure = Pressure::new(rules, clock.clone());
        clock.advance(Duration::from_secs(3_600));
        for _ in 0..11 {
            pressure.count(7, LinkCall::Sent);
        }
        assert!(pressure.is_attacked(7));
        // The same part.
        assert!(!pressure.is_attacked(7 + 32));
        assert_eq!(pressure.state(7).attacked_since, Some(3_600_000));
        clock.advance(Duration::from_secs(180));
        pressure.look();
        assert!(!pressure.is_attacked(7));
        assert_eq!(pressure.state(7).attacked_since, None);
    }
}
