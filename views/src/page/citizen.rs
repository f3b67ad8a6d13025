//! The citizen's form behind a QR code, a receipt or a link: `GET|POST /r/{code}`.
//!
//! It works without JavaScript, which only clears the form behind whoever goes on, and asks as little as it can: one required
//! choice of level, the rest is optional. It never asks who the person is.

mod answer;
mod field;
mod proof;

use maud::{Markup, Render, html};

use crate::i18n::{Said, t, t_args};
use crate::layout::{Audience, Layout};

pub use answer::{Choice, Field, FieldError, LevelChoice, Typed};
pub use proof::{Guard, ProofAsk};

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
    pub question: Said,
    /// The rated agency's name.
    pub agency: Said,
    /// The place: the service point's name, with its address where known.
    pub place: Option<Said>,
    /// The domains of the counter: none, one (sent hidden) or several (asked).
    pub domains: Vec<Choice>,
    /// The offered levels, best first.
    pub levels: Vec<LevelChoice>,
    /// The reasons on offer; none where the questionnaire has none.
    pub reasons: Vec<Choice>,
    /// Whether a comment may be written.
    pub comment: bool,
    /// The most characters a comment may have.
    pub comment_limit: u32,
    /// For how many days the comment's text is kept.
    pub comment_kept_days: u32,
    /// Whether the code counts once, as that of a receipt does.
    pub once: bool,
    /// What guards the link against machines.
    pub guard: Guard,
    /// What was filled in before.
    pub typed: Typed,
    /// What was wrong with it, in the order of the fields.
    pub errors: Vec<FieldError>,
}

impl Render for CitizenPage {
    fn render(&self) -> Markup {
        let said = |key| {
            let question = [("question", self.question.text.as_str().into())];
            t_args(self.layout.lang, key, &question)
        };
        let title = if self.guard.held.is_some() {
            said("citizen-title-held")
        } else if self.errors.is_empty() {
            self.question.text.clone()
        } else {
            said("citizen-title-with-errors")
        };
        self.layout
            .document(Audience::Citizen, &title, &self.main())
    }
}

impl CitizenPage {
    fn main(&self) -> Markup {
        let lang = self.layout.lang;
        html! {
            (self.held_notice())
            (self.summary())
            p.place {
                strong { (self.agency) }
                @if let Some(place) = &self.place { br; (place) }
            }
            h1 { (self.question) }
            // `novalidate`: the browser's own messages speak the phone's language
            // and vanish; ours come back beside the field.
            // `autocomplete`: what one person wrote is not offered to the next one on the same phone.
            form method="post" action=(self.action) novalidate autocomplete="off" {
                input type="hidden" name="id" value=(self.id);
                input type="hidden" name=(FORM_TOKEN) value=(self.token);
                // First what the heading asks: most people want to answer that and nothing else.
                (self.level_field())
                (self.domain_field())
                (self.reason_field())
                (self.comment_field())
                @if self.once { p.hint { (t(lang, "citizen-once")) } }
                (self.proof_field())
                button type="submit" { (t(lang, "citizen-send")) }
            }
            script src=(self.layout.assets.citizen_js) defer {}
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
