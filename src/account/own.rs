//! What a person does about the own account: password, second factor, recovery codes.
//!
//! Each asks for the password or a code again: an open browser must not be enough to take an account over.

use std::net::IpAddr;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use thiserror::Error;

use super::{
    accounts::Accounts,
    code_step::totp_owner,
    password::{self, Busy, PasswordFault},
    secret::Secret,
    sign_in::{Shown, Started},
    totp,
    viewer::Viewer,
};
use crate::{
    model::{catalogue::SecretHash, user::User},
    store::{NewSecondFactor, SealedSecret, StoreError, Way},
};

/// Recovery codes that a person gets.
const RECOVERY_CODES: usize = 10;
/// Milliseconds in which a second factor must be proved after its secret was shown.
const PROVE_WITHIN: i64 = 30 * 60 * 1_000;

/// Why the own account was not changed.
#[derive(Debug, Error)]
pub enum ChangeError {
    /// The password given is not the person's, nor a code where one would do.
    #[error("the password is wrong")]
    WrongPassword,
    /// The new password is not good enough.
    #[error("the new password is {0}")]
    Password(#[from] PasswordFault),
    /// The code does not belong to the secret shown, or that was shown too long ago.
    #[error("the code is wrong")]
    WrongCode,
    /// Too many tries: again after so many seconds.
    #[error("too many tries")]
    Throttled(u64),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Busy> for ChangeError {
    fn from(_: Busy) -> Self {
        Self::Throttled(5)
    }
}

/// A second factor about to be set up; nothing is kept of it yet.
#[derive(Clone)]
pub struct Enrolment {
    /// The secret to type into an app.
    pub typed: String,
    /// The address to show as a QR code.
    pub address: String,
    /// The same sealed, for a hidden field of the form that proves it.
    pub sealed: String,
}

impl Accounts {
    /// Chooses another password. All other sessions of the person end.
    pub async fn change_password(
        &self,
        viewer: &Viewer,
        old: &str,
        new: &str,
        network: IpAddr,
    ) -> Result<(), ChangeError> {
        self.ask_password(viewer, old, network).await?;
        let user = &viewer.user;
        password::check(new, &[&user.email, &user.name])?;
        let hash = self.passwords.hash(new).await?;
        let (now, actor) = (self.clock.now_ms(), viewer.actor());
        let keep = Some(viewer.session);
        self.db
            .change_password(user.id, hash, keep, &actor, now)
            .await?;
        Ok(())
    }

    /// Makes a secret for a second factor; `issuer` is the name under which apps list it.
    pub fn begin_second_factor(&self, viewer: &Viewer, issuer: &str) -> Option<Enrolment> {
        let secret = totp::new_secret();
        let until = self.clock.now_ms() + PROVE_WITHIN;
        let text = [until.to_be_bytes().as_slice(), &secret].concat();
        let sealed = self.vault.seal(&enrolling(&viewer.user), &text)?;
        Some(Enrolment {
            typed: totp::typed(&secret),
            address: totp::address(&secret, &viewer.user.email, issuer),
            sealed: URL_SAFE_NO_PAD.encode(sealed),
        })
    }

    /// The same second factor again, to show a form once more after a wrong code.
    pub fn resume_second_factor(
        &self,
        viewer: &Viewer,
        issuer: &str,
        sealed: &str,
    ) -> Option<Enrolment> {
        let secret = self.enrolled(&viewer.user, sealed)?;
        Some(Enrolment {
            typed: totp::typed(&secret),
            address: totp::address(&secret, &viewer.user.email, issuer),
            sealed: sealed.to_owned(),
        })
    }

    /// Sets the second factor up once a code proves it. All sessions of the person end, and a new one begins here.
    /// Returns it with the recovery codes, which are shown this once.
    pub async fn confirm_second_factor(
        &self,
        viewer: &Viewer,
        password: &str,
        (sealed, code): (&str, &str),
        (network, label): (IpAddr, &str),
    ) -> Result<(Started, Vec<String>), ChangeError> {
        let known = self.ask_password(viewer, password, network).await?;
        if known.user.totp {
            return Err(ChangeError::WrongCode);
        }
        let now = self.clock.now_ms();
        let secret = self.enrolled(&viewer.user, sealed);
        let code: String = code.chars().filter(char::is_ascii_digit).collect();
        let proved = secret.and_then(|secret| Some((totp::step_of(&secret, &code, now)?, secret)));
        let (step, secret) = proved.ok_or(ChangeError::WrongCode)?;
        let sealed = self.vault.seal(&totp_owner(&viewer.user), &secret);
        let (codes, recovery) = recovery_codes();
        let factor = NewSecondFactor {
            secret: SealedSecret(sealed.ok_or(ChangeError::WrongCode)?),
            step,
            recovery,
        };
        let shown = Shown {
            by: Way::Password,
            second_factor: true,
            at: now,
        };
        let (started, session) = self.prepare(&known, shown, label, now);
        self.db.set_second_factor(factor, &session, now).await?;
        Ok((started, codes))
    }

    /// Takes the own second factor away; `proof` is the password or a code. All other sessions of the person end.
    pub async fn remove_second_factor(
        &self,
        viewer: &Viewer,
        proof: &str,
        network: IpAddr,
    ) -> Result<(), ChangeError> {
        self.confirm(viewer, proof, network).await?;
        let (id, keep, actor) = (viewer.user.id, Some(viewer.session), viewer.actor());
        let now = self.clock.now_ms();
        self.db.remove_second_factor(id, keep, &actor, now).await?;
        Ok(())
    }

    /// Makes new recovery codes, shown this once; the old ones work no longer. `proof` is the password or a code.
    pub async fn renew_recovery_codes(
        &self,
        viewer: &Viewer,
        proof: &str,
        network: IpAddr,
    ) -> Result<Vec<String>, ChangeError> {
        self.confirm(viewer, proof, network).await?;
        let (codes, hashes) = recovery_codes();
        let now = self.clock.now_ms();
        self.db
            .renew_recovery_codes(&viewer.user, &hashes, now)
            .await?;
        Ok(codes)
    }

    /// How many recovery codes the person has left.
    pub async fn recovery_codes_left(&self, viewer: &Viewer) -> Result<u64, StoreError> {
        self.db.recovery_codes_left(viewer.user.id).await
    }

    fn enrolled(&self, user: &User, sealed: &str) -> Option<Vec<u8>> {
        let sealed = URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let text = self.vault.open(&enrolling(user), &sealed)?;
        let (until, secret) = text.split_first_chunk::<8>()?;
        let fresh = i64::from_be_bytes(*until) > self.clock.now_ms();
        fresh.then(|| secret.to_vec())
    }
}

/// For whom a secret is sealed that is not yet proved.
fn enrolling(user: &User) -> String {
    format!("second factor to come of {}", user.id)
}

fn recovery_codes() -> (Vec<String>, Vec<SecretHash>) {
    let codes = (0..RECOVERY_CODES).map(|_| Secret::recovery_code());
    codes.map(|secret| (secret.text, secret.hash)).unzip()
}
