//! The questions beside the one: groups on the scale, and those that follow a ticked reason.
//!
//! All may be left out. A group's question is a row of the levels with «Bỏ qua» chosen; a question that
//! follows a reason stands inside the reason's own line and is shown by the style sheet while the reason
//! is ticked. Without the style sheet it is simply there.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{Choice, CitizenPage, Field};
use crate::i18n::{Said, t};

/// What is asked beside the one question; the short questionnaire has no groups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Questions {
    /// The version that is asked, sent back with the answers: `default@2`.
    pub version: String,
    /// Groups of questions on the scale.
    pub groups: Vec<Group>,
    /// Questions that follow a ticked reason.
    pub after_reasons: Vec<AfterReason>,
    /// What was filled in before: key of the question, level or key of the choice.
    pub typed: BTreeMap<String, String>,
}

/// A group of questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its words.
    pub label: Said,
    /// Its questions: key and words.
    pub questions: Vec<(String, Said)>,
}

/// A question that follows a ticked reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AfterReason {
    /// Key of the reason.
    pub reason: String,
    /// Key of the question.
    pub key: String,
    /// Its words.
    pub label: Said,
    /// Its choices.
    pub choices: Vec<Choice>,
}

/// The name of the hidden field that carries the version asked.
pub const FORM_VERSION: &str = "asked";
/// What stands before a question's key in the name of its form field.
pub const ANSWER_PREFIX: &str = "q.";

impl CitizenPage {
    /// The version that is asked, for the answers to be read by it.
    pub(super) fn version_field(&self) -> Markup {
        html! {
            @if !self.questions.version.is_empty() {
                input type="hidden" name=(FORM_VERSION) value=(self.questions.version);
            }
        }
    }

    pub(super) fn group_fields(&self) -> Markup {
        let groups = &self.questions.groups;
        html! {
            @if !groups.is_empty() {
                div.more.wrong[self.is_wrong(Field::Answer)] {
                    h2 id=(Field::Answer.name()) { (t(self.layout.lang, "citizen-more")) }
                    p.hint { (t(self.layout.lang, "citizen-more-about")) }
                    (self.error(Field::Answer))
                    @for group in groups {
                        h3 { (group.label) }
                        @for (key, label) in &group.questions { (self.question(key, label)) }
                    }
                }
            }
        }
    }

    fn question(&self, key: &str, label: &Said) -> Markup {
        let typed = self.questions.typed.get(key).map_or("", String::as_str);
        let skip = Said::from(t(self.layout.lang, "citizen-skip"));
        html! {
            fieldset.q {
                legend { (label) }
                div.row {
                    @for level in &self.levels {
                        @let value = level.level.to_string();
                        (pick(key, &value, &level.label, typed == value))
                    }
                    (pick(key, "", &skip, typed.is_empty()))
                }
            }
        }
    }

    /// The questions that follow a reason, inside its line.
    pub(super) fn after_reason(&self, reason: &str) -> Markup {
        let all = self.questions.after_reasons.iter();
        let own = all.filter(|asked| asked.reason == reason);
        html! { @for asked in own { (self.asked_after(asked)) } }
    }

    fn asked_after(&self, asked: &AfterReason) -> Markup {
        let typed = self.questions.typed.get(&asked.key);
        html! {
            fieldset.q.after {
                legend { (asked.label) }
                div.row {
                    @for choice in &asked.choices {
                        (pick(&asked.key, &choice.key, &choice.label, typed == Some(&choice.key)))
                    }
                }
            }
        }
    }
}

/// One answer: the whole of its words can be touched.
fn pick(question: &str, value: &str, label: &Said, chosen: bool) -> Markup {
    let name = format!("{ANSWER_PREFIX}{question}");
    let id = format!("{name}.{value}");
    html! {
        label for=(id) { input type="radio" id=(id) name=(name) value=(value) checked[chosen]; span { (label) } }
    }
}
