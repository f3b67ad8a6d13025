//! Who may do what: secrets and the callers they stand for.

mod caller;
mod secret;

pub use caller::{Caller, caller_of};
pub use secret::{Secret, hash_secret, short_code};
