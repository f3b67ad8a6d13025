//! `GET|POST /sign-in/code`: the second factor.

use maud::{Markup, Render, html};

use super::{Refusal, door};
use crate::i18n::t;
use crate::layout::Layout;
use crate::part::form::{Field, Form, Section, TextKind};

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

impl Render for CodePage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let content = html! {
            (self.form().render(lang))
            (self.by_recovery_code())
            p { a href=(self.restart) { (t(lang, "code-restart")) } }
        };
        let heading = t(lang, "code-title");
        door(&self.layout, &heading, self.refusal.is_some(), &content)
    }
}

impl CodePage {
    fn form(&self) -> Form {
        let lang = self.layout.lang;
        let code = Field::line("code", t(lang, "code-label"), TextKind::Code, "")
            .hint(t(lang, "code-hint"));
        let faults = self
            .refusal
            .map(|refusal| refusal.words(lang, "code-wrong"));
        Form {
            hidden: self.hidden(),
            faults: faults.into_iter().collect(),
            ..Form::of(
                &self.action,
                t(lang, "code-send"),
                vec![Section::plain(vec![code])],
            )
        }
    }

    /// The same question with a keyboard of letters; a telephone would offer digits only.
    fn by_recovery_code(&self) -> Markup {
        let lang = self.layout.lang;
        html! {
            details.instead {
                summary { (t(lang, "code-recovery-title")) }
                form.form method="post" action=(self.action) novalidate {
                    @for (name, value) in self.hidden() { input type="hidden" name=(name) value=(value); }
                    div.ask {
                        label.ask-label for="f-recovery" { (t(lang, "code-recovery-label")) }
                        p.hint id="f-recovery-hint" { (t(lang, "code-recovery-hint")) }
                        input.recovery type="text" id="f-recovery" name="code" autocomplete="off"
                            autocapitalize="none" spellcheck="false" required aria-describedby="f-recovery-hint";
                    }
                    div.buttons { button.button-plain type="submit" { (t(lang, "code-recovery-send")) } }
                }
            }
        }
    }

    fn hidden(&self) -> Vec<(String, String)> {
        self.next
            .iter()
            .map(|next| ("next".to_owned(), next.clone()))
            .collect()
    }
}
