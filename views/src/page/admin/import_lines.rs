//! The lines of an import's preview: one fault, one entry.

use maud::{Markup, html};

use super::{Effect, ImportFault, PreviewRow};
use crate::i18n::{Lang, int, t, t_args};
use crate::part::history::changes;
use crate::part::tag::{Tag, Tone};

impl ImportFault {
    pub(super) fn render(&self, lang: Lang) -> Markup {
        html! {
            tr {
                td.num { @if let Some(line) = self.line { (int(lang, line)) } @else { "–" } }
                td { @if self.column.is_empty() { "–" } @else { code { (self.column) } } }
                td { (self.text) }
            }
        }
    }
}

impl PreviewRow {
    pub(super) fn render(&self, lang: Lang) -> Markup {
        let at = |line: u64| t_args(lang, "preview-at-line", &[("line", int(lang, line).into())]);
        html! {
            li {
                p {
                    (self.effect.tag(lang)) " "
                    @if self.name.is_empty() { strong { (self.key) } } @else {
                        strong { (self.name) } " " code { (self.key) }
                    }
                    @if let Some(line) = self.line { span.preview-line { (at(line)) } }
                }
                (changes(lang, &self.changes))
            }
        }
    }
}

impl Effect {
    fn tag(self, lang: Lang) -> Tag {
        match self {
            Self::Added => Tag::new(Tone::Live, t(lang, "preview-effect-added")),
            Self::Changed => Tag::new(Tone::Waiting, t(lang, "preview-effect-changed")),
            Self::Unchanged => Tag::new(Tone::Plain, t(lang, "preview-effect-unchanged")),
        }
    }
}
