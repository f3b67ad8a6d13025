//! Who may do what: secrets and the callers they stand for; people, how they sign in, and what they reach.
//!
//! Knows rules and cryptography; what is kept, and how, is `store`'s.

mod accounts;
mod caller;
mod code_step;
mod codes;
mod common;
mod confirm;
mod device;
mod invitations;
#[cfg(feature = "oidc")]
pub mod oidc;
mod own;
mod password;
mod pin;
mod receipts;
mod secret;
mod sessions;
mod sign_in;
mod throttle;
mod totp;
mod usage;
mod vault;
mod viewer;

pub use accounts::{Accounts, Rules};
pub use caller::{Caller, caller_of};
pub use code_step::CodeOutcome;
pub use invitations::{AcceptError, Invited, Opened, invite, reset, reset_with_second_factor};
pub use own::{ChangeError, Enrolment};
pub use password::{LONGEST, PasswordFault, SHORTEST};
pub use pin::{PinFault, make_pin, random_pin};
pub use receipts::Receipts;
pub use secret::{Secret, hash_pairing, hash_secret, short_code};
pub use sessions::browser_family;
pub use sign_in::{Attempt, Outcome, Started};
pub use viewer::Viewer;
