//! The page at `/k/check` on which a device checks itself. All words are here; the script
//! only chooses which of them hold, so without it the page still says what is needed.

use maud::{Markup, Render, html};

use crate::i18n::{Lang, t};
use crate::layout::{Audience, Layout};

/// What is looked at, in the order of the page, each with the states that it can have.
const CHECKS: [(&str, &[&str]); 11] = [
    ("secure", &["ok", "fail"]),
    ("server", &["ok", "fail"]),
    ("storage", &["ok", "fail"]),
    ("persist", &["ok", "warn"]),
    ("private", &["ok", "warn", "fail"]),
    ("worker", &["ok", "fail"]),
    ("locks", &["ok", "warn"]),
    ("clock", &["ok", "warn", "fail"]),
    ("screen", &["ok", "warn", "fail"]),
    ("touch", &["ok", "warn"]),
    ("voice", &["ok", "warn"]),
];
const STATES: [&str; 3] = ["ok", "warn", "fail"];

/// The page on which a device checks itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KioskCheckPage {
    /// The frame.
    pub layout: Layout,
    /// Address of the script that looks.
    pub script: String,
    /// Address of the script that times the disk.
    pub probe: String,
}

impl Render for KioskCheckPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let title = t(lang, "check-title");
        let main = html! {
            h1 { (title) }
            p { (t(lang, "check-lead")) }
            div.check-sum id="check-sum" role="status" {
                p data-when="waiting" { (t(lang, "check-no-script")) }
                @for state in STATES {
                    p data-when=(state) hidden { (t(lang, &format!("check-all-{state}"))) }
                }
            }
            ul.checks id="checks" {
                @for (name, states) in CHECKS { (check(lang, name, states)) }
            }
            button.button id="check-again" type="button" hidden { (t(lang, "check-again")) }
            script src=(self.script) data-probe=(self.probe) {}
        };
        self.layout.document(Audience::Desk, &title, &main)
    }
}

fn check(lang: Lang, name: &str, states: &[&str]) -> Markup {
    html! {
        li data-check=(name) {
            h2 { (t(lang, &format!("check-{name}"))) }
            p.check-state {
                output {} " "
                span.tag data-when="waiting" { (t(lang, "check-waiting")) }
                @for state in states {
                    span.tag.(tone(state)) data-when=(state) hidden {
                        (t(lang, &format!("check-{state}")))
                    }
                }
            }
            @for state in states {
                p data-when=(state) hidden { (t(lang, &format!("check-{name}-{state}"))) }
            }
        }
    }
}

fn tone(state: &str) -> &'static str {
    match state {
        "ok" => "tag-live",
        "warn" => "tag-waiting",
        _ => "tag-over",
    }
}
