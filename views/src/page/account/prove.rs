//! Asks somebody who is signed in to confirm it before an act of consequence.

use maud::{Markup, Render, html};

use crate::i18n::{t, t_args};
use crate::layout::{Audience, Layout};
use crate::part::desk::Head;
use crate::part::form::Form;
use crate::part::report::Link;

/// The ways to confirm: a password or code, the operator's identity provider, or, where there is neither, whom to ask.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProvePage {
    /// The frame.
    pub layout: Layout,
    /// The question for the password or a code, with what was typed before; none for who has neither.
    pub form: Option<Form>,
    /// What the account at the provider is called, and where to confirm by it.
    pub provider: Option<Link>,
    /// Where one goes without confirming.
    pub cancel: Link,
}

impl Render for ProvePage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let title = t(lang, "confirm-title");
        let about = match self.form {
            Some(_) => t(lang, "confirm-about"),
            None => t(lang, "confirm-about-only"),
        };
        let head = Head {
            title: &title,
            about: &about,
            ..Head::default()
        };
        let main = html! {
            (head.render(lang))
            @if let Some(form) = &self.form { (form.render(lang)) }
            @if let Some(provider) = &self.provider {
                p { (t(lang, "confirm-provider-about")) }
                p {
                    a.button.button-plain href=(provider.href) {
                        (t_args(lang, "confirm-provider", &[("provider", provider.label.as_str().into())]))
                    }
                }
            }
            @if self.form.is_none() {
                @if self.provider.is_none() { p { (t(lang, "confirm-no-password")) } }
                p { a href=(self.cancel.href) { (self.cancel.label) } }
            }
        };
        let wrong = self.form.as_ref().is_some_and(Form::is_wrong);
        self.layout.sent_back(Audience::Desk, &title, wrong, &main)
    }
}
