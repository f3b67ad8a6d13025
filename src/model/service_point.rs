//! Where people are served (quầy, điểm tiếp nhận).

use super::{subject::Subject, validity::Validity};

/// A counter of the receiving agency; it may serve another, deciding agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServicePoint {
    /// Number in the database.
    pub id: i32,
    /// Key, e.g. `taythanh-q1`.
    pub key: String,
    /// Name, e.g. «Quầy số 1».
    pub name: String,
    /// The receiving agency.
    pub agency: i32,
    /// The agency it serves, if another.
    pub serves: Option<i32>,
    /// The domains handled here; empty means every domain.
    pub domains: Vec<i32>,
    /// What ratings given here are about.
    pub subject: Subject,
    /// The days on which it exists.
    pub valid: Validity,
}

impl ServicePoint {
    /// The agency that a rating given here is about: the one the counter serves, else the receiver.
    pub fn decider(&self) -> i32 {
        self.serves.unwrap_or(self.agency)
    }
}
