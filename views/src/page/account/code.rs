//! `GET|POST /sign-in/code`: the second factor.

use super::Refusal;
use crate::layout::Layout;

/// The second step of signing in; sends `code`: six digits of the app, or a recovery code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodePage {
    /// The frame.
    pub layout: Layout,
    /// Where the form is posted: `/sign-in/code`.
    pub action: String,
    /// Why it did not open.
    pub refusal: Option<Refusal>,
    /// The page to go to afterwards, sent as `next`: a local path, checked by the caller.
    pub next: Option<String>,
    /// Where to begin again with another account: `/sign-in`.
    pub restart: String,
}
