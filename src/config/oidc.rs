//! `[access.oidc]`: the operator's identity provider, for sign-in beside the password.

use std::path::PathBuf;
use std::str::FromStr;

use secrecy::SecretString;
use serde::{Deserialize, Deserializer, Serialize, de::Error};

use super::error::ConfigError;
use super::{field, secrets};

/// The section as it is written.
pub(super) const SECTION: &str = "access.oidc";

/// The settings of `[access.oidc]`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Oidc {
    /// The provider's address; `/.well-known/openid-configuration` below it describes it.
    #[serde(
        deserialize_with = "field::parsed",
        serialize_with = "field::displayed"
    )]
    pub issuer: Issuer,
    /// The name under which the provider knows this program.
    #[serde(deserialize_with = "required")]
    pub client_id: String,
    /// The secret shared with the provider.
    #[serde(
        default,
        deserialize_with = "secret",
        serialize_with = "secrets::hidden"
    )]
    pub client_secret: Option<SecretString>,
    /// A file that holds the secret.
    #[serde(default)]
    pub client_secret_file: Option<PathBuf>,
    /// What the button calls the account there: «tài khoản công vụ Thành phố».
    #[serde(deserialize_with = "required")]
    pub label: String,
    /// What is asked for beside `openid`; the ID token must carry the e-mail address.
    #[serde(default = "scopes", deserialize_with = "words")]
    pub scopes: Vec<String>,
    /// Seconds by which the provider's clock may differ, 0 to 300.
    #[serde(
        default = "clock_skew",
        deserialize_with = "field::within::<_, _, 0, 300>"
    )]
    pub clock_skew_seconds: u32,
    /// Values of the token's `amr` or `acr` that count as a second factor.
    #[serde(default, deserialize_with = "words")]
    pub trusted_amr: Vec<String>,
}

fn scopes() -> Vec<String> {
    vec!["email".to_owned()]
}

const fn clock_skew() -> u32 {
    60
}

impl Oidc {
    /// What the section needs beside values that fit: one secret, and a program that can do it.
    pub(super) fn check(&self, compiled_in: bool) -> Result<(), ConfigError> {
        let reason = if !compiled_in {
            "this program was built without sign-in by an identity provider; build it with --features oidc, or remove \
             the section"
        } else if self.client_secret.is_none() {
            "missing field `client_secret` or `client_secret_file`"
        } else {
            return Ok(());
        };
        Err(ConfigError::Section {
            section: SECTION.to_owned(),
            reason: reason.to_owned(),
        })
    }
}

/// The address of an identity provider, exactly as the provider writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer(String);

impl Issuer {
    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Issuer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Issuer {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const EXPECTED: &str = "expected an address such as https://sso.example.gov.vn/realms/xa";
        let uri: hyper::Uri = text.parse().map_err(|_| EXPECTED)?;
        let host = uri.host().filter(|_| !text.contains(['@', '#', ' ']));
        let host = host.ok_or(EXPECTED)?;
        if uri.query().is_some() {
            return Err("expected an address without a query");
        }
        match uri.scheme_str() {
            Some("https") => Ok(Self(text.to_owned())),
            Some("http") if is_this_machine(host) => Ok(Self(text.to_owned())),
            Some("http") => Err("expected https, since passwords of people depend on it"),
            _ => Err(EXPECTED),
        }
    }
}

fn is_this_machine(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    let address = address.parse::<std::net::IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

fn required<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    Ok(field::text(from)?.unwrap_or_default())
}

fn secret<'de, D: Deserializer<'de>>(from: D) -> Result<Option<SecretString>, D::Error> {
    // What serde says of a number would show it.
    let secret = String::deserialize(from).unwrap_or_default();
    if secret.trim().is_empty() {
        return Err(D::Error::custom("expected a text that is not empty"));
    }
    Ok(Some(secret.into()))
}

/// Words without white space: what a list that is sent as one text can hold.
fn words<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    let words = Vec::<String>::deserialize(from)?;
    let word = |word: &String| !word.is_empty() && word.chars().all(|c| c.is_ascii_graphic());
    if !words.iter().all(word) {
        return Err(D::Error::custom(
            "expected words of plain letters, digits and signs",
        ));
    }
    Ok(words)
}
