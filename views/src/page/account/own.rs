//! `/account`: who I am here, my password, my second factor, my sessions.

use crate::layout::Layout;

/// One's own account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountPage {
    /// The frame.
    pub layout: Layout,
    /// The name.
    pub name: String,
    /// The e-mail address that signs in.
    pub email: String,
    /// The role's name.
    pub role: String,
    /// The own agency's name; none for roles that see all.
    pub agency: Option<String>,
    /// What the role may do, a line each.
    pub may: Vec<String>,
    /// Where the password is changed; none where another provider keeps it.
    pub password: Option<String>,
    /// The second factor.
    pub second_factor: SecondFactor,
    /// The open sessions, this one first.
    pub sessions: Vec<SessionRow>,
    /// Where all other sessions are ended (POST); none when there are no others.
    pub end_others: Option<String>,
}

/// The state of the second factor and where it is changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecondFactor {
    /// Kept by another provider, nothing to do here.
    Elsewhere,
    /// Not set up.
    Off {
        /// Where it is set up.
        set_up: String,
        /// Whether the role demands it.
        required: bool,
    },
    /// Set up.
    On {
        /// Since which day, as written.
        since: String,
        /// Recovery codes not used yet.
        codes_left: u64,
        /// Where new recovery codes are made, after a confirmation (GET).
        new_codes: String,
        /// Where it is switched off, after a confirmation (GET); none where the role demands it.
        switch_off: Option<String>,
    },
}

impl Default for SecondFactor {
    fn default() -> Self {
        Self::Elsewhere
    }
}

/// An open session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionRow {
    /// The browser's family: «Firefox trên Windows».
    pub label: String,
    /// When it began.
    pub since: String,
    /// When it was last used.
    pub seen: String,
    /// Whether it is this one.
    pub current: bool,
    /// Where it is ended (POST).
    pub end: String,
}
