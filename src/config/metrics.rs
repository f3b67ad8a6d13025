//! `[metrics]`: the listener for Prometheus, apart from the pages so that no proxy publishes it.

use std::net::SocketAddr;

use serde::{Deserialize, Serialize};

use super::field;

/// The settings of `[metrics]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Metrics {
    /// Address and port of `/metrics`; without it there is none.
    #[serde(deserialize_with = "field::optional_address")]
    pub listen: Option<SocketAddr>,
}
