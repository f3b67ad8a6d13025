//! One questionnaire: its state, how citizens will see it, its versions, its history.

use crate::layout::Layout;
use crate::part::history::History;
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
    /// How many ratings used it, as written.
    pub used: String,
}
