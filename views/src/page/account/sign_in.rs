//! `GET|POST /sign-in`: e-mail address and password.

use maud::{Markup, Render, html};

use super::{Refusal, door};
use crate::i18n::{t, t_args};
use crate::layout::Layout;
use crate::part::form::{Field, Form, Section, TextKind};
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

impl Render for SignInPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let content = html! {
            (self.form().render(lang))
            @if let Some(provider) = &self.provider {
                p.or { span { (t(lang, "sign-in-or")) } }
                p { a.button.button-plain.button-wide href=(provider.href) {
                    (t_args(lang, "sign-in-with", &[("provider", provider.label.as_str().into())]))
                } }
            }
            section.help {
                h2 { (t(lang, "sign-in-help-title")) }
                p { (t(lang, "sign-in-help")) @if let Some(help) = &self.help { " " (help) } }
            }
        };
        let heading = t(lang, "sign-in-title");
        door(&self.layout, &heading, self.refusal.is_some(), &content)
    }
}

impl SignInPage {
    fn form(&self) -> Form {
        let lang = self.layout.lang;
        let fields = vec![
            Field::line(
                "email",
                t(lang, "account-email"),
                TextKind::Email,
                &self.email,
            ),
            Field::line(
                "password",
                t(lang, "account-password"),
                TextKind::Password,
                "",
            ),
        ];
        let faults = self
            .refusal
            .map(|refusal| refusal.words(lang, "sign-in-wrong"));
        Form {
            hidden: self
                .next
                .iter()
                .map(|next| ("next".to_owned(), next.clone()))
                .collect(),
            faults: faults.into_iter().collect(),
            ..Form::of(
                &self.action,
                t(lang, "sign-in-send"),
                vec![Section::plain(fields)],
            )
        }
    }
}
