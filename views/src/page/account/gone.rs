//! An invitation or reset link that no longer opens.

use crate::layout::Layout;

/// A link that was used, withdrawn, or is too old; does not tell which.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkGonePage {
    /// The frame.
    pub layout: Layout,
    /// Where to sign in, for those who have used it already: `/sign-in`.
    pub sign_in: String,
    /// Whom to ask for a new one: the operator's words.
    pub help: Option<String>,
}
