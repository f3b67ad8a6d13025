//! `GET|POST /sign-in`: e-mail address and password.

use super::Refusal;
use crate::layout::Layout;
use crate::part::report::Link;

/// The sign-in page; sends `email`, `password` and, if given, `next`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignInPage {
    /// The frame.
    pub layout: Layout,
    /// Where the form is posted: `/sign-in`.
    pub action: String,
    /// The e-mail address as typed.
    pub email: String,
    /// Why it did not open.
    pub refusal: Option<Refusal>,
    /// The page to go to afterwards: a local path, checked by the caller.
    pub next: Option<String>,
    /// The operator's identity provider, with its name, if there is one.
    pub provider: Option<Link>,
    /// Whom to ask when the password is lost: the operator's words.
    pub help: Option<String>,
}
