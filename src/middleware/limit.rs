//! How often one caller may call: by token, by the code of a link or receipt, else by address.
//!
//! Generous for addresses, since a whole office or a mobile network shares one. Addresses stay in
//! memory only and are forgotten once they could call freely again.

use std::{
    hash::Hash,
    net::IpAddr,
    num::NonZeroU32,
    sync::{Arc, Weak},
    time::{Duration, Instant},
};

use governor::{
    Quota, RateLimiter, clock::Clock as _, middleware::NoOpMiddleware,
    state::keyed::DashMapStateStore,
};

use crate::{
    account::Caller,
    clock::{Clock, Ticks},
    config,
};

/// How often quiet callers are forgotten.
const FORGET_EVERY: Duration = Duration::from_mins(1);
/// Most addresses remembered at once; further ones share one allowance until some are forgotten.
const MOST_ADDRESSES: usize = 100_000;

/// The caller must wait so long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooOften {
    /// Whole seconds, at least 1.
    pub retry_after: u64,
}

type Keyed<K> = RateLimiter<K, DashMapStateStore<K>, Ticks, NoOpMiddleware<Instant>>;

/// A caller with a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum TokenKey {
    Kiosk(i32),
    Program(i32),
}

/// An address, or all those beyond the most that are remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum AddressKey {
    Known(IpAddr),
    Others,
}

/// The limits of one running program.
#[derive(Debug)]
pub struct Limits {
    clock: Ticks,
    tokens: Keyed<TokenKey>,
    links: Keyed<String>,
    addresses: Keyed<AddressKey>,
}

impl Limits {
    /// Limits as configured. Inside a runtime a task forgets quiet callers until the limits are dropped.
    pub fn start(config: &config::Limits, clock: Clock) -> Arc<Self> {
        let limits = Arc::new(Self::new(config, clock));
        tokio::spawn(forget_regularly(Arc::downgrade(&limits)));
        limits
    }

    fn new(config: &config::Limits, clock: Clock) -> Self {
        let clock = Ticks(clock);
        let a_second = |calls| Quota::per_second(at_least_one(calls));
        let a_minute = |calls| Quota::per_minute(at_least_one(calls));
        Self {
            tokens: RateLimiter::dashmap_with_clock(
                a_second(config.api_calls_per_second),
                clock.clone(),
            ),
            links: RateLimiter::dashmap_with_clock(a_minute(config.link_per_minute), clock.clone()),
            addresses: RateLimiter::dashmap_with_clock(
                a_minute(config.address_per_minute),
                clock.clone(),
            ),
            clock,
        }
    }

    /// Counts a call with a token.
    pub fn token(&self, caller: &Caller) -> Result<(), TooOften> {
        let key = match caller {
            Caller::Kiosk(kiosk) => TokenKey::Kiosk(kiosk.id),
            Caller::Program(token) => TokenKey::Program(token.id),
        };
        self.check(&self.tokens, &key)
    }

    /// Counts a call under the code of a link or receipt; only for codes known to exist.
    pub fn link(&self, code: &str) -> Result<(), TooOften> {
        self.check(&self.links, &code.to_owned())
    }

    /// Counts a call of a caller of whom only the address is known.
    pub fn address(&self, network: IpAddr) -> Result<(), TooOften> {
        let key = if self.addresses.len() < MOST_ADDRESSES {
            AddressKey::Known(network)
        } else {
            AddressKey::Others
        };
        self.check(&self.addresses, &key)
    }

    /// Forgets callers that could call freely again.
    pub fn forget_quiet(&self) {
        self.tokens.retain_recent();
        self.links.retain_recent();
        self.addresses.retain_recent();
    }

    fn check<K: Hash + Eq + Clone>(&self, limiter: &Keyed<K>, key: &K) -> Result<(), TooOften> {
        limiter.check_key(key).map_err(|until| {
            let wait = until.wait_time_from(self.clock.now());
            let retry_after = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
            TooOften {
                retry_after: retry_after.max(1),
            }
        })
    }
}

fn at_least_one(calls: u32) -> NonZeroU32 {
    NonZeroU32::new(calls).unwrap_or(NonZeroU32::MIN)
}

async fn forget_regularly(limits: Weak<Limits>) {
    let mut tick = tokio::time::interval(FORGET_EVERY);
    loop {
        tick.tick().await;
        let Some(limits) = limits.upgrade() else {
            return;
        };
        limits.forget_quiet();
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::model::kiosk::Kiosk;

    fn limits() -> (Limits, Clock) {
        let clock = Clock::manual(DateTime::UNIX_EPOCH);
        let config = config::Limits {
            api_calls_per_second: 2,
            link_per_minute: 1,
            address_per_minute: 1,
        };
        (Limits::new(&config, clock.clone()), clock)
    }

    fn kiosk(id: i32) -> Caller {
        Caller::Kiosk(Kiosk {
            id,
            name: String::new(),
            service_point: 1,
        })
    }

    #[test]
    fn each_caller_has_an_allowance_that_comes_back() {
        let (limits, clock) = limits();
        assert_eq!(limits.token(&kiosk(1)), Ok(()));
        assert_eq!(limits.token(&kiosk(1)), Ok(()));
        assert_eq!(limits.token(&kiosk(1)), Err(TooOften { retry_after: 1 }));
        assert_eq!(
            limits.token(&kiosk(2)),
            Ok(()),
            "a neighbour is not held up"
        );
        clock.advance(Duration::from_secs(1));
        assert_eq!(limits.token(&kiosk(1)), Ok(()));
    }

    #[test]
    fn links_and_addresses_wait_for_minutes() {
        let (limits, _clock) = limits();
        let address: IpAddr = "192.0.2.1".parse().expect("an address");
        assert_eq!(
            (limits.link("abc"), limits.address(address)),
            (Ok(()), Ok(()))
        );
        assert_eq!(limits.link("abc"), Err(TooOften { retry_after: 60 }));
        assert_eq!(limits.address(address), Err(TooOften { retry_after: 60 }));
        assert_eq!(limits.link("abd"), Ok(()));
    }

    #[test]
    fn quiet_callers_are_forgotten() {
        let (limits, clock) = limits();
        let address: IpAddr = "192.0.2.1".parse().expect("an address");
        assert_eq!(limits.address(address), Ok(()));
        clock.advance(Duration::from_mins(2));
        limits.forget_quiet();
        assert!(limits.addresses.is_empty());
    }
}
