//! Why a sign-in by the provider came to nothing. The words are for the operator's log and never hold a secret.

use openidconnect::ClaimsVerificationError;

/// Why a sign-in by the provider came to nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The provider cannot be reached, or answers what no provider answers.
    #[error("the identity provider cannot be used: {0}")]
    Unavailable(String),
    /// What came back does not hold.
    #[error("the answer of the identity provider does not hold: {0}")]
    Broken(String),
    /// The person, or the provider, said no.
    #[error("the identity provider, or the person there, said no")]
    Declined,
}

impl Fault {
    #[expect(clippy::needless_pass_by_value, reason = "`map_err` hands errors over")]
    pub(super) fn unavailable(why: impl ToString) -> Self {
        Self::Unavailable(why.to_string())
    }

    #[expect(clippy::needless_pass_by_value, reason = "`map_err` hands errors over")]
    pub(super) fn broken(why: impl ToString) -> Self {
        Self::Broken(why.to_string())
    }
}

impl From<ClaimsVerificationError> for Fault {
    fn from(error: ClaimsVerificationError) -> Self {
        match error {
            ClaimsVerificationError::SignatureVerification(why) => {
                Self::Broken(format!("signature: {why}"))
            }
            other => Self::broken(other),
        }
    }
}
