//! Slows guessing down without locking anybody out.
//!
//! Four allowances, each for itself: a person's address from one network (strict), a person's address from
//! everywhere (wider: against guessing from many networks), a browser in which that person has signed in before
//! (strict, and not counted against the one before, so that a stranger who guesses cannot keep the owner away),
//! and a network (generous, since an office shares one). Nothing here depends on whether the address is known.

use std::{
    net::IpAddr,
    num::NonZeroU32,
    time::{Duration, Instant},
};

use governor::{
    Quota, RateLimiter, clock::Clock as _, middleware::NoOpMiddleware,
    state::keyed::DashMapStateStore,
};
use sha2::{Digest, Sha256};

use crate::clock::{Clock, Ticks};

/// Allowances of one kind. Keys are spread over them by a hash that nobody outside can compute: memory stays bounded,
/// and a flood of keys shares a little with everybody instead of shutting the door on whoever is new.
const SHELVES: u64 = 1 << 18;

/// How many tries at once, and after how long another one.
struct Allowance(u32, Duration);

const PERSON_AND_NETWORK: Allowance = Allowance(5, Duration::from_secs(30));
const PERSON: Allowance = Allowance(30, Duration::from_secs(20));
const KNOWN_BROWSER: Allowance = Allowance(10, Duration::from_secs(20));
const NETWORK: Allowance = Allowance(60, Duration::from_secs(1));

/// The caller must wait so long, in whole seconds, at least 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait(pub u64);

type Keyed = RateLimiter<u64, DashMapStateStore<u64>, Ticks, NoOpMiddleware<Instant>>;

/// The allowances of one running program.
#[derive(Debug)]
pub struct Throttle {
    ticks: Ticks,
    seed: u128,
    person_and_network: Keyed,
    person: Keyed,
    known_browser: Keyed,
    network: Keyed,
}

/// Who tries what.
#[derive(Debug, Clone, Copy)]
pub struct Try<'a> {
    /// What is tried, so that codes and passwords have allowances of their own.
    pub what: &'static str,
    /// The person, as claimed.
    pub person: &'a str,
    /// The network of the caller.
    pub network: IpAddr,
    /// The browser, if that person has signed in there before.
    pub browser: Option<&'a str>,
}

impl Throttle {
    /// Full allowances.
    pub fn new(clock: Clock) -> Self {
        let ticks = Ticks(clock);
        let keyed = |allowance| RateLimiter::dashmap_with_clock(quota(&allowance), ticks.clone());
        Self {
            person_and_network: keyed(PERSON_AND_NETWORK),
            person: keyed(PERSON),
            known_browser: keyed(KNOWN_BROWSER),
            network: keyed(NETWORK),
            ticks,
            seed: rand::random(),
        }
    }

    /// Counts a try, before it is known whether it is right.
    pub fn count(&self, tried: &Try<'_>) -> Result<(), Wait> {
        let Try {
            what,
            person,
            network,
            browser,
        } = tried;
        // Before the network: a stranger in the same office must not use up the owner's way in.
        if let Some(browser) = browser {
            return self.check(&self.known_browser, &(what, person, browser));
        }
        self.check(&self.network, &(what, network))?;
        self.check(&self.person_and_network, &(what, person, network))?;
        self.check(&self.person, &(what, person))
    }

    /// Forgets whoever could try freely again.
    pub fn forget_quiet(&self) {
        for limiter in [
            &self.person_and_network,
            &self.person,
            &self.known_browser,
            &self.network,
        ] {
            limiter.retain_recent();
        }
    }

    fn check(&self, limiter: &Keyed, parts: &impl std::fmt::Debug) -> Result<(), Wait> {
        let key = self.shelf(parts);
        limiter.check_key(&key).map_err(|until| {
            let wait = until.wait_time_from(self.ticks.now());
            Wait((wait.as_secs() + u64::from(wait.subsec_nanos() > 0)).max(1))
        })
    }

    /// Addresses of people are not kept in memory for this; a collision only makes two share an allowance.
    fn shelf(&self, parts: &impl std::fmt::Debug) -> u64 {
        let hash = Sha256::digest(format!("{:x} {parts:?}", self.seed));
        let bytes = hash.iter().take(8);
        bytes.fold(0, |key, byte| key << 8 | u64::from(*byte)) % SHELVES
    }
}

fn quota(allowance: &Allowance) -> Quota {
    let burst = NonZeroU32::new(allowance.0).unwrap_or(NonZeroU32::MIN);
    Quota::with_period(allowance.1).map_or(Quota::per_minute(burst), |q| q.allow_burst(burst))
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    fn tries(person: &'static str, last: u8, browser: Option<&'static str>) -> Try<'static> {
        Try {
            what: "password",
            person,
            network: IpAddr::from([192, 0, 2, last]),
            browser,
        }
    }

    fn throttle() -> (Throttle, Clock) {
        let clock = Clock::manual(DateTime::UNIX_EPOCH);
        (Throttle::new(clock.clone()), clock)
    }

    #[test]
    fn five_tries_then_one_every_half_minute() {
        let (throttle, clock) = throttle();
        for _ in 0..5 {
            assert_eq!(throttle.count(&tries("a@b.vn", 1, None)), Ok(()));
        }
        assert_eq!(throttle.count(&tries("a@b.vn", 1, None)), Err(Wait(30)));
        assert_eq!(
            throttle.count(&tries("c@b.vn", 1, None)),
            Ok(()),
            "a neighbour"
        );
        assert_eq!(
            throttle.count(&tries("a@b.vn", 2, None)),
            Ok(()),
            "elsewhere"
        );
        clock.advance(Duration::from_secs(30));
        assert_eq!(throttle.count(&tries("a@b.vn", 1, None)), Ok(()));
    }

    #[test]
    fn guessing_from_many_networks_is_slow_and_keeps_the_owner_out_of_no_known_browser() {
        let (throttle, _clock) = throttle();
        let let_through = (0..=255)
            .filter(|last| throttle.count(&tries("a@b.vn", *last, None)).is_ok())
            .count();
        assert_eq!(let_through, 30);
        assert_eq!(throttle.count(&tries("a@b.vn", 9, Some("mine"))), Ok(()));
        assert!(throttle.count(&tries("a@b.vn", 9, None)).is_err());
    }

    #[test]
    fn a_flood_of_strangers_shuts_the_door_on_nobody() {
        let (throttle, _clock) = throttle();
        for stranger in 0..150_000 {
            // What each of them finds does not matter here.
            let _ = throttle.check(&throttle.person, &stranger);
        }
        let kept = u64::try_from(throttle.person.len());
        assert!(kept.is_ok_and(|kept| kept <= SHELVES), "bounded");
        for newcomer in ["a@b.vn", "c@b.vn", "d@b.vn"] {
            assert_eq!(throttle.count(&tries(newcomer, 1, None)), Ok(()));
        }
    }

    #[test]
    fn one_network_cannot_try_everybody() {
        let (throttle, clock) = throttle();
        let people: Vec<String> = (0..100).map(|n| format!("{n}@b.vn")).collect();
        let let_through = people.iter().filter(|person| {
            let tried = Try {
                person,
                ..tries("", 1, None)
            };
            throttle.count(&tried).is_ok()
        });
        assert_eq!(let_through.count(), 60);
        clock.advance(Duration::from_hours(1));
        throttle.forget_quiet();
        assert!(throttle.network.is_empty() && throttle.person.is_empty());
    }
}
