//! 403: what was asked for, which roles may do it, and whom to ask.

use crate::layout::Layout;

/// Why the page stays shut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Barrier {
    /// The role does not include it.
    Role {
        /// The roles that do, by name.
        roles: Vec<String>,
    },
    /// The role includes it, but for the own agency only.
    OtherAgency {
        /// The own agency's name.
        own: String,
    },
    /// The role demands a second factor that is not set up yet.
    SecondFactor {
        /// Where it is set up.
        set_up: String,
    },
}

/// A page for signed-in people that stays shut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForbiddenPage {
    /// The frame.
    pub layout: Layout,
    /// What was wanted, in words: «Quản lý cơ quan, đơn vị».
    pub wanted: String,
    /// Why it stays shut.
    pub barrier: Barrier,
    /// The own role's name.
    pub role: String,
    /// The request's id, to be named to the support.
    pub request_id: Option<String>,
    /// The first page that the role may see.
    pub home: String,
}
