//! Why a code cannot be used.

use thiserror::Error;

/// Why a code cannot be used. Only what is told after the signature was checked is certain of
/// the place that the code names: see [`CodeFault::knows_place`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CodeFault {
    /// No code at all.
    #[error("malformed")]
    Malformed,
    /// Signed with a key that nobody here knows.
    #[error("unknown_key")]
    UnknownKey,
    /// The signature is wrong.
    #[error("forged")]
    Forged,
    /// Of the kind that this server issues, and it has not issued it, or has forgotten it.
    #[error("unknown")]
    Unknown,
    /// Its key was revoked, or was not to sign codes of that day.
    #[error("revoked")]
    Revoked,
    /// Its last day is over.
    #[error("expired")]
    Expired,
    /// Its day is still to come.
    #[error("not_yet")]
    NotYet,
    /// The service point, the domain or the agency is not there, or not any more.
    #[error("unknown_place")]
    UnknownPlace,
}

impl CodeFault {
    /// Whether the code itself is genuine, so that the place it names can be offered for an unlinked rating.
    pub const fn knows_place(self) -> bool {
        matches!(self, Self::Revoked | Self::Expired | Self::NotYet)
    }
}
