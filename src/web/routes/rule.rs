//! Who may come.

use crate::model::permission::Permission;

/// Where a request names the agency that it is about, by its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AgencyIn {
    /// In the path, under this name.
    Path(&'static str),
    /// In the query, under this name.
    Query(&'static str),
}

/// Who may come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rule {
    /// Everybody.
    Public,
    /// Whoever is signed in.
    SignedIn,
    /// Whoever may do this at all; what is shown is limited to the own agencies by the handler.
    Needs(Permission),
    /// Whoever may do this for the agency that the request names.
    NeedsFor(Permission, AgencyIn),
}

impl Rule {
    /// What one must be allowed to do.
    pub const fn permission(self) -> Option<Permission> {
        match self {
            Self::Public | Self::SignedIn => None,
            Self::Needs(permission) | Self::NeedsFor(permission, _) => Some(permission),
        }
    }
}
