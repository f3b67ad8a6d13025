//! The citizen's form behind a QR code, a receipt or a link: `GET|POST /r/{code}`.
//!
//! It works without JavaScript and asks as little as it can: one required
//! choice of level, the rest is optional. It never asks who the person is.

mod answer;
mod field;
mod questions;

use maud::{Markup, Render, html};

use crate::i18n::{t, t_args};
use crate::layout::{Audience, Layout};

pub use answer::{Choice, Field, FieldError, LevelChoice, Typed};
pub use questions::{ANSWER_PREFIX, AfterReason, FORM_VERSION, Group, Questions};

/// The name of the hidden field that carries the form token.
pub const FORM_TOKEN: &str = "form";

/// The citizen's form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitizenPage {
    /// The frame.
    pub layout: Layout,
    /// Where the form is sent: the page's own address.
    pub action: String,
    /// The rating's id (UUID), made with the form so that a double send is one rating.
    pub id: String,
    /// The hidden form token, sent as [`FORM_TOKEN`].
    pub token: String,
    /// The question at the top: the questionnaire's title in the page's language.
    pub question: String,
    /// The rated agency's name.
    pub agency: String,
    /// The place: the service point's name, with its address where known.
    pub place: Option<String>,
    /// The domains of the counter: none, one (sent hidden) or several (asked).
    pub domains: Vec<Choice>,
    /// The offered levels, best first.
    pub levels: Vec<LevelChoice>,
    /// The reasons on offer; none where the questionnaire has none.
    pub reasons: Vec<Choice>,
    /// What is asked beside the one question.
    pub questions: Questions,
    /// Whether a comment may be written.
    pub comment: bool,
    /// The most characters a comment may have.
    pub comment_limit: u32,
    /// For how many days the comment's text is kept.
    pub comment_kept_days: u32,
    /// Whether the code counts once, as that of a receipt does.
    pub once: bool,
    /// What was filled in before.
    pub typed: Typed,
    /// What was wrong with it, in the order of the fields.
    pub errors: Vec<FieldError>,
}

impl Render for CitizenPage {
    fn render(&self) -> Markup {
        let title = if self.errors.is_empty() {
            self.question.clone()
        } else {
            t_args(
                self.layout.lang,
                "citizen-title-with-errors",
                &[("question", self.question.as_str().into())],
            )
        };
        self.layout
            .document(Audience::Citizen, &title, &self.main())
    }
}

impl CitizenPage {
    fn main(&self) -> Markup {
        let lang = self.layout.lang;
        html! {
            (self.summary())
            p.place {
                strong { (self.agency) }
                @if let Some(place) = &self.place { br; (place) }
            }
            h1 { (self.question) }
            // `novalidate`: the browser's own messages speak the phone's language
            // and vanish; ours come back beside the field.
            form method="post" action=(self.action) novalidate {
                input type="hidden" name="id" value=(self.id);
                input type="hidden" name=(FORM_TOKEN) value=(self.token);
                (self.version_field())
                (self.domain_field())
                (self.level_field())
                (self.reason_field())
                (self.group_fields())
                (self.comment_field())
                @if self.once { p.hint { (t(lang, "citizen-once")) } }
                button type="submit" { (t(lang, "citizen-send")) }
            }
        }
    }

    fn summary(&self) -> Markup {
        let lang = self.layout.lang;
        html! {
            @if !self.errors.is_empty() {
                div.summary role="alert" {
                    h2 { (t(lang, "citizen-errors-title")) }
                    ul {
                        @for error in &self.errors {
                            li {
                                @match error.field {
                                    Some(field) => a href={ "#" (field.name()) } { (error.message) },
                                    None => (error.message),
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
