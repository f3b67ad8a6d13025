//! `[access]`: how people sign in, and for how long.

use serde::{Deserialize, Serialize};

use super::{Oidc, field};
use crate::model::role::Role;

/// The settings of `[access]`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Access {
    /// Minutes after which a session ends that nobody uses, 5 to 1440.
    #[serde(deserialize_with = "field::within::<_, _, 5, 1_440>")]
    pub session_idle_minutes: u32,
    /// Days after which a session ends in any case, 1 to 30.
    #[serde(deserialize_with = "field::within::<_, _, 1, 30>")]
    pub session_days: u32,
    /// Minutes after which an act of consequence asks for the password or a code again, 1 to 60.
    #[serde(deserialize_with = "field::within::<_, _, 1, 60>")]
    pub confirm_minutes: u32,
    /// Roles that need a second factor.
    pub totp_required_roles: Vec<Role>,
    /// The operator's identity provider: a section of its own, `[access.oidc]`.
    #[serde(skip_deserializing)]
    pub oidc: Option<Oidc>,
}

impl Default for Access {
    fn default() -> Self {
        Self {
            session_idle_minutes: 480,
            session_days: 7,
            confirm_minutes: 10,
            totp_required_roles: vec![Role::Administrator],
            oidc: None,
        }
    }
}
