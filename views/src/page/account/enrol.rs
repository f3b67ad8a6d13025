//! `GET|POST /account/second-factor`: setting up the app that makes the codes.

use maud::{Markup, Render, html};

use super::{Refusal, door};
use crate::i18n::{t, t_args};
use crate::layout::Layout;
use crate::part::form::{Field, Form, Section, TextKind};

/// Setting up the second factor; sends `code`, `password` and the hidden values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EnrolPage {
    /// The frame.
    pub layout: Layout,
    /// Where the form is posted.
    pub action: String,
    /// Values sent along unseen, such as the sealed secret.
    pub hidden: Vec<(String, String)>,
    /// The account's name inside the app: the e-mail address.
    pub account: String,
    /// The secret in base 32, as text for those who cannot scan; shown in groups of four.
    pub secret: String,
    /// The QR code's dark modules as one SVG path, one unit a module, the first at 0,0.
    pub qr_path: String,
    /// The QR code's modules per side, without the quiet zone.
    pub qr_size: u32,
    /// Whether the role demands it: then it cannot be put off.
    pub required: bool,
    /// Why the code was not taken.
    pub refusal: Option<Refusal>,
}

impl Render for EnrolPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let form = self.form();
        let content = html! {
            (form.summary(lang))
            p { (t(lang, if self.required { "enrol-required" } else { "enrol-about" })) }
            ol.steps {
                li { p { strong { (t(lang, "enrol-app")) } br; (t(lang, "enrol-app-which")) } }
                li { p { strong { (t(lang, "enrol-scan")) } } (self.qr()) (self.by_hand()) }
                li { p { strong { (t(lang, "enrol-confirm")) } } }
            }
            (form.body(lang))
        };
        let heading = t(lang, "enrol-title");
        door(&self.layout, &heading, self.refusal.is_some(), &content)
    }
}

impl EnrolPage {
    /// The code with a quiet zone of four modules, as the standard asks.
    fn qr(&self) -> Markup {
        let side = self.qr_size + 8;
        html! {
            @if !self.qr_path.is_empty() {
                svg.qr viewBox=(format!("-4 -4 {side} {side}")) width="220" height="220" role="img"
                    aria-label=(t(self.layout.lang, "enrol-qr")) shape-rendering="crispEdges" {
                    rect x="-4" y="-4" width=(side) height=(side) fill="#fff" {}
                    path d=(self.qr_path) fill="#000" {}
                }
            }
        }
    }

    fn by_hand(&self) -> Markup {
        let lang = self.layout.lang;
        let args = [("account", self.account.as_str().into())];
        html! {
            p { (t_args(lang, "enrol-by-hand", &args)) br; code.secret { (in_fours(&self.secret)) } }
        }
    }

    fn form(&self) -> Form {
        let lang = self.layout.lang;
        let code = Field::line("code", t(lang, "enrol-code"), TextKind::Code, "")
            .hint(t(lang, "enrol-code-hint"));
        let password = Field::line(
            "password",
            t(lang, "account-password"),
            TextKind::Password,
            "",
        )
        .hint(t(lang, "enrol-password-hint"));
        let faults = self
            .refusal
            .map(|refusal| refusal.words(lang, "enrol-wrong"));
        Form {
            hidden: self.hidden.clone(),
            faults: faults.into_iter().collect(),
            ..Form::of(
                &self.action,
                t(lang, "enrol-send"),
                vec![Section::plain(vec![code, password])],
            )
        }
    }
}

/// Groups of four are read and typed without losing one's place.
fn in_fours(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().filter(|c| !c.is_whitespace()).collect();
    let groups: Vec<String> = letters
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join(" ")
}

#[cfg(test)]
mod tests {
    use super::in_fours;

    #[test]
    fn a_secret_is_read_in_groups_of_four() {
        assert_eq!(in_fours("JBSWY3DPEHPK3PXP"), "JBSW Y3DP EHPK 3PXP");
        assert_eq!(in_fours("JBSWY"), "JBSW Y");
        assert_eq!(in_fours(""), "");
    }
}
