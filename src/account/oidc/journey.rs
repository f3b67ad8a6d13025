//! What must be remembered while a person is away at the provider: sealed, in that person's browser alone.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

use super::Fault;
use crate::{
    account::{Accounts, Viewer, secret::random_text},
    model::catalogue::SecretHash,
};

/// Milliseconds in which the person must be back.
const BACK_WITHIN: i64 = Journey::SECONDS as i64 * 1_000;
/// For whom a journey is sealed.
const OWNER: &str = "sign-in by the identity provider";

/// A sign-in or a confirmation that has set out. Not to be shown: whoever knows it could finish it.
#[derive(Serialize, Deserialize)]
pub struct Journey {
    pub(super) state: String,
    pub(super) nonce: String,
    pub(super) verifier: String,
    pub(super) begun_at: i64,
    /// What is kept of the token of the session that is to be confirmed; none signs in.
    pub(super) confirms: Option<SecretHash>,
    /// The page to go to afterwards, as it was when setting out.
    pub next: Option<String>,
}

impl Journey {
    /// Seconds in which the person must be back.
    pub const SECONDS: u32 = 600;

    /// Sets out at `now` (epoch milliseconds) for `next`. Each part has 260 random bits.
    pub fn new(next: Option<&str>, now: i64) -> Self {
        Self {
            state: random_text(52),
            nonce: random_text(52),
            verifier: random_text(52),
            begun_at: now,
            confirms: None,
            next: next.map(str::to_owned),
        }
    }

    /// Sets out to confirm the session of somebody who is signed in; the provider is to ask anew.
    pub fn to_confirm(viewer: &Viewer, next: Option<&str>, now: i64) -> Self {
        Self {
            confirms: Some(viewer.session),
            ..Self::new(next, now)
        }
    }

    /// Whether it set out to confirm a session, not to begin one.
    pub const fn is_to_confirm(&self) -> bool {
        self.confirms.is_some()
    }
}

/// What the person brings back in the address.
#[derive(Clone, Copy)]
pub struct Answer<'a> {
    /// `state`.
    pub state: &'a str,
    /// `code`.
    pub code: Option<&'a str>,
    /// Whether there is an `error`.
    pub error: bool,
    /// `iss` (RFC 9207).
    pub issuer: Option<&'a str>,
}

impl<'a> Answer<'a> {
    /// The code, if the answer belongs to this journey and comes from this provider.
    pub(super) fn code_for(&self, journey: &Journey, issuer: &str) -> Result<&'a str, Fault> {
        if !bool::from(self.state.as_bytes().ct_eq(journey.state.as_bytes())) {
            return Err(Fault::broken("it belongs to another sign-in"));
        }
        if self.issuer.is_some_and(|named| named != issuer) {
            return Err(Fault::broken("it comes from another provider"));
        }
        if self.error {
            return Err(Fault::Declined);
        }
        self.code.ok_or_else(|| Fault::broken("it has no code"))
    }
}

impl Accounts {
    /// A journey as the browser keeps it; `None` only if it cannot be sealed.
    pub fn seal_journey(&self, journey: &Journey) -> Option<String> {
        let text = serde_json::to_vec(journey).ok()?;
        let sealed = self.vault.seal(OWNER, &text)?;
        Some(URL_SAFE_NO_PAD.encode(sealed))
    }

    /// A journey that began here no more than ten minutes ago.
    pub fn open_journey(&self, kept: &str) -> Option<Journey> {
        let sealed = URL_SAFE_NO_PAD.decode(kept).ok()?;
        let text = self.vault.open(OWNER, &sealed)?;
        let journey: Journey = serde_json::from_slice(&text).ok()?;
        let age = self.clock.now_ms() - journey.begun_at;
        (0..=BACK_WITHIN).contains(&age).then_some(journey)
    }
}
