//! The citizen's form behind a QR code, a receipt or a link: `GET|POST /r/{code}`.
//!
//! It works without JavaScript and asks as little as it can: one required
//! choice of level, the rest is optional. It never asks who the person is.

use maud::{Markup, Render, html};

use crate::i18n::{int, t, t_args};
use crate::layout::{Audience, Layout};
use crate::part::face::face;

/// The name of the hidden field that carries the form token.
pub const FORM_TOKEN: &str = "form";

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
    /// A line under it, such as the hotline beside «chi phí ngoài quy định».
    pub note: Option<String>,
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

impl Field {
    /// The name of the form field, also the `id` that the error summary leads to.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Domain => "domain",
            Self::Level => "level",
            Self::Reason => "reason",
            Self::Comment => "comment",
        }
    }

    const fn error_id(self) -> &'static str {
        match self {
            Self::Domain => "domain-error",
            Self::Level => "level-error",
            Self::Reason => "reason-error",
            Self::Comment => "comment-error",
        }
    }
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
    /// Whether a comment may be written.
    pub comment: bool,
    /// The most characters a comment may have.
    pub comment_limit: u32,
    /// For how many days the comment's text is kept.
    pub comment_kept_days: u32,
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
                (self.domain())
                (self.level())
                (self.reason())
                (self.comment())
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

    fn domain(&self) -> Markup {
        let lang = self.layout.lang;
        html! {
            @match self.domains.as_slice() {
                [] => {}
                [only] => {
                    input type="hidden" name="domain" value=(only.key);
                    p.only { (t(lang, "citizen-domain-only")) " " strong { (only.label) } }
                }
                several => div.field.wrong[self.is_wrong(Field::Domain)] {
                    label.ask for="domain" { (t(lang, "citizen-domain")) }
                    (self.error(Field::Domain))
                    select id="domain" name="domain" required
                        aria-describedby=[self.described_by(Field::Domain)]
                        aria-invalid=[self.invalid(Field::Domain)] {
                        option value="" { (t(lang, "citizen-domain-choose")) }
                        @for domain in several {
                            option value=(domain.key)
                                selected[self.typed.domain.as_ref() == Some(&domain.key)] { (domain.label) }
                        }
                    }
                }
            }
        }
    }

    fn level(&self) -> Markup {
        html! {
            fieldset.field.wrong[self.is_wrong(Field::Level)] aria-describedby=[self.described_by(Field::Level)] {
                legend.ask { (t(self.layout.lang, "citizen-level")) }
                (self.error(Field::Level))
                @for (index, choice) in self.levels.iter().enumerate() {
                    @let id = if index == 0 { "level".to_owned() } else { format!("level-{}", choice.level) };
                    div.pick {
                        input type="radio" name="level" id=(id) value=(choice.level) required
                            checked[self.typed.level == Some(choice.level)];
                        label for=(id) { (face(choice.level)) span { (choice.label) } }
                    }
                }
            }
        }
    }

    fn reason(&self) -> Markup {
        html! {
            @if !self.reasons.is_empty() {
                fieldset.field.wrong[self.is_wrong(Field::Reason)] aria-describedby=[self.described_by(Field::Reason)] {
                    legend.ask { (t(self.layout.lang, "citizen-reason")) " " (self.optional()) }
                    (self.error(Field::Reason))
                    @for (index, choice) in self.reasons.iter().enumerate() {
                        (self.tick(index, choice))
                    }
                }
            }
        }
    }

    fn tick(&self, index: usize, choice: &Choice) -> Markup {
        let id = if index == 0 {
            "reason".to_owned()
        } else {
            format!("reason-{index}")
        };
        html! {
            div.tick {
                input type="checkbox" name="reason" id=(id) value=(choice.key)
                    checked[self.typed.reasons.contains(&choice.key)];
                label for=(id) {
                    (choice.label)
                    @if let Some(note) = &choice.note { span.hint { (note) } }
                }
            }
        }
    }

    fn comment(&self) -> Markup {
        let lang = self.layout.lang;
        let days = int(lang, self.comment_kept_days.into());
        html! {
            @if self.comment {
                div.field.wrong[self.is_wrong(Field::Comment)] {
                    label.ask for="comment" { (t(lang, "citizen-comment")) " " (self.optional()) }
                    p.hint id="comment-hint" {
                        strong { (t(lang, "citizen-comment-warning")) }
                        " " (t_args(lang, "citizen-comment-readers", &[("days", days.into())]))
                    }
                    (self.error(Field::Comment))
                    textarea id="comment" name="comment" rows="4" maxlength=(self.comment_limit)
                        aria-describedby=(self.comment_described_by())
                        aria-invalid=[self.invalid(Field::Comment)] { (self.typed.comment) }
                }
            }
        }
    }

    fn optional(&self) -> Markup {
        html! { span.optional { (t(self.layout.lang, "citizen-optional")) } }
    }

    fn errors_of(&self, field: Field) -> impl Iterator<Item = &FieldError> {
        self.errors.iter().filter(move |e| e.field == Some(field))
    }

    fn is_wrong(&self, field: Field) -> bool {
        self.errors_of(field).next().is_some()
    }

    fn invalid(&self, field: Field) -> Option<&'static str> {
        self.is_wrong(field).then_some("true")
    }

    fn described_by(&self, field: Field) -> Option<&'static str> {
        self.is_wrong(field).then_some(field.error_id())
    }

    fn comment_described_by(&self) -> &'static str {
        if self.is_wrong(Field::Comment) {
            "comment-hint comment-error"
        } else {
            "comment-hint"
        }
    }

    fn error(&self, field: Field) -> Markup {
        html! {
            @if self.is_wrong(field) {
                p.error id=(field.error_id()) {
                    @for error in self.errors_of(field) { (error.message) " " }
                }
            }
        }
    }
}
