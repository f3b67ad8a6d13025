//! Whether an ID token holds, and what it says.

use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::{
    ClaimsVerificationError, ClientId, Nonce, SignatureVerificationError,
    core::{CoreIdToken, CoreIdTokenClaims, CoreIdTokenVerifier, CoreJwsSigningAlgorithm},
};

use super::{Journey, Provider, directory::Directory};
use crate::model::user;

/// Signatures by a key that only the provider has. Never `none`, and never one by the shared secret.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// Who somebody is, as the provider says.
#[derive(Clone, PartialEq, Eq)]
pub struct Identity {
    /// The provider's address.
    pub issuer: String,
    /// The provider's name for the person; never given to another one.
    pub subject: String,
    /// The e-mail address in the form that accounts keep, if the provider has verified it.
    pub email: Option<String>,
    /// When the person last showed itself there, epoch milliseconds, if the provider says so; never later than now.
    pub shown_at: Option<i64>,
    /// Whether the provider asked for a second factor that the operator trusts.
    pub second_factor: bool,
}

/// Whether the provider may have changed its keys.
pub fn is_unknown_key(error: &ClaimsVerificationError) -> bool {
    use SignatureVerificationError::{CryptoError, NoMatchingKey};
    // A token that names no key is tried with the one there is.
    let ClaimsVerificationError::SignatureVerification(error) = error else {
        return false;
    };
    matches!(error, NoMatchingKey | CryptoError(_))
}

impl Provider {
    /// Checks issuer, audience, authorized party, signature, nonce and times.
    pub(super) fn verify(
        &self,
        directory: &Directory,
        token: &CoreIdToken,
        journey: &Journey,
    ) -> Result<Identity, ClaimsVerificationError> {
        let skew = TimeDelta::from_std(self.settings.clock_skew).unwrap_or_default();
        let (now, begun) = (self.clock.now(), journey.begun_at);
        // Public: without the secret, no signature by it can be right.
        let verifier = CoreIdTokenVerifier::new_public_client(
            ClientId::new(self.settings.client_id.clone()),
            directory.metadata.issuer().clone(),
            directory.metadata.jwks().clone(),
        );
        let verifier = verifier
            .set_allowed_algs(ALGORITHMS)
            .set_time_fn(move || now - skew)
            .set_issue_time_verifier_fn(move |issued| during(issued, begun, now, skew));
        let verifier = match journey.confirms {
            // What was asked for is a proof that is newer than the question.
            Some(_) => verifier.set_auth_time_verifier_fn(move |shown| match shown {
                Some(shown) => during(shown, begun, now, skew),
                None => Err("it does not say when the person was asked".to_owned()),
            }),
            None => verifier,
        };
        let nonce = Nonce::new(journey.nonce.clone());
        let claims = token.claims(&verifier, &nonce)?;
        self.check_party(claims)?;
        Ok(self.identity(claims))
    }

    /// A token that another program asked for is not ours; the library leaves this to its callers.
    fn check_party(&self, claims: &CoreIdTokenClaims) -> Result<(), ClaimsVerificationError> {
        match claims.authorized_party() {
            Some(party) if party.as_str() != self.settings.client_id => {
                let why = "issued to another authorized party".to_owned();
                Err(ClaimsVerificationError::InvalidAudience(why))
            }
            _ => Ok(()),
        }
    }

    fn identity(&self, claims: &CoreIdTokenClaims) -> Identity {
        let verified = claims.email_verified() == Some(true);
        let email = claims.email().filter(|_| verified);
        let methods = claims.auth_method_refs().into_iter().flatten();
        let mut said = methods
            .map(|method| method.as_str())
            .chain(claims.auth_context_ref().map(|class| class.as_str()));
        let trusted = &self.settings.trusted;
        let shown = claims.auth_time().map(|at| at.timestamp_millis());
        Identity {
            issuer: claims.issuer().to_string(),
            subject: claims.subject().to_string(),
            email: email.and_then(|email| user::email(email)),
            shown_at: shown.map(|at| at.min(self.clock.now_ms())),
            second_factor: said.any(|said| trusted.iter().any(|word| word == said)),
        }
    }
}

/// A token for this journey was issued after it began.
fn during(
    at: DateTime<Utc>,
    begun_at: i64,
    now: DateTime<Utc>,
    skew: TimeDelta,
) -> Result<(), String> {
    // Providers count whole seconds.
    let earliest = begun_at / 1_000 - skew.num_seconds();
    if at.timestamp() < earliest || at > now + skew {
        return Err("outside this sign-in".to_owned());
    }
    Ok(())
}
