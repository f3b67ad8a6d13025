//! Calls to the provider: short, small, and never led elsewhere.

use std::time::Duration;

use futures::future::BoxFuture;
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use reqwest::{Client, Request, redirect::Policy};

/// Longest time for a connection.
const CONNECT_WITHIN: Duration = Duration::from_secs(3);
/// Longest time for a whole call.
const ANSWER_WITHIN: Duration = Duration::from_secs(8);
/// Largest answer, bytes; descriptions and keys of providers have a few thousand.
const LARGEST: usize = 256 * 1024;

/// Why a call failed; no address and nothing of the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HttpError {
    /// No client can be made on this machine.
    #[error("no TLS client can be made on this machine; are there certificates?")]
    NoClient,
    /// Nothing came in time.
    #[error("no answer in time")]
    TimedOut,
    /// No connection, or none that TLS lets through.
    #[error("no connection, or no certificate that this machine trusts")]
    Unreachable,
    /// The answer does not end.
    #[error("an answer of more than {LARGEST} bytes")]
    TooLarge,
    /// The connection broke, or what came is no HTTP.
    #[error("the call broke off")]
    Broken,
}

impl From<reqwest::Error> for HttpError {
    fn from(error: reqwest::Error) -> Self {
        if error.is_timeout() {
            Self::TimedOut
        } else if error.is_connect() {
            Self::Unreachable
        } else {
            Self::Broken
        }
    }
}

/// The one way to call the provider.
#[derive(Debug)]
pub struct Http(Option<Client>);

impl Http {
    /// `secure`: only by TLS, also where the provider's own description names other addresses.
    pub fn new(secure: bool) -> Self {
        // The database speaks TLS with ring as well; whoever comes first installs it.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .connect_timeout(CONNECT_WITHIN)
            .timeout(ANSWER_WITHIN)
            .redirect(Policy::none())
            .https_only(secure)
            // Settings come from `config` alone, not from the environment.
            .no_proxy()
            .user_agent(concat!("hailong/", env!("CARGO_PKG_VERSION")))
            .build();
        if let Err(error) = &client {
            tracing::error!(%error, "nobody can sign in by the identity provider");
        }
        Self(client.ok())
    }

    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let client = self.0.as_ref().ok_or(HttpError::NoClient)?;
        let mut answer = client.execute(Request::try_from(request)?).await?;
        let mut body = Vec::new();
        while let Some(piece) = answer.chunk().await? {
            if body.len() + piece.len() > LARGEST {
                return Err(HttpError::TooLarge);
            }
            body.extend_from_slice(&piece);
        }
        let mut response = HttpResponse::new(body);
        *response.status_mut() = answer.status();
        *response.headers_mut() = std::mem::take(answer.headers_mut());
        Ok(response)
    }
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = HttpError;
    type Future = BoxFuture<'c, Result<HttpResponse, HttpError>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}
