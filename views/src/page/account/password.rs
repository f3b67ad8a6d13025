//! A new password: after an invitation, after a reset, or at will.

use maud::{Markup, Render, html};

use super::door;
use crate::i18n::{Lang, int, t, t_args};
use crate::layout::Layout;
use crate::part::form::{Field, Form, Section, TextKind};
use crate::part::report::Link;

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
    /// The way back without changing anything; none at the end of a link.
    pub back: Option<String>,
}

impl Render for PasswordPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let form = self.form();
        let content = html! {
            (form.summary(lang))
            (self.greeting(lang))
            (self.rules(lang))
            (form.body(lang))
        };
        let heading = t(lang, self.words().0);
        door(&self.layout, &heading, form.is_wrong(), &content)
    }
}

impl PasswordPage {
    /// The keys of heading and button.
    const fn words(&self) -> (&'static str, &'static str) {
        match self.reason {
            PasswordReason::Invitation => ("password-invitation-title", "password-invitation-send"),
            PasswordReason::Reset => ("password-reset-title", "password-reset-send"),
            PasswordReason::Change => ("password-change-title", "password-change-send"),
        }
    }

    fn greeting(&self, lang: Lang) -> Markup {
        let args = [
            ("name", self.name.as_str().into()),
            ("email", self.email.as_str().into()),
        ];
        html! {
            @match self.reason {
                PasswordReason::Invitation => {
                    p { (t_args(lang, "password-invitation-about", &args)) }
                    @if !self.role.is_empty() { p { (t(lang, "password-role")) " " strong { (self.role) } } }
                }
                PasswordReason::Reset => p { (t_args(lang, "password-reset-about", &args)) },
                PasswordReason::Change => p { (t(lang, "password-change-about")) },
            }
        }
    }

    fn rules(&self, lang: Lang) -> Markup {
        let args = [
            ("n", self.at_least.into()),
            ("count", int(lang, self.at_least.into()).into()),
        ];
        html! {
            ul.rules {
                li { (t_args(lang, "password-rule-length", &args)) }
                li { (t(lang, "password-rule-sentence")) }
                li { (t(lang, "password-rule-guess")) }
            }
        }
    }

    fn form(&self) -> Form {
        let lang = self.layout.lang;
        let line = |name: &str, key: &str, kind, error: &Option<String>| {
            Field::line(name, t(lang, key), kind, "").error(error.clone())
        };
        let mut fields = Vec::new();
        if self.reason == PasswordReason::Change {
            fields.push(line(
                "current",
                "password-current",
                TextKind::Password,
                &self.errors.current,
            ));
        }
        fields.push(line(
            "new",
            "password-new",
            TextKind::NewPassword,
            &self.errors.new,
        ));
        fields.push(line(
            "again",
            "password-again",
            TextKind::NewPassword,
            &self.errors.again,
        ));
        let cancel = self.back.as_ref().map(|href| Link {
            label: t(lang, "form-cancel"),
            href: href.clone(),
        });
        Form {
            cancel,
            ..Form::of(
                &self.action,
                t(lang, self.words().1),
                vec![Section::plain(fields)],
            )
        }
    }
}
