//! One questionnaire: its state, how citizens will see it, its versions, its history.

use maud::{Markup, Render, html};

use super::thing::actions;
use crate::i18n::{Lang, t, t_args};
use crate::layout::{Audience, Layout};
use crate::part::desk::{Head, sentences};
use crate::part::face::face;
use crate::part::history::History;
use crate::part::list::{Cell, Column, List, ListRow};
use crate::part::report::Link;
use crate::part::tag::Tag;

/// The page of a questionnaire version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuestionnairePage {
    /// The frame.
    pub layout: Layout,
    /// Its title.
    pub title: String,
    /// Key and version: `default@3`.
    pub version: String,
    /// Draft, published, retired.
    pub tag: Tag,
    /// What that state means for what can be changed.
    pub about: String,
    /// Edit, publish, new draft; empty for readers who only look.
    pub actions: Vec<Link>,
    /// Retire, discard.
    pub dangers: Vec<Link>,
    /// What must be mended before it can be published.
    pub faults: Vec<String>,
    /// The form as citizens will see it, in each language.
    pub preview: Preview,
    /// The whole page as on a phone, opened apart.
    pub as_citizen: Option<Link>,
    /// All versions, the latest first.
    pub versions: Vec<VersionRow>,
    /// The changes.
    pub history: Option<History>,
}

/// What a questionnaire asks, in both languages side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// The question.
    pub question: PreviewText,
    /// The offered levels, best first: level from 1 to 5 and its words.
    pub levels: Vec<(u8, PreviewText)>,
    /// The reasons.
    pub reasons: Vec<PreviewText>,
    /// Whether a comment may be written.
    pub comment: bool,
    /// Further questions; often none.
    pub questions: Vec<PreviewText>,
    /// What is asked of those who tick a reason; often nothing.
    pub after: Vec<PreviewAfter>,
}

/// A question that follows a reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PreviewAfter {
    /// The reason.
    pub reason: PreviewText,
    /// The question.
    pub question: PreviewText,
    /// Its answers.
    pub choices: Vec<PreviewText>,
}

/// Words in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PreviewText {
    /// Vietnamese.
    pub vi: String,
    /// English; an empty one is shown as missing.
    pub en: String,
}

/// A version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VersionRow {
    /// `default@3`, with its page.
    pub link: Link,
    /// Its state.
    pub tag: Tag,
    /// Since when: «từ 01/07/2026»; may be empty.
    pub dates: String,
    /// How many ratings used it, as written; where no version says it there is no such column.
    pub used: String,
}

impl Render for QuestionnairePage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let head = Head {
            kind: &self.version,
            title: &self.title,
            tag: Some(&self.tag),
            about: &self.about,
            ..Head::default()
        };
        let main = html! {
            (head.render(lang))
            (actions(lang, &self.actions, &self.dangers))
            (sentences("forever", &t(lang, "questionnaire-faults"), &self.faults))
            (self.preview(lang))
            (self.versions(lang))
            @if let Some(history) = &self.history { (history.render(lang)) }
        };
        self.layout.document(Audience::Desk, &self.title, &main)
    }
}

impl QuestionnairePage {
    fn preview(&self, lang: Lang) -> Markup {
        html! {
            section aria-labelledby="preview" {
                h2 id="preview" { (t(lang, "questionnaire-preview")) }
                p.about {
                    (t(lang, "questionnaire-preview-about"))
                    @if let Some(link) = &self.as_citizen { " " a href=(link.href) { (link.label) } }
                }
                div.previews {
                    @for shown in Lang::ALL { (self.preview.render(lang, shown)) }
                }
            }
        }
    }

    fn versions(&self, lang: Lang) -> Markup {
        let counted = self.versions.iter().any(|version| !version.used.is_empty());
        let words = |key: &str| Column::words(t(lang, key));
        let mut columns = vec![
            words("questionnaire-version"),
            words("field-state"),
            words("questionnaire-dates"),
        ];
        columns.extend(counted.then(|| Column::number(t(lang, "questionnaire-used"))));
        let row = |version: &VersionRow| {
            let mut cells = vec![
                Cell::Link(version.link.clone(), String::new()),
                Cell::Tag(version.tag.clone()),
                Cell::Text(version.dates.clone()),
            ];
            cells.extend(counted.then(|| Cell::Text(version.used.clone())));
            ListRow { cells, over: false }
        };
        let list = List {
            caption: t(lang, "questionnaire-versions-about"),
            columns,
            rows: self.versions.iter().map(row).collect(),
            ..List::default()
        };
        html! {
            @if !self.versions.is_empty() {
                section aria-labelledby="versions" {
                    h2 id="versions" { (t(lang, "questionnaire-versions")) }
                    (list.render(lang))
                }
            }
        }
    }
}

impl Preview {
    /// The form in the language `shown`, for reading only; its words say what is missing in `lang`.
    fn render(&self, lang: Lang, shown: Lang) -> Markup {
        let words = |text: &PreviewText| text.render(lang, shown);
        html! {
            article.preview lang=(shown.tag()) aria-label=(shown.own_name()) {
                p.preview-language { (shown.own_name()) }
                h3 { (words(&self.question)) }
                ol.preview-levels role="list" {
                    @for (level, text) in &self.levels { li { (face(*level)) span { (words(text)) } } }
                }
                @if !self.reasons.is_empty() {
                    h4 { (t(shown, "citizen-reason")) }
                    ul.preview-reasons role="list" { @for text in &self.reasons { li { (words(text)) } } }
                }
                @for after in &self.after { (after.render(lang, shown)) }
                @if !self.questions.is_empty() {
                    h4 { (t(shown, "questionnaire-more")) }
                    ul { @for text in &self.questions { li { (words(text)) } } }
                }
                @if self.comment { p.preview-comment { (t(shown, "citizen-comment")) } }
            }
        }
    }
}

impl PreviewAfter {
    /// The reason first: nobody else is asked.
    fn render(&self, lang: Lang, shown: Lang) -> Markup {
        let reason = shown.pick(&self.reason.vi, &self.reason.en);
        let when = t_args(
            shown,
            "questionnaire-after-when",
            &[("reason", reason.into())],
        );
        html! {
            div.preview-after {
                p.preview-when { (when) }
                p { (self.question.render(lang, shown)) }
                ul.preview-choices role="list" { @for choice in &self.choices { li { (choice.render(lang, shown)) } } }
            }
        }
    }
}

impl PreviewText {
    fn render(&self, lang: Lang, shown: Lang) -> Markup {
        let text = shown.pick(&self.vi, &self.en);
        html! {
            @if text.is_empty() {
                em.missing lang=(lang.tag()) { (t(lang, "questionnaire-missing")) }
            } @else { (text) }
        }
    }
}
