//! The kind page for everything that went wrong, one text per [`Fault`].

use maud::{Markup, Render, html};

use crate::i18n::{Lang, int, t, t_args};
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
    /// 401, 403: not allowed, or the form came from elsewhere.
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

    /// The fault to show for an HTTP status; an unexpected one is ours (500) or the caller's (4xx).
    pub const fn of_status(status: u16) -> Self {
        match status {
            401 | 403 => Self::Forbidden,
            404 => Self::NotFound,
            405 => Self::MethodNotAllowed,
            410 => Self::UnknownCode,
            413 => Self::TooLarge,
            429 => Self::TooMany,
            408 | 503 | 504 => Self::Unavailable,
            400..=499 => Self::BadRequest,
            _ => Self::Internal,
        }
    }

    /// Whether the program failed, so that a request may have to be looked for in the log.
    const fn is_ours(self) -> bool {
        matches!(self, Self::Internal | Self::Unavailable)
    }

    fn title(self, lang: Lang) -> String {
        match self {
            Self::NotFound => t(lang, "error-not-found-title"),
            Self::UnknownCode => t(lang, "error-unknown-code-title"),
            Self::BadRequest => t(lang, "error-bad-request-title"),
            Self::Forbidden => t(lang, "error-forbidden-title"),
            Self::MethodNotAllowed => t(lang, "error-method-title"),
            Self::TooLarge => t(lang, "error-too-large-title"),
            Self::TooMany => t(lang, "error-too-many-title"),
            Self::Internal => t(lang, "error-internal-title"),
            Self::Unavailable => t(lang, "error-unavailable-title"),
        }
    }

    fn next_step(self, lang: Lang) -> String {
        match self {
            Self::NotFound => t(lang, "error-not-found-next"),
            Self::UnknownCode => t(lang, "error-unknown-code-next"),
            Self::BadRequest => t(lang, "error-bad-request-next"),
            Self::Forbidden => t(lang, "error-forbidden-next"),
            Self::MethodNotAllowed => t(lang, "error-method-next"),
            Self::TooLarge => t(lang, "error-too-large-next"),
            Self::TooMany => t(lang, "error-too-many-next"),
            Self::Internal => t(lang, "error-internal-next"),
            Self::Unavailable => t(lang, "error-unavailable-next"),
        }
    }
}

/// The page that says what went wrong and what to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorPage {
    /// The frame.
    pub layout: Layout,
    /// What went wrong.
    pub fault: Fault,
    /// The request's id, shown where the program failed, so that a caller can name it to the support.
    pub request_id: Option<String>,
    /// After how many seconds a new try makes sense.
    pub retry_after: Option<u64>,
}

impl Render for ErrorPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let title = self.fault.title(lang);
        let main = html! {
            div.calm {
                h1 { (title) }
                p { (self.fault.next_step(lang)) }
                @if let Some(seconds) = self.retry_after {
                    p { (t_args(lang, "error-retry-after", &[("seconds", int(lang, seconds).into())])) }
                }
                @if let Some(id) = self.request_id.as_ref().filter(|_| self.fault.is_ours()) {
                    p.hint { (t(lang, "error-request-id")) " " code { (id) } }
                }
                p { a href="/" { (t(lang, "error-home")) } }
            }
        };
        self.layout.document(Audience::Lost, &title, &main)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_finds_the_words_that_fit() {
        assert_eq!(Fault::of_status(404), Fault::NotFound);
        assert_eq!(Fault::of_status(422), Fault::BadRequest);
        assert_eq!(Fault::of_status(503), Fault::Unavailable);
        assert_eq!(Fault::of_status(599), Fault::Internal);
    }
}
