//! Whom the provider knows, and who may come in here.
//!
//! Accounts are by invitation: nobody gets one by being known elsewhere. The first time, an account is found by the
//! verified e-mail address and linked; from then on by the provider's own name for the person alone, so that an address
//! that is given to somebody else later opens nothing.

use std::net::IpAddr;

use super::Identity;
use crate::{
    account::{Accounts, Attempt, Started, sign_in::Shown},
    store::{Credentials, Refusal, StoreError, Way},
};

/// Where somebody comes from.
#[derive(Clone, Copy)]
pub struct Whence<'a> {
    /// The network that the request comes from (IPv6 by /64).
    pub network: IpAddr,
    /// Family of the browser.
    pub label: &'a str,
    /// The session token that this browser has sent; it ends.
    pub replaces: Option<&'a str>,
}

/// What became of somebody whom the provider knows.
#[derive(Clone)]
pub enum Arrival {
    /// In.
    SignedIn(Started),
    /// A code must follow within ten minutes; the token is good for [`Accounts::enter_code`] only.
    NeedsCode(Started),
    /// Not in.
    Refused(Doubt),
}

/// Why somebody whom the provider knows does not come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// No active account belongs to the person.
    Unknown,
    /// The person is not linked yet, and the provider has not verified the e-mail address.
    Unverified,
    /// The account with that address is linked to somebody else there.
    Taken,
}

impl Accounts {
    /// Lets somebody in whom the provider knows, and links the account the first time.
    pub async fn arrive(
        &self,
        identity: &Identity,
        from: Whence<'_>,
    ) -> Result<Arrival, StoreError> {
        let known = match self.owner_of(identity).await? {
            Ok(known) => known,
            Err(doubt) => {
                tracing::warn!(?doubt, "sign-in by the identity provider refused");
                return Ok(Arrival::Refused(doubt));
            }
        };
        let attempt = Attempt {
            email: "",
            password: "",
            network: from.network,
            browser_mark: None,
            label: from.label,
            replaces: from.replaces,
        };
        let mut shown = Shown {
            by: Way::Provider,
            second_factor: identity.second_factor,
            // A session of the provider may be days old: who begins one here need not be there.
            at: identity.shown_at.unwrap_or(0),
        };
        if known.user.totp && !identity.second_factor {
            // Nothing was given here yet.
            shown.at = 0;
            let waiting = self.await_code(&known, &attempt, shown).await?;
            return Ok(Arrival::NeedsCode(waiting));
        }
        let started = self.begin(&known, &attempt, shown).await?;
        Ok(Arrival::SignedIn(started))
    }

    async fn owner_of(
        &self,
        identity: &Identity,
    ) -> Result<Result<Credentials, Doubt>, StoreError> {
        let (issuer, subject) = (&identity.issuer, &identity.subject);
        if let Some(known) = self.db.identified(issuer, subject).await? {
            return Ok(self.active(known));
        }
        let Some(email) = &identity.email else {
            return Ok(Err(Doubt::Unverified));
        };
        let known = self.db.credentials(email).await?;
        let known = match known.map(|known| self.active(known)) {
            Some(Ok(known)) => known,
            Some(Err(doubt)) => return Ok(Err(doubt)),
            None => return Ok(Err(Doubt::Unknown)),
        };
        let now = self.clock.now_ms();
        if self
            .db
            .link_identity(&known.user, issuer, subject, now)
            .await?
        {
            return Ok(Ok(known));
        }
        // Somebody may have linked it in the same moment; otherwise it belongs to another one.
        let Some(linked) = self.db.identified(issuer, subject).await? else {
            self.note_refusal(known.user.id, Refusal::Provider);
            return Ok(Err(Doubt::Taken));
        };
        Ok(self.active(linked))
    }

    fn active(&self, known: Credentials) -> Result<Credentials, Doubt> {
        if known.user.active {
            return Ok(known);
        }
        self.note_refusal(known.user.id, Refusal::Provider);
        Err(Doubt::Unknown)
    }
}
