//! One question: words, hint, error, answer; tied together for eyes and ears.

use maud::{Markup, html};

use super::input::has_empty;
use super::{Control, Field};
use crate::i18n::{Lang, t};

impl Field {
    /// The id of the input, or of the group of inputs.
    pub(super) fn id(&self) -> String {
        format!("f-{}", self.name)
    }

    /// The id that a link from the summary leads to: something that takes the focus.
    pub(super) fn target(&self) -> String {
        match &self.control {
            Control::Radios(picks) | Control::Checks(picks) if !picks.is_empty() => {
                format!("{}-0", self.id())
            }
            _ => self.id(),
        }
    }

    /// The ids of hint and error, for `aria-describedby`.
    pub(super) fn described_by(&self) -> Option<String> {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.id()));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.id()));
        let ids: Vec<_> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    pub(super) fn invalid(&self) -> Option<&'static str> {
        self.error.as_ref().map(|_| "true")
    }

    /// The whole question.
    pub fn render(&self, lang: Lang) -> Markup {
        match &self.control {
            Control::Radios(_) | Control::Checks(_) | Control::Lines(_) => self.group(lang),
            Control::Check(ticked) => self.single_check(lang, *ticked),
            Control::Fixed(value) => html! {
                div.ask { p.ask-label { (self.label) } p.fixed { (value) } (self.hint_line()) }
            },
            _ => self.single(lang),
        }
    }

    fn single(&self, lang: Lang) -> Markup {
        html! {
            div.ask.wrong[self.error.is_some()] {
                label.ask-label for=(self.id()) { (self.label) (self.optional_mark(lang)) }
                (self.hint_line())
                (self.error_line(lang))
                (self.answer(lang))
            }
        }
    }

    fn group(&self, lang: Lang) -> Markup {
        html! {
            fieldset.ask.wrong[self.error.is_some()] id=(self.id()) aria-describedby=[self.described_by()] {
                legend.ask-label { (self.label) (self.optional_mark(lang)) }
                (self.hint_line())
                (self.error_line(lang))
                (self.answer(lang))
            }
        }
    }

    fn single_check(&self, lang: Lang, ticked: bool) -> Markup {
        html! {
            div.ask.wrong[self.error.is_some()] {
                (self.error_line(lang))
                div.pick {
                    input type="checkbox" id=(self.id()) name=(self.name) value="yes" checked[ticked]
                        aria-describedby=[self.described_by()] aria-invalid=[self.invalid()];
                    label for=(self.id()) { (self.label) }
                }
                (self.hint_line())
            }
        }
    }

    /// Whether it must be answered whatever else is.
    pub(super) const fn is_required(&self) -> bool {
        !self.optional && !self.conditional
    }

    /// A list that offers «none» in words of its own says already that it may stay so.
    fn optional_mark(&self, lang: Lang) -> Markup {
        let says_so = match &self.control {
            Control::Checks(_) | Control::Lines(_) => true,
            Control::Select(groups) => has_empty(groups),
            _ => false,
        };
        html! { @if self.optional && !self.conditional && !says_so { " " span.optional { (t(lang, "form-optional")) } } }
    }

    fn hint_line(&self) -> Markup {
        html! { @if !self.hint.is_empty() { p.hint id={ (self.id()) "-hint" } { (self.hint) } } }
    }

    pub(super) fn error_line(&self, lang: Lang) -> Markup {
        html! {
            @if let Some(error) = &self.error {
                p.error id={ (self.id()) "-error" } {
                    span.visually-hidden { (t(lang, "form-error")) " " } (error)
                }
            }
        }
    }
}
