//! The only source of time.
//!
//! Everything that needs to know what time it is holds a [`Clock`]; nothing else asks the host, so
//! tests decide the time. The clock never waits: timers belong to the runtime.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::model::zone::Zone;

/// Tells the time; cheap to clone, and clones of a manual clock move together.
#[derive(Debug, Clone)]
pub struct Clock(Source);

#[derive(Debug, Clone)]
enum Source {
    System,
    Manual(Arc<Mutex<Hands>>),
}

/// Where the hands of a manual clock stand.
#[derive(Debug, Clone, Copy)]
struct Hands {
    wall: DateTime<Utc>,
    monotonic: Instant,
}

impl Clock {
    /// The clock of the host.
    pub const fn system() -> Self {
        Self(Source::System)
    }

    /// A clock for tests that stands at `at` until it is moved.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the place that reads the time"
    )]
    pub fn manual(at: DateTime<Utc>) -> Self {
        let hands = Hands {
            wall: at,
            monotonic: Instant::now(),
        };
        Self(Source::Manual(Arc::new(Mutex::new(hands))))
    }

    /// The current instant.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the place that reads the time"
    )]
    pub fn now(&self) -> DateTime<Utc> {
        match &self.0 {
            Source::System => Utc::now(),
            Source::Manual(hands) => read(hands).wall,
        }
    }

    /// The current instant in milliseconds since 1970, as times are stored.
    pub fn now_ms(&self) -> i64 {
        self.now().timestamp_millis()
    }

    /// The current day in the operator's zone.
    pub fn today(&self, zone: Zone) -> NaiveDate {
        zone.day_of(self.now())
    }

    /// A point on a scale that never jumps, for measuring how long something takes.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the place that reads the time"
    )]
    pub fn monotonic(&self) -> Instant {
        match &self.0 {
            Source::System => Instant::now(),
            Source::Manual(hands) => read(hands).monotonic,
        }
    }

    /// How long ago `earlier` was, a point from [`Clock::monotonic`]; zero if it is yet to come.
    pub fn elapsed_since(&self, earlier: Instant) -> Duration {
        self.monotonic().saturating_duration_since(earlier)
    }

    /// Moves a manual clock forward.
    ///
    /// # Panics
    /// On the clock of the host, which a test must not believe it has moved.
    pub fn advance(&self, by: Duration) {
        let mut hands = self.hands();
        hands.wall += TimeDelta::from_std(by).unwrap_or(TimeDelta::MAX);
        hands.monotonic += by;
    }

    /// Sets a manual clock, also backwards, as someone who corrects the host's clock does: the
    /// monotonic scale stays where it was.
    ///
    /// # Panics
    /// On the clock of the host, which a test must not believe it has set.
    pub fn set(&self, at: DateTime<Utc>) {
        self.hands().wall = at;
    }

    fn hands(&self) -> MutexGuard<'_, Hands> {
        match &self.0 {
            Source::System => panic!("only a manual clock can be moved"),
            Source::Manual(hands) => read(hands),
        }
    }
}

/// Lets limits of calls follow the program's clock.
#[derive(Debug, Clone)]
pub struct Ticks(pub Clock);

impl governor::clock::Clock for Ticks {
    type Instant = Instant;

    fn now(&self) -> Instant {
        self.0.monotonic()
    }
}

/// The hands are plain values, never half-moved, so a panic elsewhere does not spoil them.
fn read(hands: &Mutex<Hands>) -> MutexGuard<'_, Hands> {
    hands.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new_years_eve() -> Clock {
        let last_second = DateTime::parse_from_rfc3339("2025-12-31T23:59:59+07:00");
        Clock::manual(last_second.expect("a time with offset").to_utc())
    }

    #[test]
    fn a_manual_clock_and_its_clones_move_together() {
        let clock = new_years_eve();
        let (started, other) = (clock.monotonic(), clock.clone());
        assert_eq!(clock.today(Zone::HO_CHI_MINH).to_string(), "2025-12-31");
        other.advance(Duration::from_secs(1));
        assert_eq!(clock.today(Zone::HO_CHI_MINH).to_string(), "2026-01-01");
        assert_eq!(clock.now_ms(), clock.now().timestamp_millis());
        assert_eq!(clock.elapsed_since(started), Duration::from_secs(1));
    }

    #[test]
    fn a_corrected_clock_keeps_its_monotonic_scale() {
        let clock = new_years_eve();
        let (started, eve) = (clock.monotonic(), clock.now());
        clock.set(eve - TimeDelta::hours(3));
        assert_eq!(eve - clock.now(), TimeDelta::hours(3));
        assert_eq!(clock.elapsed_since(started), Duration::ZERO);
        assert_eq!(
            clock.elapsed_since(started + Duration::from_secs(1)),
            Duration::ZERO
        );
    }

    #[test]
    fn the_clock_of_the_host_goes_forward() {
        let clock = Clock::system();
        let (wall, started) = (clock.now(), clock.monotonic());
        assert!(wall > new_years_eve().now());
        assert!(clock.monotonic() >= started);
    }

    #[test]
    #[should_panic(expected = "only a manual clock can be moved")]
    fn the_clock_of_the_host_cannot_be_moved() {
        Clock::system().advance(Duration::from_secs(1));
    }
}
