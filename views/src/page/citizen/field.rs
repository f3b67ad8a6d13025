//! The form's fields, each with its words, its error and what was filled in before.

use maud::{Markup, html};

use super::{Choice, CitizenPage, Field, FieldError};
use crate::i18n::{int, t, t_args};
use crate::part::face::face;

/// The class of a level, by which the style sheet knows how the reasons are asked for.
const fn mood(satisfied: bool) -> &'static str {
    if satisfied { "satisfied" } else { "improve" }
}

impl CitizenPage {
    pub(super) fn domain_field(&self) -> Markup {
        let lang = self.layout.lang;
        html! {
            @match self.domains.as_slice() {
                [] => {}
                [only] => {
                    input type="hidden" name="domain" value=(only.key);
                    p.only { (t(lang, "citizen-domain-only")) " " strong { (only.label) } }
                }
                several => div.field.wrong[self.is_wrong(Field::Domain)] {
                    label.ask for="domain" { (t(lang, "citizen-domain")) }
                    (self.error(Field::Domain))
                    select id="domain" name="domain" required
                        aria-describedby=[self.described_by(Field::Domain)]
                        aria-invalid=[self.invalid(Field::Domain)] {
                        option value="" { (t(lang, "citizen-domain-choose")) }
                        @for domain in several {
                            option value=(domain.key)
                                lang=[domain.label.lang.as_deref()]
                                selected[self.typed.domain.as_ref() == Some(&domain.key)] { (domain.label.text) }
                        }
                    }
                }
            }
        }
    }

    pub(super) fn level_field(&self) -> Markup {
        html! {
            fieldset.field.wrong[self.is_wrong(Field::Level)] aria-describedby=[self.described_by(Field::Level)] {
                // The heading above asks this; the ear needs the words once more.
                legend.unseen { (t(self.layout.lang, "citizen-level")) }
                (self.error(Field::Level))
                @for (index, choice) in self.levels.iter().enumerate() {
                    @let id = if index == 0 { "level".to_owned() } else { format!("level-{}", choice.level) };
                    div.pick {
                        input class=(mood(choice.satisfied)) type="radio" name="level" id=(id) value=(choice.level) required
                            checked[self.typed.level == Some(choice.level)];
                        label for=(id) { (face(choice.level)) span { (choice.label) } }
                    }
                }
            }
        }
    }

    pub(super) fn reason_field(&self) -> Markup {
        html! {
            @if !self.reasons.is_empty() {
                fieldset.field.wrong[self.is_wrong(Field::Reason)] aria-describedby=[self.described_by(Field::Reason)] {
                    legend.ask { (self.why()) " " (self.optional()) }
                    (self.error(Field::Reason))
                    @for (index, choice) in self.reasons.iter().enumerate() {
                        (self.tick(index, choice))
                    }
                }
            }
        }
    }

    /// What is asked about the reasons: in words that fit the chosen level where the style sheet can tell it
    /// (`:has`, browsers since 2022), in neutral words elsewhere and before a choice.
    fn why(&self) -> Markup {
        let lang = self.layout.lang;
        html! {
            span.why { (t(lang, "citizen-reason")) }
            span.why-satisfied { (t(lang, "citizen-reason-satisfied")) }
            span.why-improve { (t(lang, "citizen-reason-improve")) }
        }
    }

    fn tick(&self, index: usize, choice: &Choice) -> Markup {
        let id = if index == 0 {
            "reason".to_owned()
        } else {
            format!("reason-{index}")
        };
        html! {
            div.tick {
                input type="checkbox" name="reason" id=(id) value=(choice.key)
                    checked[self.typed.reasons.contains(&choice.key)];
                label for=(id) {
                    (choice.label)
                    @if let Some(note) = &choice.note { span.hint { (note) } }
                }
            }
        }
    }

    pub(super) fn comment_field(&self) -> Markup {
        let lang = self.layout.lang;
        let days = int(lang, self.comment_kept_days.into());
        html! {
            @if self.comment {
                div.field.wrong[self.is_wrong(Field::Comment)] {
                    label.ask for="comment" { (t(lang, "citizen-comment")) " " (self.optional()) }
                    p.hint id="comment-hint" {
                        strong { (t(lang, "citizen-comment-warning")) }
                        " " (t_args(lang, "citizen-comment-readers", &[("days", days.into())]))
                    }
                    (self.error(Field::Comment))
                    textarea id="comment" name="comment" rows="4" maxlength=(self.comment_limit)
                        aria-describedby=(self.comment_described_by())
                        aria-invalid=[self.invalid(Field::Comment)] { (self.typed.comment) }
                }
            }
        }
    }

    fn optional(&self) -> Markup {
        html! { span.optional { (t(self.layout.lang, "citizen-optional")) } }
    }

    fn errors_of(&self, field: Field) -> impl Iterator<Item = &FieldError> {
        self.errors.iter().filter(move |e| e.field == Some(field))
    }

    fn is_wrong(&self, field: Field) -> bool {
        self.errors_of(field).next().is_some()
    }

    fn invalid(&self, field: Field) -> Option<&'static str> {
        self.is_wrong(field).then_some("true")
    }

    fn described_by(&self, field: Field) -> Option<&'static str> {
        self.is_wrong(field).then_some(field.error_id())
    }

    fn comment_described_by(&self) -> &'static str {
        if self.is_wrong(Field::Comment) {
            "comment-hint comment-error"
        } else {
            "comment-hint"
        }
    }

    fn error(&self, field: Field) -> Markup {
        html! {
            @if self.is_wrong(field) {
                p.error id=(field.error_id()) {
                    @for error in self.errors_of(field) { (error.message) " " }
                }
            }
        }
    }
}
