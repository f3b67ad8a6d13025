//! When API tokens were last used: kept once a minute, however often they are.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use super::accounts::Accounts;

/// Milliseconds after which it is worth keeping that a token was used.
const EVERY: i64 = 60_000;

/// When each token's use was last kept, epoch milliseconds.
#[derive(Debug, Default)]
pub struct Usage(Mutex<HashMap<i32, i64>>);

impl Usage {
    /// Whether this use is worth keeping; then the next minute's are not.
    fn is_worth_keeping(&self, token: i32, now: i64) -> bool {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let last = kept.entry(token).or_insert(i64::MIN);
        let worth = now.saturating_sub(*last) >= EVERY;
        if worth {
            *last = now;
        }
        worth
    }
}

impl Accounts {
    /// Notes that an API token is used. Nobody waits for it.
    pub fn note_token_used(&self, token: i32) {
        let now = self.clock.now_ms();
        if !self.usage.is_worth_keeping(token, now) {
            return;
        }
        let db = self.db.clone();
        tokio::spawn(async move {
            if let Err(error) = db.token_used(token, now - EVERY, now).await {
                tracing::warn!(%error, "that a token was used could not be noted");
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_use_a_minute_is_worth_keeping() {
        let usage = Usage::default();
        let worth = |at| usage.is_worth_keeping(7, at);
        assert_eq!(
            [worth(0), worth(59_999), worth(60_000)],
            [true, false, true]
        );
        assert!(usage.is_worth_keeping(8, 60_001));
    }
}
