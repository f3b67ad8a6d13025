//! The parts of the frame that know who is signed in and where the page hangs.

use maud::{Markup, html};

use super::{Audience, Layout, Person};
use crate::i18n::{Lang, t, t_args};

/// The class of the body, by which style sheets tell narrow pages from wide ones.
pub(super) const fn class(audience: Audience) -> Option<&'static str> {
    match audience {
        Audience::Door => Some("door"),
        Audience::Desk | Audience::Fleet => Some("desk"),
        _ => None,
    }
}

/// The head's title, with a word in front when a form came back with faults.
pub(super) fn head_title(lang: Lang, title: &str, wrong: bool) -> String {
    if wrong {
        t_args(lang, "form-title-wrong", &[("title", title.into())])
    } else {
        title.to_owned()
    }
}

/// Whether search engines are asked to leave the page alone.
pub(super) const fn is_private(audience: Audience) -> bool {
    !matches!(audience, Audience::Public | Audience::Manager)
}

impl Layout {
    /// The corner of the header: who is signed in with the way out, or the way in; the other language.
    pub(super) fn corner(&self, language: &Markup) -> Markup {
        let visitor = match (&self.person, &self.sign_in) {
            (Some(person), _) => self.person(person),
            (None, Some(address)) => {
                html! { a.way-in href=(address) { (t(self.lang, "frame-sign-in")) } }
            }
            (None, None) => return language.clone(),
        };
        html! { div.visitor { (visitor) (language) } }
    }

    /// Signing out changes something, so it is a form and not a link that a browser might fetch ahead.
    fn person(&self, person: &Person) -> Markup {
        html! {
            a.person href=(person.account) title=(t(self.lang, "frame-account")) {
                span.visually-hidden { (t(self.lang, "frame-account")) ": " }
                span.person-name { (person.name) }
                span.person-role { (person.role) }
            }
            form.sign-out method="post" action=(person.sign_out) {
                button.as-link type="submit" { (t(self.lang, "frame-sign-out")) }
            }
        }
    }

    /// The pages above this one, and this one.
    pub(super) fn trail(&self, title: &str) -> Markup {
        html! {
            @if !self.trail.is_empty() {
                nav.trail.wrap aria-label=(t(self.lang, "frame-trail")) {
                    ol {
                        @for link in &self.trail { li { a href=(link.href) { (link.label) } } }
                        li { span aria-current="page" { (title) } }
                    }
                }
            }
        }
    }
}
