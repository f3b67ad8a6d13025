//! Which address a request comes from.
//!
//! `X-Forwarded-For` is believed only as far as trusted proxies wrote it: from the right, each
//! entry vouched for by the one that passed it on. What a caller writes himself stands further
//! left and is never reached.

use std::{
    net::{IpAddr, Ipv6Addr, SocketAddr},
    sync::Arc,
};

use axum::{
    extract::{ConnectInfo, FromRequestParts, Request},
    http::{HeaderMap, request::Parts},
    middleware::{FromFnLayer, Next, from_fn_with_state},
    response::Response,
};
use ipnet::IpNet;

/// Headers that show that a proxy passed the request on.
const FORWARDING: [&str; 7] = [
    "forwarded",
    "via",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-forwarded-port",
    "x-real-ip",
];

/// Where a request comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Client {
    /// The key for rate limits: an IPv4 address, or the /64 of an IPv6 address.
    pub network: IpAddr,
    local: bool,
}

impl Client {
    /// Tells where a request comes from.
    pub fn of(peer: Option<SocketAddr>, headers: &HeaderMap, trusted: &[IpNet]) -> Self {
        let unknown = IpAddr::V6(Ipv6Addr::UNSPECIFIED);
        let peer = peer.map_or(unknown, |peer| peer.ip().to_canonical());
        let forwarded = FORWARDING.iter().any(|name| headers.contains_key(*name));
        Self {
            network: network(origin(peer, headers, trusted)),
            local: peer.is_loopback() && !forwarded,
        }
    }

    /// Whether the caller is a program on this very machine, not one behind a proxy on it.
    pub fn is_local(self) -> bool {
        self.local
    }
}

/// Walks from the peer to the left through what trusted proxies wrote.
fn origin(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |address: &IpAddr| trusted.iter().any(|net| net.contains(address));
    let mut address = peer;
    for line in headers.get_all("x-forwarded-for").iter().rev() {
        for entry in line.as_bytes().rsplit(|byte| *byte == b',') {
            if !is_trusted(&address) {
                return address;
            }
            match forwarded_for(entry) {
                Some(next) => address = next,
                None => return address,
            }
        }
    }
    address
}

/// One entry: an address, perhaps with a port.
fn forwarded_for(entry: &[u8]) -> Option<IpAddr> {
    let text = std::str::from_utf8(entry).ok()?.trim();
    let bare = text.trim_start_matches('[').trim_end_matches(']');
    let address = bare.parse().ok();
    address
        .or_else(|| text.parse::<SocketAddr>().ok().map(|socket| socket.ip()))
        .map(|address: IpAddr| address.to_canonical())
}

/// One household or office: IPv6 hands out a /64 to each.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let prefix = u128::from(address) & !u128::from(u64::MAX);
            IpAddr::V6(Ipv6Addr::from(prefix))
        }
        v4 @ IpAddr::V4(_) => v4,
    }
}

/// What [`layer`] returns.
pub type Layer = FromFnLayer<
    fn(
        axum::extract::State<Arc<[IpNet]>>,
        Request,
        Next,
    ) -> futures::future::BoxFuture<'static, Response>,
    Arc<[IpNet]>,
    (axum::extract::State<Arc<[IpNet]>>, Request),
>;

/// Puts the [`Client`] into each request's extensions.
pub fn layer(trusted: Vec<IpNet>) -> Layer {
    from_fn_with_state(trusted.into(), |state, request, next| {
        Box::pin(note(state, request, next))
    })
}

async fn note(
    axum::extract::State(trusted): axum::extract::State<Arc<[IpNet]>>,
    mut request: Request,
    next: Next,
) -> Response {
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map(|info| info.0);
    let client = Client::of(peer, request.headers(), &trusted);
    request.extensions_mut().insert(client);
    next.run(request).await
}

impl<S: Sync> FromRequestParts<S> for Client {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        // Without the layer nothing is known, and nothing is trusted.
        let noted = parts.extensions.get::<Self>().copied();
        Ok(noted.unwrap_or_else(|| Self::of(None, &parts.headers, &[])))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(peer: &str, forwarded: &[&str], trusted: &[&str]) -> Client {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append("x-forwarded-for", line.parse().expect("a header"));
        }
        let trusted: Vec<IpNet> = trusted
            .iter()
            .map(|net| net.parse().expect("a net"))
            .collect();
        Client::of(Some(peer.parse().expect("a peer")), &headers, &trusted)
    }

    fn address(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn what_a_caller_writes_himself_is_never_reached() {
        let spoofed = client("10.0.0.1:9", &["1.2.3.4, 203.0.113.7"], &["10.0.0.0/8"]);
        assert_eq!(spoofed.network, address("203.0.113.7"));
        let two_proxies = client(
            "10.0.0.1:9",
            &["6.6.6.6", "203.0.113.7, 10.0.0.2"],
            &["10.0.0.0/8"],
        );
        assert_eq!(two_proxies.network, address("203.0.113.7"));
    }

    #[test]
    fn without_trusted_proxies_only_the_peer_counts() {
        assert_eq!(
            client("203.0.113.9:1", &["1.2.3.4"], &[]).network,
            address("203.0.113.9")
        );
    }

    #[test]
    fn one_ipv6_network_is_one_caller_and_mapped_ipv4_is_ipv4() {
        assert_eq!(
            client("[2001:db8:1:2:3:4:5:6]:1", &[], &[]).network,
            address("2001:db8:1:2::")
        );
        assert_eq!(
            client("[::ffff:192.0.2.1]:1", &[], &[]).network,
            address("192.0.2.1")
        );
        let behind = client("127.0.0.1:1", &["[2001:db8::1]:4711"], &["127.0.0.0/8"]);
        assert_eq!(behind.network, address("2001:db8::"));
    }

    #[test]
    fn local_is_only_who_needs_no_proxy() {
        assert!(client("127.0.0.1:5", &[], &[]).is_local());
        assert!(client("[::1]:5", &[], &[]).is_local());
        assert!(!client("127.0.0.1:5", &["203.0.113.7"], &["127.0.0.0/8"]).is_local());
        assert!(!client("192.0.2.1:5", &[], &[]).is_local());
    }

    #[test]
    fn rubbish_in_the_header_ends_the_walk() {
        let rubbish = client("10.0.0.1:9", &["8.8.8.8, unknown"], &["10.0.0.0/8"]);
        assert_eq!(rubbish.network, address("10.0.0.1"));
    }
}
