//! What a device lacks, what that means, and what to do about it; and how it is otherwise.

use maud::{Markup, html};

use crate::i18n::{Lang, t};

/// Something that is wrong, with the help for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Care {
    /// What.
    pub what: String,
    /// Since when, as written.
    pub since: String,
    /// Whether ratings are lost, or may be.
    pub grave: bool,
    /// What it means.
    pub means: String,
    /// What to do.
    pub todo: String,
}

/// One value of a device's health.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vital {
    /// Its name.
    pub name: String,
    /// The value, in words.
    pub value: String,
    /// What it means.
    pub note: String,
    /// Whether it needs somebody.
    pub bad: bool,
}

impl Care {
    fn render(&self, lang: Lang) -> Markup {
        html! {
            li.care-grave[self.grave] {
                h3 { (self.what) }
                p.care-since { (self.since) }
                p { strong { (t(lang, "kiosk-means")) } " " (self.means) }
                p { strong { (t(lang, "kiosk-todo")) } " " (self.todo) }
            }
        }
    }
}

/// What to do now, the gravest first; nothing where nothing is wrong.
pub(super) fn cares(lang: Lang, cares: &[Care]) -> Markup {
    html! {
        @if !cares.is_empty() {
            section.cares aria-labelledby="cares" {
                h2 id="cares" { (t(lang, "kiosk-what-to-do")) }
                ul role="list" { @for care in cares { (care.render(lang)) } }
            }
        }
    }
}

/// Values with what they mean.
pub(super) fn vitals(vitals: &[Vital]) -> Markup {
    html! {
        dl.vitals {
            @for vital in vitals {
                div.bad[vital.bad] {
                    dt { (vital.name) }
                    dd { strong { (vital.value) } @if !vital.note.is_empty() { span.sub { (vital.note) } } }
                }
            }
        }
    }
}
