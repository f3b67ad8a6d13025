//! `/admin/tokens`: the programs that may call the API.

use maud::{Markup, Render};

use super::ListPage;
use crate::i18n::{Lang, t};
use crate::layout::Layout;
use crate::part::list::{Cell, Column, Empty, List, ListRow, Pager, Search};
use crate::part::report::Link;
use crate::part::tag::{Tag, Tone};

/// The list of API tokens. One token is shown by `ThingPage`, made by `EditPage` and `OncePage`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TokensPage {
    /// The frame.
    pub layout: Layout,
    /// The search.
    pub search: Option<Search>,
    /// The tokens of this page.
    pub tokens: Vec<TokenRow>,
    /// How many there are, as written: «4 mã truy cập».
    pub caption: String,
    /// The pages.
    pub pager: Option<Pager>,
    /// Where a new one is made; none for readers who only look.
    pub add: Option<Link>,
}

/// How a token stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TokenState {
    /// Is taken.
    #[default]
    Active,
    /// Is taken, but not for long.
    ExpiresSoon,
    /// Its time is over.
    Expired,
    /// Was revoked.
    Revoked,
}

/// One token.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TokenRow {
    /// Its name and page.
    pub link: Link,
    /// The first characters, to tell it from others: «hl_3fA9…»; may be empty.
    pub hint: String,
    /// What it may do, in words: «Đọc kết quả», «Gửi đánh giá».
    pub grants: Vec<String>,
    /// Who made it and when, as written.
    pub made: String,
    /// When it was last used, as written; empty for never.
    pub used: String,
    /// Until when it is taken, as written; empty for no end.
    pub until: String,
    /// How it stands.
    pub state: TokenState,
}

impl Render for TokensPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let page = ListPage {
            layout: self.layout.clone(),
            title: t(lang, "tokens-title"),
            about: t(lang, "tokens-about"),
            add: self.add.clone(),
            ways: Vec::new(),
            list: self.list(lang),
        };
        page.render()
    }
}

impl TokensPage {
    fn list(&self, lang: Lang) -> List {
        let columns = [
            "field-name",
            "tokens-grants",
            "field-state",
            "tokens-used",
            "tokens-until",
            "tokens-made",
        ];
        let empty = Empty {
            title: t(lang, "tokens-empty"),
            next: t(lang, "tokens-empty-next"),
        };
        List {
            search: self.search.clone(),
            caption: self.caption.clone(),
            columns: columns
                .iter()
                .map(|key| Column::words(t(lang, key)))
                .collect(),
            rows: self.tokens.iter().map(|token| token.row(lang)).collect(),
            empty,
            pager: self.pager.clone(),
        }
    }
}

impl TokenRow {
    fn row(&self, lang: Lang) -> ListRow {
        let or = |text: &str, key: &str| {
            if text.is_empty() {
                t(lang, key)
            } else {
                text.to_owned()
            }
        };
        ListRow {
            cells: vec![
                Cell::Link(self.link.clone(), self.hint.clone()),
                Cell::Many(self.grants.clone()),
                Cell::Tag(self.state.tag(lang)),
                Cell::Text(or(&self.used, "tokens-never")),
                Cell::Text(or(&self.until, "tokens-no-end")),
                Cell::Text(self.made.clone()),
            ],
            over: matches!(self.state, TokenState::Expired | TokenState::Revoked),
        }
    }
}

impl TokenState {
    /// The state in words.
    pub fn tag(self, lang: Lang) -> Tag {
        match self {
            Self::Active => Tag::new(Tone::Live, t(lang, "token-active")),
            Self::ExpiresSoon => Tag::new(Tone::Waiting, t(lang, "token-expires-soon")),
            Self::Expired => Tag::new(Tone::Over, t(lang, "token-expired")),
            Self::Revoked => Tag::new(Tone::Over, t(lang, "token-revoked")),
        }
    }
}
