//! Texts of the data, which may be in another language than the page.

use maud::{Markup, Render, html};

use super::Lang;

/// A text of the data, and its language where that is not the page's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The text.
    pub text: String,
    /// The tag of its language, for the `lang` attribute; none where it is the page's own.
    pub lang: Option<String>,
}

impl Said {
    /// A text in the language `tag`, on a page in `lang`.
    pub fn new(lang: Lang, tag: &str, text: &str) -> Self {
        Self {
            text: text.to_owned(),
            lang: (tag != lang.tag()).then(|| tag.to_owned()),
        }
    }

    /// A Vietnamese name, as those of agencies and counters are.
    pub fn vietnamese(lang: Lang, name: &str) -> Self {
        Self::new(lang, Lang::Vi.tag(), name)
    }
}

impl From<&str> for Said {
    fn from(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            lang: None,
        }
    }
}

impl From<String> for Said {
    fn from(text: String) -> Self {
        Self { text, lang: None }
    }
}

impl Render for Said {
    fn render(&self) -> Markup {
        html! {
            @match &self.lang {
                Some(tag) => span lang=(tag) { (self.text) },
                None => (self.text),
            }
        }
    }
}
