//! `[server]`: where the program listens and whom it trusts.

use std::net::SocketAddr;

use ipnet::IpNet;
use serde::{Deserialize, Serialize};

use super::field::{self, PublicUrl};

/// The settings of `[server]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Server {
    /// Address and port to listen on; port 0 takes a free one.
    #[serde(deserialize_with = "field::address")]
    pub listen: SocketAddr,
    /// What links and QR codes begin with; without it the address that the server listens on.
    pub public_url: Option<PublicUrl>,
    /// Networks whose `X-Forwarded-For` is believed.
    #[serde(
        deserialize_with = "field::networks",
        serialize_with = "field::networks_out"
    )]
    pub trusted_proxies: Vec<IpNet>,
    /// Connections at once, 1 to 100 000.
    #[serde(deserialize_with = "field::within::<_, _, 1, 100_000>")]
    pub max_connections: usize,
    /// Seconds that a client may take to send its request head, 1 to 300.
    #[serde(deserialize_with = "field::within::<_, _, 1, 300>")]
    pub header_timeout_seconds: u64,
    /// Seconds for open requests to end after SIGTERM, 1 to 300.
    #[serde(deserialize_with = "field::within::<_, _, 1, 300>")]
    pub drain_seconds: u64,
}

impl Default for Server {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            public_url: None,
            trusted_proxies: Vec::new(),
            max_connections: 4096,
            header_timeout_seconds: 10,
            drain_seconds: 10,
        }
    }
}

impl Server {
    /// What links begin with when the server listens on `bound`; an unspecified address becomes `localhost`.
    pub fn public_url(&self, bound: SocketAddr) -> String {
        match &self.public_url {
            Some(url) => url.as_str().to_owned(),
            None if bound.ip().is_unspecified() => format!("http://localhost:{}", bound.port()),
            None => format!("http://{bound}"),
        }
    }
}
