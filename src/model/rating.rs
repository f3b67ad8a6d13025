//! One person's answer (lượt đánh giá) and what may follow it.

use chrono::NaiveDate;
use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{answer::Answer, channel::Channel, outcome::Outcome, subject::Subject};

/// Longest comment, in characters.
pub const COMMENT_MAX: usize = 1_000;
/// For how many days the text of a comment is kept.
pub const COMMENT_KEPT_DAYS: u32 = 365;

/// A note about the time of a rating; a note is not a misuse flag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[repr(i16)]
pub enum TimeNote {
    /// Taken as sent, or corrected by the monotonic clock.
    Certain = 0,
    /// Corrected by the device's wall clock at sending only.
    Uncertain = 1,
    /// As `Uncertain`, and that clock was more than five minutes off.
    Skewed = 2,
}

/// Who sent a record; at most one is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Source {
    /// The kiosk, by number.
    pub kiosk: Option<i32>,
    /// The API token, by number.
    pub token: Option<i32>,
    /// The link, by number.
    pub link: Option<i32>,
}

/// What the device said about itself and its clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct DeviceMark {
    /// Identity of the boot at the tap.
    pub boot_id: Option<Uuid>,
    /// Number of the accepted rating on that boot.
    pub seq: Option<i64>,
    /// Milliseconds since that boot.
    pub mono_ms: Option<i64>,
}

/// A checked rating, every name resolved, ready to be stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewRating {
    /// Made by the sender.
    pub id: Uuid,
    /// Corrected instant of the tap, epoch milliseconds.
    pub rated_at: i64,
    /// Instant of the tap as sent, epoch milliseconds.
    pub device_at: i64,
    /// Instant of arrival, epoch milliseconds.
    pub received_at: i64,
    /// How sure `rated_at` is.
    pub time_note: TimeNote,
    /// Day of `rated_at` in the operator's zone.
    pub local_date: NaiveDate,
    /// The deciding agency.
    pub decider: i32,
    /// The receiving agency.
    pub receiver: i32,
    /// Where it was given.
    pub service_point: Option<i32>,
    /// The field of the procedure.
    pub domain: i32,
    /// What it is about.
    pub subject: Subject,
    /// The scale of its questionnaire.
    pub scale: i32,
    /// The questionnaire version.
    pub questionnaire: i32,
    /// 1 (worst) to 5 (best).
    pub level: u8,
    /// How it reached us.
    pub channel: Channel,
    /// How the questions after the tap ended, where asked together.
    pub outcome: Option<Outcome>,
    /// Keys of the reasons, sorted.
    pub reasons: Vec<String>,
    /// Answers to further questions, sorted by question, each once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Answer>,
    /// The comment, kept apart from the rating.
    pub comment: Option<String>,
    /// A tap of an installer or a training; never enters a figure.
    pub is_test: bool,
    /// Who sent it.
    pub source: Source,
    /// The device's marks.
    pub device: DeviceMark,
    /// SHA-256 over the record's own fields, the comment left out.
    #[serde(skip)]
    pub content_hash: [u8; 32],
    /// Fields of a newer device that this server does not know, as JSON.
    pub extra: Option<String>,
}

/// What a person added after the tap: one record of its own that names its rating.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewFollowup {
    /// Made by the sender.
    pub id: Uuid,
    /// The rating it belongs to; either may arrive first.
    pub rating: Uuid,
    /// How the questions ended.
    pub outcome: Outcome,
    /// Keys of the reasons, sorted.
    pub reasons: Vec<String>,
    /// The comment, kept apart.
    pub comment: Option<String>,
    /// The level meant instead, within ten seconds of the tap; both are kept, this one counts.
    pub correction: Option<u8>,
    /// Instant of arrival, epoch milliseconds.
    pub received_at: i64,
    /// Who sent it.
    pub source: Source,
    /// SHA-256 over the record's own fields, the comment left out.
    #[serde(skip)]
    pub content_hash: [u8; 32],
}

/// A flag raised on a rating, or lifted from it, with a reason and a name. A flagged rating
/// stays; it is counted apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewFlag {
    /// Identity of the act.
    pub id: Uuid,
    /// The rating.
    pub rating: Uuid,
    /// Raised, or lifted.
    pub raised: bool,
    /// The reason and who gave it.
    pub note: String,
    /// Instant of the act, epoch milliseconds.
    pub received_at: i64,
}

/// SHA-256 of a canonical form: two records are the same exactly when their own fields are.
pub fn content_hash(own_fields: &impl Serialize) -> [u8; 32] {
    let canonical = serde_json::to_vec(own_fields).unwrap_or_default();
    Sha256::digest(&canonical).into()
}

/// Salted SHA-256 of a comment. The salt goes when the text goes, so that the hash tells nothing afterwards.
pub fn comment_hash(salt: &[u8], text: &str) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(salt);
    hasher.update(text.as_bytes());
    hasher.finalize().into()
}

/// How long after the tap a correction is taken, milliseconds (KIOSK rule 25).
const CORRECTION_WINDOW_MS: i64 = 10_000;

/// Whether a correction came in time. Version-7 ids carry the instants of both taps;
/// other ids leave only the two arrivals, in either order.
pub fn correction_in_time(
    rating: Uuid,
    rating_received: i64,
    followup: Uuid,
    followup_received: i64,
) -> bool {
    let apart = match (v7_ms(rating), v7_ms(followup)) {
        (Some(tap), Some(correction)) => correction - tap,
        _ => (followup_received - rating_received).abs(),
    };
    (0..=CORRECTION_WINDOW_MS).contains(&apart)
}

/// The milliseconds in a version-7 UUID.
fn v7_ms(id: Uuid) -> Option<i64> {
    let (seconds, nanos) = id
        .get_timestamp()
        .filter(|_| id.get_version_num() == 7)?
        .to_unix();
    i64::try_from(seconds * 1_000 + u64::from(nanos) / 1_000_000).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn v7(ms: u64) -> Uuid {
        uuid::Builder::from_unix_timestamp_millis(ms, &[7; 10]).into_uuid()
    }

    #[test]
    fn a_wet_thumb_may_correct_itself_for_ten_seconds() {
        let tap = v7(1_000_000);
        assert!(correction_in_time(tap, 0, v7(1_010_000), 99_000_000));
        assert!(!correction_in_time(tap, 0, v7(1_010_001), 5_000));
        assert!(!correction_in_time(tap, 0, v7(999_000), 5_000));
    }

    #[test]
    fn ids_without_a_time_are_judged_by_arrival() {
        let id = Uuid::from_u128(4);
        assert!(correction_in_time(id, 1_000, id, 11_000));
        assert!(!correction_in_time(id, 1_000, id, 11_001));
    }

    #[test]
    fn the_hash_of_a_comment_needs_its_salt() {
        assert_ne!(comment_hash(b"a", "tốt"), comment_hash(b"b", "tốt"));
    }
}
