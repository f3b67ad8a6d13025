//! Wrong codes of second factors: each further one takes longer, and a sign-in that only waits for its code ends.
//!
//! Six digits are few. What is counted here is counted for whoever has given the password already, so a stranger
//! without it keeps nobody waiting; a browser in which the person has signed in before is counted for itself.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Mutex, MutexGuard, PoisonError},
};

use crate::model::catalogue::SecretHash;

/// Wrong codes in a row that cost no waiting; a sign-in that waits for its code ends with the last of them.
pub const FREE: u32 = 5;
/// Milliseconds to wait after the first one too many; twice as long after each further one.
const FIRST_WAIT: i64 = 30_000;
/// Longest wait, milliseconds.
const LONGEST_WAIT: i64 = 15 * 60_000;
/// Milliseconds after which wrong codes are forgotten.
const MEMORY: i64 = 24 * 3_600_000;

/// Whose codes are counted together.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Guesser {
    /// Whoever tries for this person in a browser that is not known.
    Person(i32),
    /// This person's known browser.
    Browser(i32, String),
    /// A session, whether it waits for its code or is asked for one again.
    Session(SecretHash),
}

/// Wrong codes in a row, and when the last one came, epoch milliseconds.
#[derive(Debug, Clone, Copy, Default)]
struct Row {
    wrong: u32,
    at: i64,
}

/// The wrong codes of one running program.
#[derive(Debug, Default)]
pub struct WrongCodes(Mutex<HashMap<Guesser, Row>>);

impl WrongCodes {
    /// Seconds to wait before the next try, if any.
    pub fn wait(&self, guesser: &Guesser, now: i64) -> Option<u64> {
        let row = self.rows().get(guesser).copied().unwrap_or_default();
        let doublings = row.wrong.checked_sub(FREE)?.min(16);
        let wait = (FIRST_WAIT << doublings).min(LONGEST_WAIT);
        let left = u64::try_from(row.at + wait - now).ok()?;
        (left > 0).then(|| left.div_ceil(1_000))
    }

    /// Counts a wrong code; how many there were in a row.
    pub fn count(&self, guesser: Guesser, now: i64) -> u32 {
        let mut rows = self.rows();
        let row = rows.entry(guesser).or_default();
        row.wrong += 1;
        row.at = now;
        row.wrong
    }

    /// A right code: all is forgotten.
    pub fn forget(&self, guesser: &Guesser) {
        self.rows().remove(guesser);
    }

    /// Forgets what is long ago.
    pub fn forget_old(&self, now: i64) {
        self.rows().retain(|_, row| now - row.at < MEMORY);
    }

    fn rows(&self) -> MutexGuard<'_, HashMap<Guesser, Row>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wrong_code_takes_longer_up_to_a_quarter_of_an_hour() {
        let (codes, who) = (WrongCodes::default(), Guesser::Person(7));
        let mut now = 0;
        let mut waits = Vec::new();
        for _ in 0..12 {
            assert_eq!(codes.wait(&who, now), None);
            codes.count(who.clone(), now);
            let wait = codes.wait(&who, now);
            waits.push(wait.unwrap_or_default());
            now += i64::try_from(waits[waits.len() - 1]).unwrap() * 1_000;
        }
        assert_eq!(waits, [0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
        assert_eq!(codes.wait(&Guesser::Person(8), now), None, "somebody else");
        codes.count(who.clone(), now);
        codes.forget(&who);
        assert_eq!(codes.wait(&who, now), None, "a right code");
        codes.count(who, now);
        codes.forget_old(now + MEMORY);
        assert!(codes.rows().is_empty());
    }
}
