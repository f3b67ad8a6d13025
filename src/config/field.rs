//! How single values are checked while they are read, so that a struct that exists is a struct that fits.

use std::fmt::Display;
use std::net::SocketAddr;
use std::str::FromStr;

use ipnet::IpNet;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// A whole number from `MIN` to `MAX`, both included.
pub(super) fn within<'de, D, T, const MIN: u64, const MAX: u64>(from: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: TryFrom<u64>,
{
    let expected = || D::Error::custom(format!("expected a whole number from {MIN} to {MAX}"));
    let number = u64::deserialize(from).map_err(|_| expected())?;
    if !(MIN..=MAX).contains(&number) {
        return Err(expected());
    }
    T::try_from(number).map_err(|_| expected())
}

/// A text that is not empty, or nothing.
pub(super) fn text<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(from)?;
    if text.trim().is_empty() {
        return Err(D::Error::custom("expected a text that is not empty"));
    }
    Ok(Some(text))
}

/// An address and port to listen on.
pub(super) fn address<'de, D: Deserializer<'de>>(from: D) -> Result<SocketAddr, D::Error> {
    const EXPECTED: &str = "expected an address and port such as 127.0.0.1:8080";
    String::deserialize(from)?
        .parse()
        .map_err(|_| D::Error::custom(EXPECTED))
}

/// An address and port to listen on, or nothing.
pub(super) fn optional_address<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Option<SocketAddr>, D::Error> {
    address(from).map(Some)
}

/// A network such as `10.0.0.0/8`, or a single address.
pub(super) fn networks<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<IpNet>, D::Error> {
    Vec::<String>::deserialize(from)?
        .iter()
        .map(|text| network(text))
        .collect()
}

fn network<E: Error>(text: &str) -> Result<IpNet, E> {
    let address = || text.parse::<std::net::IpAddr>().map(IpNet::from);
    text.parse::<IpNet>().or_else(|_| address()).map_err(|_| {
        E::custom(format!(
            "{text:?} is neither a network such as 10.0.0.0/8 nor an address"
        ))
    })
}

/// Writes networks as texts.
pub(super) fn networks_out<S: Serializer>(networks: &[IpNet], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(networks.iter().map(ToString::to_string))
}

/// A value with a text form; its own message is the reason.
pub(super) fn parsed<'de, D, T>(from: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr,
    T::Err: Display,
{
    String::deserialize(from)?.parse().map_err(D::Error::custom)
}

/// Writes a value in its text form.
pub(super) fn displayed<S: Serializer, T: Display>(value: &T, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(value)
}

/// The scheme, host and port under which people reach the server; no path, no slash at the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PublicUrl(String);

impl PublicUrl {
    /// The address as text, such as `https://danhgia.example.gov.vn`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for PublicUrl {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const EXPECTED: &str = "expected an address such as https://danhgia.example.gov.vn";
        let uri: hyper::Uri = text.parse().map_err(|_| EXPECTED)?;
        let web = matches!(uri.scheme_str(), Some("http" | "https"));
        let bare = uri.path() == "/" && uri.query().is_none();
        let host = uri
            .authority()
            .filter(|authority| !authority.as_str().contains('@'));
        match (web, bare, host) {
            (true, true, Some(_)) => Ok(Self(text.trim_end_matches('/').to_owned())),
            (true, false, _) => Err("expected an address without a path"),
            _ => Err(EXPECTED),
        }
    }
}

impl<'de> Deserialize<'de> for PublicUrl {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        parsed(from)
    }
}
