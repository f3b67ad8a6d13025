//! How often one caller may call: by token, by the code of a link or receipt, else by address.
//!
//! Generous for addresses, since a whole office or a mobile network shares one. Codes that do not exist
//! have an allowance of their own: who guesses takes nothing from those behind the same address whose
//! code is good. Addresses stay in memory only and are forgotten once they could call freely again.

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
    model::receipt::ReceiptCode,
};

/// How often quiet callers are forgotten.
const FORGET_EVERY: Duration = Duration::from_mins(1);
/// Most callers of a kind remembered at once; further ones share one allowance until some are forgotten.
const MOST: usize = 100_000;

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

/// Who is counted; `None` stands for all those beyond the most that are remembered.
type Shared<K> = Option<K>;

/// The limits of one running program.
#[derive(Debug)]
pub struct Limits {
    clock: Ticks,
    tokens: Keyed<TokenKey>,
    links: Keyed<i32>,
    /// Of a link's calls, those from one address.
    link_shares: Keyed<Shared<(i32, IpAddr)>>,
    receipts: Keyed<Shared<(ReceiptCode, IpAddr)>>,
    addresses: Keyed<Shared<IpAddr>>,
    /// Looks into the database whether a code was issued.
    lookups: Keyed<Shared<IpAddr>>,
    /// Codes that do not exist.
    guesses: Keyed<Shared<IpAddr>>,
    /// Forms that came too soon and are given back whole.
    given_back: Keyed<Shared<IpAddr>>,
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
        let a_minute = |calls| Quota::per_minute(at_least_one(calls));
        Self {
            tokens: keyed(
                Quota::per_second(at_least_one(config.api_calls_per_second)),
                &clock,
            ),
            links: keyed(a_minute(config.link_per_minute), &clock),
            link_shares: keyed(a_minute(config.link_per_address), &clock),
            receipts: keyed(a_minute(config.receipt_per_minute), &clock),
            addresses: keyed(a_minute(config.address_per_minute), &clock),
            lookups: keyed(a_minute(config.address_per_minute), &clock),
            guesses: keyed(a_minute(config.unknown_per_minute), &clock),
            given_back: keyed(a_minute(config.link_per_address), &clock),
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

    /// Counts a call on a link, by number: first against what one address may take of it, so that a
    /// flood from one place shuts nobody else out, then against the link, then against the address.
    pub fn link(&self, link: i32, network: IpAddr) -> Result<(), TooOften> {
        self.check_shared(&self.link_shares, (link, network))?;
        self.check(&self.links, &link)?;
        self.address(network)
    }

    /// Counts a form sent under the code of a receipt, of each network for itself: were the allowance shared,
    /// whoever has a copy of a receipt would see by it when the citizen sends, and could keep the citizen from it.
    pub fn receipt(&self, code: ReceiptCode, network: IpAddr) -> Result<(), TooOften> {
        self.check_shared(&self.receipts, (code, network))
    }

    /// Counts a look into the database for a code that may have been issued; those of an address have
    /// an allowance of their own.
    pub fn lookup(&self, network: IpAddr) -> Result<(), TooOften> {
        self.check_shared(&self.lookups, network)
    }

    /// Counts a call under a code that does not exist.
    pub fn guess(&self, network: IpAddr) -> Result<(), TooOften> {
        self.check_shared(&self.guesses, network)
    }

    /// Counts a form that came too soon and is given back with all that was typed: whole pages cost more than a
    /// bare refusal, and people do not press as often as that.
    pub fn give_back(&self, network: IpAddr) -> Result<(), TooOften> {
        self.check_shared(&self.given_back, network)
    }

    /// Counts a call of a caller of whom only the address is known.
    pub fn address(&self, network: IpAddr) -> Result<(), TooOften> {
        self.check_shared(&self.addresses, network)
    }

    /// Forgets callers that could call freely again.
    pub fn forget_quiet(&self) {
        self.tokens.retain_recent();
        self.links.retain_recent();
        self.link_shares.retain_recent();
        self.receipts.retain_recent();
        self.addresses.retain_recent();
        self.lookups.retain_recent();
        self.guesses.retain_recent();
        self.given_back.retain_recent();
    }

    fn check_shared<K: Hash + Eq + Clone>(
        &self,
        limiter: &Keyed<Shared<K>>,
        key: K,
    ) -> Result<(), TooOften> {
        let key = (limiter.len() < MOST).then_some(key);
        self.check(limiter, &key)
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

fn keyed<K: Hash + Eq + Clone>(quota: Quota, clock: &Ticks) -> Keyed<K> {
    RateLimiter::dashmap_with_clock(quota, clock.clone())
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
            link_per_minute: 3,
            link_per_address: 2,
            receipt_per_minute: 2,
            unknown_per_minute: 1,
            address_per_minute: 4,
        };
        (Limits::new(&config, clock.clone()), clock)
    }

    fn address(last: u8) -> IpAddr {
        IpAddr::from([192, 0, 2, last])
    }

    fn receipt(last: char) -> ReceiptCode {
        let code = format!("A000000000000000000{last}");
        ReceiptCode::parse(&code).expect("a code")
    }

    const WAIT: fn(u64) -> Result<(), TooOften> = |retry_after| Err(TooOften { retry_after });

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
    fn one_address_takes_its_share_of_a_link_and_leaves_the_rest() {
        let (limits, _clock) = limits();
        assert_eq!(limits.link(1, address(1)), Ok(()));
        assert_eq!(limits.link(1, address(1)), Ok(()));
        assert_eq!(limits.link(1, address(1)), WAIT(30), "its share");
        assert_eq!(limits.link(1, address(2)), Ok(()), "another place");
        assert_eq!(limits.link(1, address(3)), WAIT(20), "the link's own");
        // What was refused for the link's sake takes nothing from the address.
        assert_eq!(limits.link(2, address(1)), Ok(()), "another poster");
        assert_eq!(limits.link(2, address(1)), Ok(()));
        assert_eq!(limits.link(3, address(1)), WAIT(15), "the address");
    }

    #[test]
    fn a_receipt_may_be_tried_again_but_not_for_ever() {
        let (limits, clock) = limits();
        for _ in 0..2 {
            assert_eq!(limits.receipt(receipt('1'), address(1)), Ok(()));
        }
        assert_eq!(limits.receipt(receipt('1'), address(1)), WAIT(30));
        assert_eq!(limits.receipt(receipt('1'), address(2)), Ok(()), "a copy");
        assert_eq!(limits.receipt(receipt('2'), address(1)), Ok(()));
        clock.advance(Duration::from_secs(30));
        assert_eq!(limits.receipt(receipt('1'), address(1)), Ok(()));
    }

    #[test]
    fn guesses_take_nothing_from_those_with_a_code_behind_the_same_address() {
        let (limits, _clock) = limits();
        assert_eq!(limits.guess(address(1)), Ok(()));
        for _ in 0..100 {
            assert_eq!(limits.guess(address(1)), WAIT(60));
        }
        assert_eq!(limits.guess(address(2)), Ok(()));
        // Nor do those of which only the database knows.
        for _ in 0..4 {
            assert_eq!(limits.lookup(address(1)), Ok(()));
        }
        assert_eq!(limits.lookup(address(1)), WAIT(15));
        assert_eq!(limits.link(1, address(1)), Ok(()));
        assert_eq!(limits.receipt(receipt('6'), address(1)), Ok(()));
    }

    #[test]
    fn quiet_callers_are_forgotten() {
        let (limits, clock) = limits();
        assert_eq!(limits.link(1, address(1)), Ok(()));
        assert_eq!(limits.receipt(receipt('1'), address(1)), Ok(()));
        assert_eq!(limits.guess(address(1)), Ok(()));
        assert_eq!(limits.give_back(address(1)), Ok(()));
        clock.advance(Duration::from_mins(2));
        limits.forget_quiet();
        assert!(limits.addresses.is_empty() && limits.link_shares.is_empty());
        assert!(limits.receipts.is_empty() && limits.guesses.is_empty());
        assert!(limits.given_back.is_empty());
    }
}
