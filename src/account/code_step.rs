//! The second step of signing in: a code after the password.

use std::net::IpAddr;

use super::{
    accounts::Accounts,
    codes::{FREE, Guesser},
    secret::hash_secret,
    sign_in::{Attempt, Shown, Started},
    throttle::Wait,
    totp,
};
use crate::{
    model::{audit::Action, catalogue::SecretHash, user::User},
    store::{Credentials, Refusal, StoreError, Way},
};

/// What became of a code.
#[derive(Clone)]
pub enum CodeOutcome {
    /// In, with a new token.
    SignedIn(Started),
    /// Wrong, or used before.
    Refused,
    /// Too many tries: again after so many seconds.
    Throttled(u64),
    /// The password is too long ago, or was never given: from the beginning.
    TooLate,
}

impl Accounts {
    /// Tries a code of the second factor, or a recovery code, after the password was right.
    pub async fn enter_code(
        &self,
        pending: &str,
        code: &str,
        network: IpAddr,
        browser_mark: Option<&str>,
    ) -> Result<CodeOutcome, StoreError> {
        let now = self.clock.now_ms();
        let hash = hash_secret(pending);
        let session = self.db.session(&hash, now, self.idle_since(now)).await?;
        let Some(session) = session.filter(|s| s.user.totp && !s.second_factor) else {
            return Ok(CodeOutcome::TooLate);
        };
        let Some(known) = self.db.credentials_of(session.user.id).await? else {
            return Ok(CodeOutcome::TooLate);
        };
        let attempt = Attempt {
            email: "",
            password: "",
            network,
            browser_mark,
            label: &session.label,
            replaces: Some(pending),
        };
        let tried = self.tried("code", &known.user.email, &attempt, Some(&known));
        if let Err(Wait(seconds)) = self.throttle.count(&tried) {
            return Ok(CodeOutcome::Throttled(seconds));
        }
        let guesser = match tried.browser {
            Some(browser) => Guesser::Browser(known.user.id, browser.to_owned()),
            None => Guesser::Person(known.user.id),
        };
        if let Some(seconds) = self.wrong_codes.wait(&guesser, now) {
            return Ok(CodeOutcome::Throttled(seconds));
        }
        if !self.use_code(&known, code).await? {
            self.note_refusal(known.user.id, Refusal::Code);
            self.count_wrong_code(&known.user, guesser, hash).await?;
            return Ok(CodeOutcome::Refused);
        }
        self.wrong_codes.forget(&guesser);
        self.wrong_codes.forget(&Guesser::Session(hash));
        // While a code is still to come, only a password given here has confirmed anything.
        let by = match session.confirmed_at {
            0 => Way::Provider,
            _ => Way::Password,
        };
        let shown = Shown {
            by,
            second_factor: true,
            at: now,
        };
        let started = self.begin(&known, &attempt, shown).await?;
        Ok(CodeOutcome::SignedIn(started))
    }

    /// After so many wrong codes the password has to be given again.
    async fn count_wrong_code(
        &self,
        user: &User,
        guesser: Guesser,
        pending: SecretHash,
    ) -> Result<(), StoreError> {
        tracing::warn!(user = user.id, "code refused");
        let now = self.clock.now_ms();
        self.wrong_codes.count(guesser, now);
        let session = Guesser::Session(pending);
        if self.wrong_codes.count(session.clone(), now) >= FREE {
            self.wrong_codes.forget(&session);
            let ended = self.db.end_session(user, &pending, Action::Revoked, now);
            ended.await?;
        }
        Ok(())
    }

    /// Uses up a code of the second factor, else a recovery code.
    pub(super) async fn use_code(
        &self,
        known: &Credentials,
        code: &str,
    ) -> Result<bool, StoreError> {
        let now = self.clock.now_ms();
        let code: String = code
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .flat_map(char::to_lowercase)
            .take(32)
            .collect();
        if code.len() > 6 {
            let hash = hash_secret(&code);
            return self.db.use_recovery_code(&known.user, hash, now).await;
        }
        let sealed = known.second_factor.as_ref();
        let secret = sealed.and_then(|s| self.vault.open(&totp_owner(&known.user), &s.0));
        let Some(secret) = secret else {
            tracing::error!(
                user = known.user.id,
                "a second factor cannot be read: was secrets.key replaced?"
            );
            return Ok(false);
        };
        match totp::step_of(&secret, &code, now) {
            Some(step) => self.db.use_step(known.user.id, step).await,
            None => Ok(false),
        }
    }
}

/// For whom the secret of a second factor is sealed.
pub(super) fn totp_owner(user: &User) -> String {
    format!("second factor of {}", user.id)
}
