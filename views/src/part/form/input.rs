//! The answers that are typed or chosen in one control.

use maud::{Markup, html};

use super::{Control, Field, PickGroup, Text, TextKind};
use crate::i18n::{Lang, t};

impl Field {
    /// The control that takes the answer.
    pub(super) fn answer(&self, lang: Lang) -> Markup {
        match &self.control {
            Control::Text(text) => self.text_line(text),
            Control::Area(value, rows) => self.area_box(value, *rows),
            Control::Select(groups) => self.closed_list(lang, groups),
            Control::Radios(picks) => self.options("radio", picks),
            Control::Checks(picks) => self.options("checkbox", picks),
            Control::File(accept) => html! {
                input type="file" id=(self.id()) name=(self.name) accept=(accept) required[self.is_required()]
                    aria-describedby=[self.described_by()] aria-invalid=[self.invalid()];
            },
            Control::Lines(lines) => lines.render(lang),
            Control::Fixed(value) => html! { (value) },
            Control::Check(ticked) => html! {
                input type="checkbox" id=(self.id()) name=(self.name) value="yes" checked[*ticked]
                    aria-describedby=[self.described_by()] aria-invalid=[self.invalid()];
            },
        }
    }

    fn text_line(&self, text: &Text) -> Markup {
        let kind = text.kind;
        let value = (!kind.is_secret()).then_some(&text.value);
        let input = html! {
            input type=(kind.input_type()) id=(self.id()) name=(self.name) value=[value]
                class=[kind.class()] inputmode=[kind.keyboard()] autocomplete=[kind.autocomplete()]
                autocapitalize=[kind.is_exact().then_some("none")] spellcheck=[kind.is_exact().then_some("false")]
                maxlength=[text.max] required[self.is_required()]
                aria-describedby=[self.described_by()] aria-invalid=[self.invalid()];
        };
        html! {
            @if text.unit.is_empty() { (input) } @else {
                span.with-unit { (input) " " span.input-unit { (text.unit) } }
            }
        }
    }

    fn area_box(&self, value: &str, rows: u8) -> Markup {
        html! {
            textarea id=(self.id()) name=(self.name) rows=(rows) required[self.is_required()]
                aria-describedby=[self.described_by()] aria-invalid=[self.invalid()] {
                // A first line break is dropped by browsers.
                @if value.starts_with('\n') { "\n" }
                (value)
            }
        }
    }

    fn closed_list(&self, lang: Lang, groups: &[PickGroup]) -> Markup {
        let unchosen = !groups
            .iter()
            .any(|group| group.picks.iter().any(|pick| pick.chosen));
        html! {
            select id=(self.id()) name=(self.name) required[self.is_required()]
                aria-describedby=[self.described_by()] aria-invalid=[self.invalid()] {
                @if unchosen && !has_empty(groups) {
                    option value="" selected { (t(lang, "form-choose")) }
                }
                @for group in groups {
                    @let options = html! {
                        @for pick in &group.picks {
                            option value=(pick.value) selected[pick.chosen] { (pick.label) }
                        }
                    };
                    @if group.label.is_empty() { (options) } @else { optgroup label=(group.label) { (options) } }
                }
            }
        }
    }
}

/// Whether the caller offers «none» or «all» by an option of its own.
pub(super) fn has_empty(groups: &[PickGroup]) -> bool {
    groups
        .iter()
        .any(|group| group.picks.iter().any(|pick| pick.value.is_empty()))
}

impl TextKind {
    /// What is never sent back to a page.
    const fn is_secret(self) -> bool {
        matches!(
            self,
            Self::Password | Self::NewPassword | Self::Code | Self::NewPin
        )
    }

    /// What is typed letter by letter and helped by no dictionary.
    const fn is_exact(self) -> bool {
        self.is_secret() || matches!(self, Self::Email | Self::Key)
    }

    const fn input_type(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Password | Self::NewPassword | Self::NewPin => "password",
            Self::Date => "date",
            Self::Time => "time",
            Self::Search => "search",
            _ => "text",
        }
    }

    const fn keyboard(self) -> Option<&'static str> {
        match self {
            Self::Integer | Self::Code | Self::NewPin => Some("numeric"),
            Self::Decimal => Some("decimal"),
            _ => None,
        }
    }

    const fn autocomplete(self) -> Option<&'static str> {
        match self {
            Self::Email => Some("username"),
            Self::Password => Some("current-password"),
            Self::NewPassword | Self::NewPin => Some("new-password"),
            Self::Code => Some("one-time-code"),
            Self::Words | Self::Key => Some("off"),
            _ => None,
        }
    }

    /// How wide the line is: as wide as what fits in.
    const fn class(self) -> Option<&'static str> {
        match self {
            Self::Key => Some("key"),
            Self::Code => Some("code"),
            Self::Integer | Self::Decimal | Self::NewPin => Some("short"),
            _ => None,
        }
    }
}
