//! What follows a tap: answers added later, corrections, flags.

use hailong::{
    model::{
        outcome::Outcome,
        rating::{NewFlag, NewFollowup, NewRating, content_hash},
    },
    store::Record,
};
use uuid::Uuid;

use super::tap::id_of;

/// What a person adds `after_ms` milliseconds after the tap.
pub fn followup(rating: &NewRating, after_ms: i64, correction: Option<u8>) -> NewFollowup {
    let at = rating.rated_at + after_ms;
    NewFollowup {
        id: id_of(at),
        rating: rating.id,
        outcome: Outcome::Done,
        reasons: vec!["waiting".to_owned()],
        comment: None,
        correction,
        received_at: at,
        source: rating.source,
        content_hash: content_hash(&(rating.id, correction)),
    }
}

/// A flag raised on a rating, or lifted from it.
pub fn flag(rating: &NewRating, raised: bool) -> Record {
    Record::Flag(Box::new(NewFlag {
        id: Uuid::new_v4(),
        rating: rating.id,
        raised,
        note: "thử nghiệm".to_owned(),
        received_at: rating.received_at + 60_000,
    }))
}

/// A rating as a record.
pub fn tapped(rating: &NewRating) -> Record {
    Record::Rating(Box::new(rating.clone()))
}

/// A follow-up as a record.
pub fn added(followup: &NewFollowup) -> Record {
    Record::Followup(Box::new(followup.clone()))
}
