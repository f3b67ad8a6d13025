//! `/admin/tokens`: the programs that may call the API.

use crate::layout::Layout;
use crate::part::list::{Pager, Search};
use crate::part::report::Link;

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
    /// What it may do: `scores:read`, `ratings:write`.
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
