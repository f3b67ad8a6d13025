//! What an agency says it did about earlier comments. Its own words: no comment is ever quoted by the program.

use super::{catalogue::Catalogue, labels::Labels, validity::Validity};
use chrono::NaiveDate;

/// Longest text of either part, in characters.
pub const REPLY_MAX: usize = 300;

/// Replies that a citizen is shown at once.
pub const REPLIES_SHOWN: usize = 2;

/// A public statement of an agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// Number, from 1.
    pub id: i32,
    /// The agency, by number.
    pub agency: i32,
    /// What people wished for.
    pub said: Labels,
    /// What the agency did.
    pub done: Labels,
    /// The days on which it is shown; the first is always known.
    pub valid: Validity,
}

impl Catalogue {
    /// The reply with this number.
    pub fn reply(&self, id: i32) -> Option<&Reply> {
        self.replies.iter().find(|reply| reply.id == id)
    }

    /// What citizens of this agency are shown on that day: the newest, at most [`REPLIES_SHOWN`].
    pub fn replies_shown(&self, agency: i32, day: NaiveDate) -> Vec<&Reply> {
        let own = self.replies.iter();
        let own = own.filter(|reply| reply.agency == agency && reply.valid.contains(day));
        let mut shown: Vec<&Reply> = own.collect();
        shown.sort_by_key(|reply| std::cmp::Reverse((reply.valid.from, reply.id)));
        shown.truncate(REPLIES_SHOWN);
        shown
    }
}
