//! Whether the person behind a session is still there: the password or a code of the second factor, asked for again.
//!
//! An open browser must be enough neither to take an account over nor to make others or their keys.

use std::net::IpAddr;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use super::{
    accounts::{Accounts, milliseconds},
    codes::Guesser,
    own::ChangeError,
    password::Waiting,
    throttle::{Try, Wait},
    viewer::Viewer,
};
use crate::store::{Credentials, Refusal};

/// Digits of a code; no password is that short.
const CODE_DIGITS: usize = 6;

impl Accounts {
    /// Whether the person has signed in or confirmed a short time ago.
    pub fn is_confirmed(&self, viewer: &Viewer) -> bool {
        let until = viewer.confirmed_at + milliseconds(self.rules.confirmed);
        self.clock.now_ms() < until
    }

    /// Confirms by the password or, where a second factor is set up, a code of it; each code works once.
    pub async fn confirm(
        &self,
        viewer: &Viewer,
        proof: &str,
        network: IpAddr,
    ) -> Result<Credentials, ChangeError> {
        match code(proof).filter(|_| viewer.user.totp) {
            Some(code) => self.ask_code(viewer, &code, network).await,
            None => self.ask_password(viewer, proof, network).await,
        }
    }

    /// Confirms by the password alone.
    pub(super) async fn ask_password(
        &self,
        viewer: &Viewer,
        password: &str,
        network: IpAddr,
    ) -> Result<Credentials, ChangeError> {
        self.count_again("again", viewer, network)?;
        let known = self.db.credentials_of(viewer.user.id).await?;
        let hash = known.as_ref().and_then(|known| known.password.as_deref());
        let right = self
            .passwords
            .verify(password, hash, Waiting::Known)
            .await?;
        self.confirmed(viewer, known.filter(|_| right)).await
    }

    async fn ask_code(
        &self,
        viewer: &Viewer,
        code: &str,
        network: IpAddr,
    ) -> Result<Credentials, ChangeError> {
        self.count_again("code again", viewer, network)?;
        let (guesser, now) = (Guesser::Session(viewer.session), self.clock.now_ms());
        if let Some(seconds) = self.wrong_codes.wait(&guesser, now) {
            return Err(ChangeError::Throttled(seconds));
        }
        let Some(known) = self.db.credentials_of(viewer.user.id).await? else {
            return Err(ChangeError::WrongPassword);
        };
        let right = self.use_code(&known, code).await?;
        if right {
            self.wrong_codes.forget(&guesser);
        } else {
            self.wrong_codes.count(guesser, now);
        }
        self.confirmed(viewer, Some(known).filter(|_| right)).await
    }

    /// The person is signed in, so the tries are counted for this session alone: nobody else can use them up.
    fn count_again(
        &self,
        what: &'static str,
        viewer: &Viewer,
        network: IpAddr,
    ) -> Result<(), ChangeError> {
        let session = URL_SAFE_NO_PAD.encode(viewer.session);
        let tried = Try {
            what,
            person: &viewer.user.email,
            network,
            browser: Some(&session),
        };
        let counted = self.throttle.count(&tried);
        counted.map_err(|Wait(seconds)| ChangeError::Throttled(seconds))
    }

    async fn confirmed(
        &self,
        viewer: &Viewer,
        known: Option<Credentials>,
    ) -> Result<Credentials, ChangeError> {
        let Some(known) = known else {
            tracing::warn!(user = viewer.user.id, "confirmation refused");
            self.note_refusal(viewer.user.id, Refusal::Confirmation);
            return Err(ChangeError::WrongPassword);
        };
        let now = self.clock.now_ms();
        self.db.confirm_session(&viewer.session, now).await?;
        Ok(known)
    }
}

/// Six digits, perhaps with blanks between them.
fn code(proof: &str) -> Option<String> {
    let plain: String = proof.chars().filter(|c| !c.is_whitespace()).collect();
    let digits = plain.len() == CODE_DIGITS && plain.bytes().all(|b| b.is_ascii_digit());
    digits.then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_digits_are_a_code_and_nothing_else_is() {
        assert_eq!(code(" 123 456 ").as_deref(), Some("123456"));
        for other in ["12345", "1234567", "abcdef", "١٢٣٤٥٦", ""] {
            assert_eq!(code(other), None, "{other}");
        }
    }
}
