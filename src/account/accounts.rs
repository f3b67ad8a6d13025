//! The parts behind signing in, built once.

use std::time::Duration;

use super::{
    codes::WrongCodes, password::Passwords, throttle::Throttle, usage::Usage, vault::Vault,
};
use crate::{clock::Clock, model::role::Role, store::Database};

/// What the operator decides about signing in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// How long a session lasts that nobody uses.
    pub idle: Duration,
    /// How long a session lasts at most.
    pub longest: Duration,
    /// How long somebody counts as there after giving a password or a code.
    pub confirmed: Duration,
    /// Roles that need a second factor.
    pub totp_required: Vec<Role>,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            idle: Duration::from_hours(8),
            longest: Duration::from_hours(7 * 24),
            confirmed: Duration::from_mins(10),
            totp_required: vec![Role::Administrator],
        }
    }
}

/// Signing in and everything a person does about the own account.
#[derive(Debug)]
pub struct Accounts {
    pub(super) db: Database,
    pub(super) clock: Clock,
    pub(super) rules: Rules,
    pub(super) passwords: Passwords,
    pub(super) throttle: Throttle,
    pub(super) wrong_codes: WrongCodes,
    pub(super) vault: Vault,
    pub(super) usage: Usage,
}

impl Accounts {
    /// The parts around an open database. `key` is the program's own secret key.
    pub fn new(db: Database, clock: Clock, key: &[u8], rules: Rules) -> Self {
        Self {
            passwords: Passwords::default(),
            throttle: Throttle::new(clock.clone()),
            wrong_codes: WrongCodes::default(),
            vault: Vault::new(key),
            usage: Usage::default(),
            db,
            clock,
            rules,
        }
    }

    /// Forgets sessions that hold no longer and callers that have been quiet, and writes down which sign-ins were
    /// refused; to be called now and then.
    pub async fn tidy(&self) -> Result<(), crate::store::StoreError> {
        self.throttle.forget_quiet();
        let now = self.clock.now_ms();
        self.wrong_codes.forget_old(now);
        self.db.forget_sessions(now, self.idle_since(now)).await?;
        self.db.write_refusals(now).await?;
        Ok(())
    }

    /// How many passwords were hashed since the start, to be kept or compared: the dearest thing a stranger can ask for.
    pub fn passwords_hashed(&self) -> u64 {
        self.passwords.done()
    }

    /// A session not seen since then is over, epoch milliseconds.
    pub(super) fn idle_since(&self, now: i64) -> i64 {
        now - milliseconds(self.rules.idle)
    }

    /// Whether this role needs a second factor.
    pub(super) fn needs_totp(&self, role: Role) -> bool {
        self.rules.totp_required.contains(&role)
    }
}

pub(super) fn milliseconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}
