//! People: accounts, invitations, sessions, second factors. Secrets come in as hashes or sealed.
//!
//! Whatever changes an account writes its line of the audit log in the same transaction.

mod change;
mod identities;
mod invitations;
mod refusals;
mod second_factor;
mod sessions;
mod setup;
mod users;

pub use change::{AccountChange, UserChange};
pub use identities::LinkedIdentity;
pub use invitations::{Invitation, InvitationPurpose, NewInvitation, NewReset};
pub use refusals::Refusal;
pub use second_factor::{NewSecondFactor, SealedSecret};
pub use sessions::{NewSession, SessionEntry, SessionUser, Way};
pub use users::{Credentials, NewUser};
