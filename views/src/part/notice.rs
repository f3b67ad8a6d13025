//! What just happened, said once on top of the next page.

use maud::{Markup, html};

use crate::i18n::{Lang, t};

/// How a notice is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something was done.
    #[default]
    Done,
    /// Something to know; nothing changed.
    Info,
    /// Something was not done.
    Problem,
}

/// What just happened, after a form was sent: shown on top of the page and read out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notice {
    /// How it is meant.
    pub kind: NoticeKind,
    /// One sentence in the page's language: «Đã lưu cơ quan "UBND phường Tây Thạnh".»
    pub text: String,
}

impl Notice {
    /// The notice; it takes the focus when the page opens, so that screen readers begin with it.
    pub fn render(&self, lang: Lang) -> Markup {
        let (class, role, word) = match self.kind {
            NoticeKind::Done => ("toast toast-done", "status", "notice-done"),
            NoticeKind::Info => ("toast toast-info", "status", "notice-info"),
            NoticeKind::Problem => ("toast toast-problem", "alert", "notice-problem"),
        };
        html! {
            div class=(class) role=(role) tabindex="-1" autofocus {
                p { strong { (t(lang, word)) } " " (self.text) }
            }
        }
    }
}
