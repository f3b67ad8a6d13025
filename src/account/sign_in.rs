//! Signing in: password, where there is one a code, then a session.

use std::net::IpAddr;

use super::{
    accounts::{Accounts, milliseconds},
    device,
    password::{self, Busy, Waiting},
    secret::{Secret, hash_secret},
    throttle::{Try, Wait},
};
use crate::{
    model::{
        catalogue::SecretHash,
        user::{self, User},
    },
    store::{Credentials, NewSession, Refusal, StoreError, Way},
};

/// Milliseconds in which a code must follow the password.
const CODE_WITHIN: i64 = 10 * 60 * 1_000;
/// Seconds after which a caller comes again when too many sign in at once.
const BUSY: u64 = 5;

/// Somebody who wants in.
#[derive(Clone, Copy)]
pub struct Attempt<'a> {
    /// The address as typed.
    pub email: &'a str,
    /// The password as typed.
    pub password: &'a str,
    /// The network that the request comes from (IPv6 by /64).
    pub network: IpAddr,
    /// The mark of an earlier sign-in that this browser has kept ([`Started::browser_mark`]).
    pub browser_mark: Option<&'a str>,
    /// Family of the browser ([`browser_family`](super::browser_family)).
    pub label: &'a str,
    /// The session token that this browser has sent; it ends.
    pub replaces: Option<&'a str>,
}

/// A session just begun.
#[derive(Clone)]
pub struct Started {
    /// The session's token, for the cookie.
    pub token: String,
    /// When it ends at the latest, epoch milliseconds.
    pub expires_at: i64,
    /// A mark for the browser to keep for long, beside the session; it opens nothing.
    pub browser_mark: Option<String>,
    /// Whose it is.
    pub user: User,
    /// A second factor must be set up before anything else is reached.
    pub must_enrol: bool,
}

/// What somebody has shown who comes in.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    /// By which way.
    pub by: Way,
    /// Whether a second factor was among it.
    pub second_factor: bool,
    /// When, epoch milliseconds; 0 if nobody says.
    pub at: i64,
}

/// What became of a password.
#[derive(Clone)]
pub enum Outcome {
    /// In.
    SignedIn(Started),
    /// Right, but a code must follow within ten minutes; the token is good for [`Accounts::enter_code`] only.
    NeedsCode(Started),
    /// Unknown, wrong, or disabled: nobody is told which.
    Refused,
    /// Too many tries: again after so many seconds.
    Throttled(u64),
}

impl Accounts {
    /// Tries a password.
    pub async fn sign_in(&self, attempt: &Attempt<'_>) -> Result<Outcome, StoreError> {
        let email = user::email(attempt.email);
        let known = match &email {
            Some(email) => self.db.credentials(email).await?,
            None => None,
        };
        let person = email.as_deref().unwrap_or_default();
        let tried = self.tried("password", person, attempt, known.as_ref());
        if let Err(Wait(seconds)) = self.throttle.count(&tried) {
            return Ok(Outcome::Throttled(seconds));
        }
        let hash = known.as_ref().and_then(|known| known.password.as_deref());
        let who = tried.browser.map_or(Waiting::Stranger, |_| Waiting::Known);
        let right = self.passwords.verify(attempt.password, hash, who).await;
        match (right, known) {
            (Err(Busy), _) => Ok(Outcome::Throttled(BUSY)),
            (Ok(true), Some(known)) if known.user.active => self.let_in(&known, attempt).await,
            (Ok(_), known) => {
                let user = known.map(|known| known.user.id);
                tracing::warn!(user, "sign-in refused");
                if let Some(user) = user {
                    self.note_refusal(user, Refusal::Password);
                }
                Ok(Outcome::Refused)
            }
        }
    }

    pub(super) fn tried<'a>(
        &self,
        what: &'static str,
        person: &'a str,
        attempt: &Attempt<'a>,
        known: Option<&Credentials>,
    ) -> Try<'a> {
        let browser = attempt.browser_mark.and_then(|mark| {
            let known = known?;
            device::known(&self.vault, known.user.id, known.password.as_deref()?, mark)
        });
        Try {
            what,
            person,
            network: attempt.network,
            browser,
        }
    }

    async fn let_in(
        &self,
        known: &Credentials,
        attempt: &Attempt<'_>,
    ) -> Result<Outcome, StoreError> {
        self.hash_anew(known, attempt.password).await?;
        let shown = Shown {
            by: Way::Password,
            second_factor: false,
            at: self.clock.now_ms(),
        };
        if known.user.totp {
            let waiting = self.await_code(known, attempt, shown).await?;
            return Ok(Outcome::NeedsCode(waiting));
        }
        Ok(Outcome::SignedIn(self.begin(known, attempt, shown).await?))
    }

    /// Keeps the password under today's parameters where it was hashed with older ones.
    async fn hash_anew(&self, known: &Credentials, password: &str) -> Result<(), StoreError> {
        let old = known.password.as_deref().unwrap_or_default();
        if password::is_outdated(old)
            && let Ok(new) = self.passwords.hash(password).await
        {
            self.db.rehash_password(known.user.id, old, new).await?;
        }
        Ok(())
    }

    /// A session that can do nothing but take a code.
    pub(super) async fn await_code(
        &self,
        known: &Credentials,
        attempt: &Attempt<'_>,
        shown: Shown,
    ) -> Result<Started, StoreError> {
        let now = self.clock.now_ms();
        let until = now + CODE_WITHIN;
        let (token, session) = new_session(&known.user, until, shown, attempt.label);
        let old = attempt.replaces.map(hash_secret);
        self.db.begin_session(&session, old, false, now).await?;
        Ok(Started {
            token,
            expires_at: until,
            browser_mark: None,
            user: known.user.clone(),
            must_enrol: false,
        })
    }

    /// A full session in place of the one that this browser had.
    pub(super) async fn begin(
        &self,
        known: &Credentials,
        attempt: &Attempt<'_>,
        shown: Shown,
    ) -> Result<Started, StoreError> {
        let now = self.clock.now_ms();
        let (started, session) = self.prepare(known, shown, attempt.label, now);
        let old: Option<SecretHash> = attempt.replaces.map(hash_secret);
        self.db.begin_session(&session, old, true, now).await?;
        Ok(started)
    }

    /// A full session that is not yet kept.
    pub(super) fn prepare(
        &self,
        known: &Credentials,
        shown: Shown,
        label: &str,
        now: i64,
    ) -> (Started, NewSession) {
        let user = &known.user;
        let until = now + milliseconds(self.rules.longest);
        let (token, session) = new_session(user, until, shown, label);
        let password = known.password.as_deref();
        let started = Started {
            token,
            expires_at: until,
            browser_mark: password.map(|hash| device::mark(&self.vault, user.id, hash)),
            user: user.clone(),
            must_enrol: !shown.second_factor && self.needs_totp(user.role),
        };
        (started, session)
    }
}

fn new_session(user: &User, until: i64, shown: Shown, label: &str) -> (String, NewSession) {
    let secret = Secret::session();
    let session = NewSession {
        hash: secret.hash,
        user: user.clone(),
        expires_at: until,
        second_factor: shown.second_factor,
        confirmed_at: shown.at,
        by: shown.by,
        label: label.to_owned(),
    };
    (secret.text, session)
}
