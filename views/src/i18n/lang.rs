//! The languages of the interface and how one is chosen.

use fluent_templates::LanguageIdentifier;
use fluent_templates::langid;

/// A language of the interface; Vietnamese where nothing else is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Vietnamese, the official language.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// Every language, the official one first.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// The BCP 47 tag, as in the `lang` attribute: `vi` or `en`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// The language's name in the language itself, for the link that switches to it.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Vi => "Tiếng Việt",
            Self::En => "English",
        }
    }

    /// The other language, the one a switch leads to.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Vi => Self::En,
            Self::En => Self::Vi,
        }
    }

    /// The language of a tag such as `vi`, `en-GB` or `VI_vn`, if it is one of ours.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next()?;
        Self::ALL
            .into_iter()
            .find(|lang| lang.tag().eq_ignore_ascii_case(primary))
    }

    /// The language an `Accept-Language` header asks for most, Vietnamese when it asks for none of ours.
    pub fn from_accept_language(header: &str) -> Self {
        let mut best = (0.0, Self::Vi);
        for part in header.split(',') {
            let (tag, quality) = wish(part);
            if let Some(lang) = Self::from_tag(tag)
                && quality > best.0
            {
                best = (quality, lang);
            }
        }
        best.1
    }

    pub(super) const fn identifier(self) -> LanguageIdentifier {
        match self {
            Self::Vi => langid!("vi"),
            Self::En => langid!("en"),
        }
    }
}

/// One item of the header: its tag and its quality, 1 where none is given, 0 where it is unreadable.
fn wish(part: &str) -> (&str, f32) {
    let (tag, rest) = part.split_once(';').unwrap_or((part, ""));
    let quality = match rest.trim().strip_prefix("q=") {
        Some(text) => text.trim().parse().unwrap_or(0.0),
        None => 1.0,
    };
    (tag, quality)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_is_answered_by_its_strongest_wish() {
        let asked = Lang::from_accept_language;
        assert_eq!(asked("en-US,en;q=0.9,vi;q=0.8"), Lang::En);
        assert_eq!(asked("vi-VN,vi;q=0.9,en;q=0.8"), Lang::Vi);
        assert_eq!(asked("fr, en;q=0.4, vi;q=0.7"), Lang::Vi);
        assert_eq!(asked("fr;q=1, EN;q=0.1"), Lang::En);
    }

    #[test]
    fn vietnamese_is_the_answer_to_everything_unknown() {
        for header in [
            "",
            "*",
            "fr-FR",
            ";;;q=,",
            "en;q=0",
            "en;q=abc",
            "tiếng anh",
        ] {
            assert_eq!(Lang::from_accept_language(header), Lang::Vi, "{header:?}");
        }
    }
}
