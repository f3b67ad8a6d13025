//! A state in a word or two: «bản nháp», «đang dùng», «đã khóa».

use maud::{Markup, Render, html};

/// How a state is meant; the words say it too, so that colour is never alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Neither good nor bad.
    #[default]
    Plain,
    /// In use, in force.
    Live,
    /// Waits for somebody: a draft, an open invitation, about to expire.
    Waiting,
    /// No longer in use.
    Over,
}

/// A state in a word or two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tag {
    /// How it is meant.
    pub tone: Tone,
    /// The words.
    pub text: String,
}

impl Tag {
    /// A state from its tone and words.
    pub fn new(tone: Tone, text: impl Into<String>) -> Self {
        Self {
            tone,
            text: text.into(),
        }
    }
}

impl Render for Tag {
    fn render(&self) -> Markup {
        let class = match self.tone {
            Tone::Plain => "tag",
            Tone::Live => "tag tag-live",
            Tone::Waiting => "tag tag-waiting",
            Tone::Over => "tag tag-over",
        };
        html! { span class=(class) { (self.text) } }
    }
}
