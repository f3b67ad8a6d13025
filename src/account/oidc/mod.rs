//! Sign-in by the operator's identity provider (OpenID Connect, authorization code with PKCE).
//!
//! The provider says who somebody is; whether that person may come in is decided by the accounts here. Nothing of a
//! sign-in is kept in memory: what must be remembered until the person comes back travels sealed in a cookie. No code,
//! token or secret reaches a log.

mod arrive;
mod confirm;
mod directory;
mod exchange;
mod fault;
mod http;
mod journey;
mod verify;

use std::time::Duration;

use openidconnect::{
    AuthenticationFlow, CsrfToken, Nonce, PkceCodeChallenge, PkceCodeVerifier, Scope,
    core::{CoreAuthPrompt, CoreResponseType},
};
use secrecy::SecretString;
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::clock::Clock;
use directory::Shelf;
use http::Http;

pub use arrive::{Arrival, Doubt, Whence};
pub use fault::Fault;
pub use journey::{Answer, Journey};
pub use verify::Identity;

/// Calls to the provider at once; a sign-in beyond that is turned away for the moment.
const AT_ONCE: usize = 16;

/// What the operator says about the provider.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The provider's address, exactly as it writes it itself.
    pub issuer: String,
    /// The name under which it knows this program.
    pub client_id: String,
    /// The secret shared with it.
    pub client_secret: SecretString,
    /// What is asked for beside `openid`.
    pub scopes: Vec<String>,
    /// By how much its clock may differ.
    pub clock_skew: Duration,
    /// How long somebody counts as there after proving it.
    pub confirmed: Duration,
    /// Values of `amr` or `acr` that count as a second factor.
    pub trusted: Vec<String>,
}

/// The identity provider, as this program knows it.
#[derive(Debug)]
pub struct Provider {
    settings: Settings,
    clock: Clock,
    http: Http,
    shelf: Shelf,
    room: Semaphore,
}

impl Provider {
    /// A provider of which nothing is known yet but its address; nothing is asked before the first sign-in.
    pub fn new(settings: Settings, clock: Clock) -> Self {
        Self {
            http: Http::new(settings.issuer.starts_with("https://")),
            shelf: Shelf::default(),
            room: Semaphore::new(AT_ONCE),
            settings,
            clock,
        }
    }

    /// Where to send a person who sets out; `callback` is the address to come back to.
    pub async fn begin(&self, journey: &Journey, callback: &str) -> Result<String, Fault> {
        let _room = self.room()?;
        let directory = self.directory().await?;
        let client = self.client(&directory, callback)?;
        let (state, nonce) = (journey.state.clone(), journey.nonce.clone());
        let verifier = PkceCodeVerifier::new(journey.verifier.clone());
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&verifier);
        let scopes = self.settings.scopes.iter().cloned().map(Scope::new);
        let request = client.authorize_url(
            AuthenticationFlow::<CoreResponseType>::AuthorizationCode,
            || CsrfToken::new(state),
            || Nonce::new(nonce),
        );
        let request = request.add_scopes(scopes).set_pkce_challenge(challenge);
        // An age that is asked for makes the provider tell when the person last proved to be there. Some read an age of
        // zero as none, so the prompt is asked for as well.
        let request = if journey.is_to_confirm() {
            let request = request.set_max_age(Duration::ZERO);
            request.add_prompt(CoreAuthPrompt::Login)
        } else {
            request.set_max_age(self.settings.confirmed)
        };
        Ok(request.url().0.into())
    }

    /// Who the person is that came back with `answer` from `journey`.
    pub async fn finish(
        &self,
        journey: &Journey,
        answer: &Answer<'_>,
        callback: &str,
    ) -> Result<Identity, Fault> {
        let code = answer.code_for(journey, &self.settings.issuer)?;
        let _room = self.room()?;
        let directory = self.directory().await?;
        let verifier = journey.verifier.clone();
        let token = self.exchange(&directory, code, verifier, callback).await?;
        match self.verify(&directory, &token, journey) {
            // The provider signs with a key that it did not have when it was last asked.
            Err(error) if verify::is_unknown_key(&error) => {
                let fresh = self.directory_after(&directory).await?;
                Ok(self.verify(&fresh, &token, journey)?)
            }
            checked => Ok(checked?),
        }
    }

    fn room(&self) -> Result<SemaphorePermit<'_>, Fault> {
        let busy = |_| Fault::unavailable("too many sign-ins at once");
        self.room.try_acquire().map_err(busy)
    }
}
