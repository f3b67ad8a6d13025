//! Getting in and one's own account: sign-in, second factor, passwords, sessions.
//!
//! Owns what these pages say and never says more than it should: a failed sign-in
//! does not tell which part was wrong, and no password, secret or code is ever
//! sent back to a page, except a new secret shown once.

mod code;
mod enrol;
mod gone;
mod own;
mod password;
mod recovery;
mod sign_in;

pub use code::CodePage;
pub use enrol::EnrolPage;
pub use gone::LinkGonePage;
pub use own::{AccountPage, SecondFactor, SessionRow};
pub use password::{PasswordErrors, PasswordPage, PasswordReason};
pub use recovery::RecoveryCodesPage;
pub use sign_in::SignInPage;

/// Why a way in did not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// What was typed does not fit; never says which part.
    Wrong,
    /// Too many tries: the next one counts after so many seconds.
    Throttled {
        /// Seconds to wait, at least 1.
        seconds: u64,
    },
    /// The first step was too long ago: begin again.
    Expired,
}
