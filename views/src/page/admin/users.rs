//! `/admin/users`: who may get in.

use maud::{Markup, Render};

use super::ListPage;
use crate::i18n::{Lang, t};
use crate::layout::Layout;
use crate::part::list::{Cell, Column, Empty, List, ListRow, Pager, Search};
use crate::part::report::Link;
use crate::part::tag::{Tag, Tone};

/// The list of accounts. One account is shown by `ThingPage`, invited and changed by `EditPage`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UsersPage {
    /// The frame.
    pub layout: Layout,
    /// The search, with filters for role and state.
    pub search: Option<Search>,
    /// The accounts of this page.
    pub users: Vec<UserRow>,
    /// How many there are, as written: «23 người dùng».
    pub caption: String,
    /// What an empty list says; the default words where left empty.
    pub empty: Empty,
    /// The pages.
    pub pager: Option<Pager>,
    /// Where somebody is invited; none for readers who only look.
    pub invite: Option<Link>,
}

/// How an account stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UserState {
    /// Can sign in.
    #[default]
    Active,
    /// Has an invitation that still opens.
    Invited,
    /// Has an invitation that no longer opens.
    InvitationExpired,
    /// Was locked by an administrator.
    Disabled,
}

/// One account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserRow {
    /// The name and its page.
    pub link: Link,
    /// The e-mail address.
    pub email: String,
    /// The role's name.
    pub role: String,
    /// The own agency's name; empty for all.
    pub agency: String,
    /// How it stands.
    pub state: UserState,
    /// Whether a second factor is set up.
    pub second_factor: bool,
    /// When last seen, as written; empty for never.
    pub seen: String,
}

impl Render for UsersPage {
    fn render(&self) -> Markup {
        let lang = self.layout.lang;
        let page = ListPage {
            layout: self.layout.clone(),
            title: t(lang, "users-title"),
            about: t(lang, "users-about"),
            add: self.invite.clone(),
            ways: Vec::new(),
            list: self.list(lang),
        };
        page.render()
    }
}

impl UsersPage {
    fn list(&self, lang: Lang) -> List {
        let columns = [
            "field-name",
            "field-role",
            "field-state",
            "users-factor",
            "users-seen",
        ];
        List {
            search: self.search.clone(),
            caption: self.caption.clone(),
            columns: columns
                .iter()
                .map(|key| Column::words(t(lang, key)))
                .collect(),
            rows: self.users.iter().map(|user| user.row(lang)).collect(),
            empty: self.empty.clone(),
            pager: self.pager.clone(),
        }
    }
}

impl UserRow {
    fn row(&self, lang: Lang) -> ListRow {
        let factor = if self.second_factor {
            "users-factor-on"
        } else {
            "users-factor-off"
        };
        let seen = if self.seen.is_empty() {
            t(lang, "users-never")
        } else {
            self.seen.clone()
        };
        ListRow {
            cells: vec![
                Cell::Link(self.link.clone(), self.email.clone()),
                Cell::Two(self.role.clone(), self.agency.clone()),
                Cell::Tag(self.state.tag(lang)),
                Cell::Text(t(lang, factor)),
                Cell::Text(seen),
            ],
            over: self.state == UserState::Disabled,
        }
    }
}

impl UserState {
    /// The state in words.
    pub fn tag(self, lang: Lang) -> Tag {
        match self {
            Self::Active => Tag::new(Tone::Live, t(lang, "user-active")),
            Self::Invited => Tag::new(Tone::Waiting, t(lang, "user-invited")),
            Self::InvitationExpired => Tag::new(Tone::Waiting, t(lang, "user-invitation-expired")),
            Self::Disabled => Tag::new(Tone::Over, t(lang, "user-disabled")),
        }
    }
}
