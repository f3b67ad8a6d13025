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
/// Most networks of a kind remembered at once. Further ones are counted by [`site`], as many again, until some are
/// forgotten: who has an IPv6 network of the usual size has 65 536 of ours, but one site, so that two such networks fill
/// the memory and take nothing from others.
const MOST: usize = 100_000;
/// Length of the prefix of an IPv6 site: providers give each customer one of 48 to 56 bits.
const SITE_BITS: u32 = 48;

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

/// Who is counted; `None` stands for all those beyond the networks and sites that are remembered.
type Shared<K> = Option<K>;

/// The limits of one running program.
#[derive(Debug)]
pub struct Limits {
    clock: Ticks,
    tokens: Keyed<TokenKey>,
    links: Keyed<i32>,
    /// Of a link's calls, those from one address.
    link_shares: Keyed<(i32, IpAddr)>,
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
    /// flood from one place shuts nobody else out, then against the link, then against the address. Beyond the
    /// networks and sites that are remembered the link's own limit decides.
    pub fn link(&self, link: i32, network: IpAddr) -> Result<(), TooOften> {
        if let Some(network) = remembered(self.link_shares.len(), network) {
            self.check(&self.link_shares, &(link, network))?;
        }
        self.check(&self.links, &link)?;
        self.address(network)
    }

    /// Counts a form sent under the code of a receipt, of each network for itself: were the allowance shared,
    /// whoever has a copy of a receipt would see by it when the citizen sends, and could keep the citizen from it.
    pub fn receipt(&self, code: ReceiptCode, network: IpAddr) -> Result<(), TooOften> {
        self.check_shared(&self.receipts, network, |network| (code, network))
    }

    /// Counts a look into the database for a code that may have been issued; those of an address have
    /// an allowance of their own.
    pub fn lookup(&self, network: IpAddr) -> Result<(), TooOften> {
        self.check_shared(&self.lookups, network, |network| network)
    }

    /// Counts a call under a code that does not exist.
    pub fn guess(&self, network: IpAddr) -> Result<(), TooOften> {
        self.check_shared(&self.guesses, network, |network| network)
    }

    /// Counts a form that came too soon and is given back with all that was typed: whole pages cost more than a
    /// bare refusal, and people do not press as often as that.
    pub fn give_back(&self, network: IpAddr) -> Result<(), TooOften> {
        self.check_shared(&self.given_back, network, |network| network)
    }

    /// Counts a call of a caller of whom only the address is known.
    pub fn address(&self, network: IpAddr) -> Result<(), TooOften> {
        self.check_shared(&self.addresses, network, |network| network)
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
        network: IpAddr,
        key: impl Fn(IpAddr) -> K,
    ) -> Result<(), TooOften> {
        let key = remembered(limiter.len(), network).map(key);
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

/// By what a caller is counted where so many are remembered; by nothing of its own where they are too many.
fn remembered(count: usize, network: IpAddr) -> Option<IpAddr> {
    if count < MOST {
        Some(network)
    } else {
        (count < 2 * MOST).then(|| site(network))
    }
}

/// The site of a network. An IPv4 address is one by itself: they are too rare to be had in masses.
fn site(network: IpAddr) -> IpAddr {
    match network {
        IpAddr::V4(_) => network,
        IpAddr::V6(network) => {
            let mask = u128::MAX << (u128::BITS - SITE_BITS);
            IpAddr::V6((network.to_bits() & mask).into())
        }
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
mod tests;
