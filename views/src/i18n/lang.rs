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
    /// A language of the citizen's pages alone: the file `locales/<tag>.ftl`.
    Guest(Guest),
}

/// One of the languages found in `locales/` when the program was built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Guest(usize);

/// What is known of a language without looking up its words.
struct Spoken {
    tag: &'static str,
    own_name: &'static str,
    group: char,
    point: char,
    id: LanguageIdentifier,
}

include!(concat!(env!("OUT_DIR"), "/guests.rs"));

static VIETNAMESE: Spoken = Spoken {
    tag: "vi",
    own_name: "Tiếng Việt",
    group: '.',
    point: ',',
    id: langid!("vi"),
};
static ENGLISH: Spoken = Spoken {
    tag: "en",
    own_name: "English",
    group: ',',
    point: '.',
    id: langid!("en"),
};

impl Lang {
    /// Every language in which the whole program speaks, the official one first.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// Every language of the citizen's pages: those of [`Lang::ALL`], then the others by tag.
    pub const CITIZENS: [Self; Self::ALL.len() + GUESTS] = {
        let mut all = [Self::Vi; Self::ALL.len() + GUESTS];
        all[1] = Self::En;
        let mut guest = 0;
        while guest < GUESTS {
            all[Self::ALL.len() + guest] = Self::Guest(Guest(guest));
            guest += 1;
        }
        all
    };

    fn spoken(self) -> &'static Spoken {
        match self {
            Self::Vi => &VIETNAMESE,
            Self::En => &ENGLISH,
            Self::Guest(guest) => &SPOKEN[guest.0],
        }
    }

    /// The BCP 47 tag, as in the `lang` attribute: `vi`, `en`, `zh-Hans`.
    pub fn tag(self) -> &'static str {
        self.spoken().tag
    }

    /// The language's name in the language itself, for the link that switches to it.
    pub fn own_name(self) -> &'static str {
        self.spoken().own_name
    }

    /// The language for pages that only those of [`Lang::ALL`] have: whoever reads another one gets English.
    #[must_use]
    pub const fn office(self) -> Self {
        match self {
            Self::Vi => Self::Vi,
            Self::En | Self::Guest(_) => Self::En,
        }
    }

    /// The text for this reader where there are these two.
    pub fn pick<T>(self, vietnamese: T, english: T) -> T {
        match self {
            Self::Vi => vietnamese,
            Self::En | Self::Guest(_) => english,
        }
    }

    /// The other language of [`Lang::ALL`].
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Vi => Self::En,
            Self::En | Self::Guest(_) => Self::Vi,
        }
    }

    /// The language of a tag such as `vi`, `en-GB`, `VI_vn` or `zh-CN`, if it is one of ours: by the whole tag, else by
    /// its first part.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let asked = tag.trim();
        let primary = |tag: &str| tag.split(['-', '_']).next().map(str::to_ascii_lowercase);
        let mut all = Self::CITIZENS.into_iter();
        let whole = all.find(|lang| lang.tag().eq_ignore_ascii_case(asked));
        whole.or_else(|| {
            let mut all = Self::CITIZENS.into_iter();
            all.find(|lang| primary(lang.tag()) == primary(asked))
        })
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

    /// Where a word is looked for, one language after the other.
    pub(super) fn chain(self) -> impl Iterator<Item = &'static LanguageIdentifier> {
        let chain = match self {
            Self::Vi => [Some(self), None, None],
            Self::En => [Some(self), None, Some(Self::Vi)],
            Self::Guest(_) => [Some(self), Some(Self::En), Some(Self::Vi)],
        };
        chain.into_iter().flatten().map(|lang| &lang.spoken().id)
    }

    /// The mark between thousands.
    pub(super) fn group(self) -> char {
        self.spoken().group
    }

    /// The mark before decimals.
    pub(super) fn point(self) -> char {
        self.spoken().point
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

    #[test]
    fn a_language_that_is_one_file_is_found_by_whatever_a_phone_calls_it() {
        let chinese = Lang::from_tag("zh-Hans").expect("a language of the citizen's pages");
        assert!(Lang::CITIZENS.contains(&chinese) && !Lang::ALL.contains(&chinese));
        for tag in ["zh", "zh-CN", "ZH_cn", "zh-Hans-SG", " zh-TW "] {
            assert_eq!(Lang::from_tag(tag), Some(chinese), "{tag:?}");
        }
        let asked = Lang::from_accept_language;
        assert_eq!(asked("zh-CN,zh;q=0.9,en-US;q=0.8"), chinese);
        assert_eq!(asked("vi-VN,zh-CN;q=0.9"), Lang::Vi);
        assert_eq!((chinese.tag(), chinese.own_name()), ("zh-Hans", "简体中文"));
        assert_eq!(chinese.office(), Lang::En);
    }
}
