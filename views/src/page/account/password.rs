//! A new password: after an invitation, after a reset, or at will.

use crate::layout::Layout;

/// Why a new password is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PasswordReason {
    /// The first one, at the end of an invitation's link.
    #[default]
    Invitation,
    /// A lost one is replaced, at the end of a reset link.
    Reset,
    /// The owner changes it; asks for the one in use first.
    Change,
}

/// What is wrong, in words; each beside its field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PasswordErrors {
    /// With the password in use.
    pub current: Option<String>,
    /// With the new one.
    pub new: Option<String>,
    /// With its repetition.
    pub again: Option<String>,
}

/// A new password; sends `current` (only for a change), `new` and `again`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PasswordPage {
    /// The frame.
    pub layout: Layout,
    /// Where the form is posted: `/invitations/{token}` or `/account/password`.
    pub action: String,
    /// Why.
    pub reason: PasswordReason,
    /// The person's name.
    pub name: String,
    /// The e-mail address that signs in; also tells password managers whose it is.
    pub email: String,
    /// The role's name, with the agency, for an invitation; else empty.
    pub role: String,
    /// The fewest characters.
    pub at_least: u32,
    /// What is wrong.
    pub errors: PasswordErrors,
}
