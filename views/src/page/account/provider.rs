//! A sign-in by the operator's identity provider that did not open.

use maud::{Markup, Render, html};

use super::door;
use crate::i18n::{t, t_args};
use crate::layout::Layout;

/// Why it did not open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ProviderFault {
    /// No active account here belongs to the account there.
    #[default]
    Unknown,
    /// The provider has not verified the person's e-mail address.
    Unverified,
    /// The account here belongs to another account there.
    Taken,
    /// The person, or the provider, said no.
    Declined,
    /// The answer does not hold, was used before, or came too late.
    Broken,
    /// Somebody who is signed in was to confirm it and did not, or somebody else did.
    Unconfirmed,
    /// The provider does not answer.
    Unavailable,
}

impl ProviderFault {
    /// Every fault.
    pub const ALL: [Self; 7] = [
        Self::Unknown,
        Self::Unverified,
        Self::Taken,
        Self::Declined,
        Self::Broken,
        Self::Unconfirmed,
        Self::Unavailable,
    ];

    /// How the keys of its words begin.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unknown => "provider-unknown",
            Self::Unverified => "provider-unverified",
            Self::Taken => "provider-taken",
            Self::Declined => "provider-declined",
            Self::Broken => "provider-broken",
            Self::Unconfirmed => "provider-unconfirmed",
            Self::Unavailable => "provider-unavailable",
        }
    }
}

/// Says why, and what to do next; tells nothing of any account here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProviderPage {
    /// The frame.
    pub layout: Layout,
    /// Why it did not open.
    pub fault: ProviderFault,
    /// What the account there is called: «tài khoản công vụ Thành phố».
    pub provider: String,
    /// Where to begin again: `/sign-in/oidc`.
    pub again: String,
    /// Where to sign in with a password: `/sign-in`.
    pub sign_in: String,
    /// The form that somebody who is signed in came from, in place of the password.
    pub back: Option<String>,
}

impl Render for ProviderPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let say = |part: &str| {
            let key = format!("{}-{part}", self.fault.key());
            t_args(lang, &key, &[("provider", self.provider.as_str().into())])
        };
        let content = html! {
            p { (say("why")) }
            p { (say("next")) }
            p { a.button href=(self.again) { (t(lang, "provider-again")) } }
            @match &self.back {
                Some(back) => p { a.button.button-plain href=(back) { (t(lang, "provider-back")) } },
                None => p { a.button.button-plain href=(self.sign_in) { (t(lang, "provider-password")) } },
            }
        };
        door(&self.layout, &say("title"), false, &content)
    }
}
