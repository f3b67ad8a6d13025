//! The citizen's form behind a QR code, a receipt or a link: `GET|POST /r/{code}`.
//!
//! It works without JavaScript and asks as little as it can: one required
//! choice of level, the rest is optional. It never asks who the person is.

use maud::{Markup, Render, html};

use crate::i18n::t;
use crate::layout::{Audience, Layout};
use crate::part::face::face;

/// One offered level of the scale, as the questionnaire words it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelChoice {
    /// The level from 1 (worst) to 5 (best).
    pub level: u8,
    /// Its words in the page's language: «Rất hài lòng».
    pub label: String,
}

/// One entry of a list to choose from: a domain or a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The key that is sent.
    pub key: String,
    /// Its words in the page's language.
    pub label: String,
}

/// The form's fields, for naming the one at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The choice of domain.
    Domain,
    /// The choice of level.
    Level,
    /// The reasons.
    Reason,
    /// The comment.
    Comment,
}

/// What is wrong with a sent form: the field and the words that say how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field at fault; `None` for the whole form.
    pub field: Option<Field>,
    /// A plain sentence in the page's language.
    pub message: String,
}

/// What the person has filled in so far; kept when the form comes back with errors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The chosen level, 1–5.
    pub level: Option<u8>,
    /// The chosen domain's key.
    pub domain: Option<String>,
    /// The ticked reasons' keys.
    pub reasons: Vec<String>,
    /// The comment as typed.
    pub comment: String,
}

/// The citizen's form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitizenPage {
    /// The frame.
    pub layout: Layout,
    /// Where the form is sent: the page's own address.
    pub action: String,
    /// The rating's id (UUID), made with the form so that a double send is one rating.
    pub id: String,
    /// The hidden form token.
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
    /// Whether a comment may be written.
    pub comment: bool,
    /// The most characters a comment may have.
    pub comment_limit: usize,
    /// For how many days the comment's text is kept.
    pub comment_kept_days: u32,
    /// What was filled in before.
    pub typed: Typed,
    /// What was wrong with it, in the order of the fields.
    pub errors: Vec<FieldError>,
}

impl Render for CitizenPage {
    fn render(&self) -> Markup {
        self.layout
            .document(Audience::Citizen, &self.question, &self.main())
    }
}

impl CitizenPage {
    fn main(&self) -> Markup {
        let lang = self.layout.lang;
        html! {
            h1 { (self.question) }
            p { (self.agency) }
            form method="post" action=(self.action) {
                input type="hidden" name="id" value=(self.id);
                input type="hidden" name="token" value=(self.token);
                @for level in &self.levels {
                    label {
                        input type="radio" name="level" value=(level.level) required;
                        (face(level.level)) (level.label)
                    }
                }
                button { (t(lang, "citizen-send")) }
            }
        }
    }
}
