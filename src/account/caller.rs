//! Who is calling: a kiosk or a program, told by its bearer token.

use super::secret::hash_secret;
use crate::model::{
    catalogue::Catalogue,
    grant::Grant,
    kiosk::{ApiToken, Kiosk},
};

/// A caller with a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Caller {
    /// A paired device.
    Kiosk(Kiosk),
    /// A program.
    Program(ApiToken),
}

impl Caller {
    /// Whether the caller may do what `grant` names. A kiosk may send ratings.
    pub fn has(&self, grant: Grant) -> bool {
        match self {
            Self::Kiosk(_) => grant == Grant::RatingsWrite,
            Self::Program(token) => token.grants.contains(&grant),
        }
    }
}

/// The caller that a bearer token stands for at `now` (epoch milliseconds).
pub fn caller_of(catalogue: &Catalogue, token: &str, now: i64) -> Option<Caller> {
    let hash = hash_secret(token);
    let kiosk = catalogue.kiosks.get(&hash).cloned().map(Caller::Kiosk);
    let holds = |token: &&ApiToken| token.expires_at.is_none_or(|end| now < end);
    let program = catalogue.tokens.get(&hash).filter(holds);
    kiosk.or_else(|| program.cloned().map(Caller::Program))
}
