//! The kind page for everything that went wrong, one text per [`Fault`].

use maud::{Markup, Render, html};

use crate::i18n::t;
use crate::layout::{Audience, Layout};

/// What went wrong, as the reader needs to know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// 404: there is no such page.
    NotFound,
    /// 404 or 410: the code of a poster, receipt or link is unknown or no longer valid.
    UnknownCode,
    /// 400, 415, 422: what was sent could not be read.
    BadRequest,
    /// 403: not allowed, or the form came from elsewhere.
    Forbidden,
    /// 405: the page exists but not in this way.
    MethodNotAllowed,
    /// 413: more was sent than is taken.
    TooLarge,
    /// 429: too many at once.
    TooMany,
    /// 500: our fault.
    Internal,
    /// 503: busy or starting.
    Unavailable,
}

impl Fault {
    /// Every fault, for tests and samples.
    pub const ALL: [Self; 9] = [
        Self::NotFound,
        Self::UnknownCode,
        Self::BadRequest,
        Self::Forbidden,
        Self::MethodNotAllowed,
        Self::TooLarge,
        Self::TooMany,
        Self::Internal,
        Self::Unavailable,
    ];
}

/// The page that says what went wrong and what to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorPage {
    /// The frame.
    pub layout: Layout,
    /// What went wrong.
    pub fault: Fault,
    /// The request's id, shown so that a caller can name it to the support.
    pub request_id: Option<String>,
    /// After how many seconds a new try makes sense.
    pub retry_after: Option<u64>,
}

impl Render for ErrorPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let main = html! { h1 { (t(lang, "error-title")) } };
        self.layout
            .document(Audience::Citizen, &t(lang, "error-title"), &main)
    }
}
