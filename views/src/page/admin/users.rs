//! `/admin/users`: who may get in.

use crate::layout::Layout;
use crate::part::list::{Empty, Pager, Search};
use crate::part::report::Link;

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
