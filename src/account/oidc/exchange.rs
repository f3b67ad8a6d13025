//! The code that the person brought, for the token that says who it is.

use openidconnect::{
    AuthType, AuthorizationCode, ClientId, ClientSecret, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, PkceCodeVerifier, RedirectUrl, RequestTokenError, TokenResponse as _,
    core::{CoreClient, CoreClientAuthMethod, CoreIdToken, CoreRequestTokenError},
};
use secrecy::ExposeSecret;
use serde::de::IgnoredAny;

use super::{Fault, Provider, directory::Directory, http::HttpError};

/// A client that knows where to send people and where to exchange codes.
pub type Ready = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

impl Provider {
    /// The client of `callback`.
    pub(super) fn client(&self, directory: &Directory, callback: &str) -> Result<Ready, Fault> {
        let metadata = directory.metadata.clone();
        let methods = metadata.token_endpoint_auth_methods_supported();
        let in_body = methods.is_some_and(|methods| {
            !methods.contains(&CoreClientAuthMethod::ClientSecretBasic)
                && methods.contains(&CoreClientAuthMethod::ClientSecretPost)
        });
        let auth = if in_body {
            AuthType::RequestBody
        } else {
            AuthType::BasicAuth
        };
        let callback = RedirectUrl::new(callback.to_owned()).map_err(Fault::broken)?;
        let id = ClientId::new(self.settings.client_id.clone());
        let secret = self.settings.client_secret.expose_secret().to_owned();
        let client =
            CoreClient::from_provider_metadata(metadata, id, Some(ClientSecret::new(secret)));
        Ok(client.set_redirect_uri(callback).set_auth_type(auth))
    }

    /// The ID token for a code, which the provider takes once and with its verifier only.
    pub(super) async fn exchange(
        &self,
        directory: &Directory,
        code: &str,
        verifier: String,
        callback: &str,
    ) -> Result<CoreIdToken, Fault> {
        let client = self.client(directory, callback)?;
        let code = AuthorizationCode::new(code.to_owned());
        let request = client.exchange_code(code).map_err(Fault::unavailable)?;
        let request = request.set_pkce_verifier(PkceCodeVerifier::new(verifier));
        let answer = request.request_async(&self.http).await;
        let answer = answer.map_err(|error| explain(&error))?;
        let token = answer.id_token().cloned();
        token.ok_or_else(|| Fault::broken("there is no ID token in it"))
    }
}

fn explain(error: &CoreRequestTokenError<HttpError>) -> Fault {
    match error {
        RequestTokenError::Request(error) => Fault::unavailable(error),
        // Its kind alone: the description may repeat what was sent.
        RequestTokenError::ServerResponse(answer) => {
            Fault::broken(format!("the code was refused ({})", answer.error()))
        }
        // JSON is an answer of the provider, anything else one of whatever stands in front of it.
        RequestTokenError::Parse(_, body) if serde_json::from_slice::<IgnoredAny>(body).is_ok() => {
            Fault::broken("there is no token in it that can be read")
        }
        other => Fault::unavailable(other),
    }
}
