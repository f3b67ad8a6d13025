//! What just happened, said once on top of the next page.

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
