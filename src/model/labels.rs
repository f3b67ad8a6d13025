//! Texts of data (not of the interface) in several languages.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The same text in several languages, by language tag («vi», «en», …).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(transparent)]
pub struct Labels(pub BTreeMap<String, String>);

impl Labels {
    /// A text in Vietnamese and English.
    pub fn vi_en(vi: &str, en: &str) -> Self {
        Self(BTreeMap::from([
            ("vi".to_owned(), vi.to_owned()),
            ("en".to_owned(), en.to_owned()),
        ]))
    }

    /// The text in `tag`, else in Vietnamese, else in whatever language there is.
    pub fn get(&self, tag: &str) -> &str {
        self.find(tag).map_or("", |(_, text)| text)
    }

    /// The text for a reader of `tag`, and the tag of the language it is in: the one asked for; for readers of a language
    /// other than Vietnamese English; Vietnamese; whatever there is.
    pub fn find(&self, tag: &str) -> Option<(&str, &str)> {
        let chain = [tag, if tag == "vi" { "vi" } else { "en" }, "vi"];
        let mut wanted = chain.into_iter().filter_map(|tag| self.own(tag));
        let any = || self.0.iter().find(|(_, text)| !text.is_empty());
        wanted
            .next()
            .or_else(|| any().map(|(tag, text)| (tag.as_str(), text.as_str())))
    }

    /// The text in exactly this language.
    pub fn own(&self, tag: &str) -> Option<(&str, &str)> {
        let (tag, text) = self.0.get_key_value(tag)?;
        (!text.is_empty()).then_some((tag.as_str(), text.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_gets_the_nearest_language_there_is() {
        let both = Labels::vi_en("Đất đai", "Land");
        assert_eq!(both.get("vi"), "Đất đai");
        assert_eq!(both.find("en"), Some(("en", "Land")));
        assert_eq!(both.find("zh-Hans"), Some(("en", "Land")));
        let one = Labels::vi_en("Đất đai", "");
        assert_eq!(one.find("en"), Some(("vi", "Đất đai")));
        assert_eq!(one.find("zh-Hans"), Some(("vi", "Đất đai")));
        let odd = Labels([("fr".to_owned(), "Foncier".to_owned())].into());
        assert_eq!(odd.find("vi"), Some(("fr", "Foncier")));
        assert_eq!(Labels::default().get("vi"), "");
    }
}
