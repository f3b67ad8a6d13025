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
mod prove;
mod provider;
mod recovery;
mod sign_in;

pub use code::CodePage;
pub use enrol::EnrolPage;
pub use gone::LinkGonePage;
pub use own::{AccountPage, SecondFactor, SessionRow};
pub use password::{PasswordErrors, PasswordPage, PasswordReason};
pub use prove::ProvePage;
pub use provider::{ProviderFault, ProviderPage};
pub use recovery::RecoveryCodesPage;
pub use sign_in::SignInPage;

use maud::{Markup, html};

use crate::i18n::{Lang, int, t, t_args};
use crate::layout::{Audience, Layout};

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

impl Refusal {
    /// What to say above the form; `wrong` is the key of the words for what does not fit.
    fn words(self, lang: Lang, wrong: &str) -> String {
        match self {
            Self::Wrong => t(lang, wrong),
            Self::Throttled { seconds } => {
                let args = [
                    ("n", seconds.into()),
                    ("seconds", int(lang, seconds).into()),
                ];
                t_args(lang, "account-throttled", &args)
            }
            Self::Expired => t(lang, "account-expired"),
        }
    }
}

/// A narrow page: its name, then what it asks.
fn door(layout: &Layout, heading: &str, wrong: bool, content: &Markup) -> Markup {
    let main = html! { div.card { h1 { (heading) } (content) } };
    layout.sent_back(Audience::Door, heading, wrong, &main)
}
