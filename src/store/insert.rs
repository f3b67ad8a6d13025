//! Turning checked records into rows.

use sea_orm::{NotSet, Set};
use uuid::Uuid;

use super::batch::SetAside;
use crate::{
    entity::{comment, quarantine, rating, rating_event, waiting_followup},
    model::{
        outcome::Outcome,
        period::HalfMonth,
        rating::{NewFlag, NewFollowup, NewRating, comment_hash, content_hash},
    },
};

/// Keys of reasons as kept in one column.
pub fn reasons_column(reasons: &[String]) -> Option<String> {
    (!reasons.is_empty()).then(|| reasons.join(";"))
}

/// A rating as the row with number `seq`.
pub fn rating_row(new: &NewRating, seq: i64) -> rating::ActiveModel {
    rating::ActiveModel {
        seq: Set(seq),
        id: Set(new.id),
        rated_at: Set(new.rated_at),
        device_at: Set(new.device_at),
        received_at: Set(new.received_at),
        time_note: Set(new.time_note as i16),
        local_date: Set(new.local_date),
        half_month: Set(HalfMonth::of(new.local_date).index()),
        decider_id: Set(new.decider),
        receiver_id: Set(new.receiver),
        service_point_id: Set(new.service_point),
        domain_id: Set(new.domain),
        subject: Set(new.subject.code()),
        scale_id: Set(new.scale),
        questionnaire_id: Set(new.questionnaire),
        level: Set(i16::from(new.level)),
        channel: Set(new.channel.code()),
        outcome: Set(new.outcome.map(Outcome::code)),
        reasons: Set(reasons_column(&new.reasons)),
        is_test: Set(new.is_test),
        kiosk_id: Set(new.source.kiosk),
        token_id: Set(new.source.token),
        link_id: Set(new.source.link),
        boot_id: Set(new.device.boot_id),
        device_seq: Set(new.device.seq),
        mono_ms: Set(new.device.mono_ms),
        content_hash: Set(new.content_hash.to_vec()),
        extra: Set(new.extra.clone()),
    }
}

/// The comment of record `id` about rating `rating`, with a salt of its own.
pub fn comment_row(id: Uuid, rating: Uuid, text: &str) -> comment::ActiveModel {
    let salt = Uuid::new_v4();
    comment::ActiveModel {
        id: Set(id),
        rating_id: Set(rating),
        hash: Set(comment_hash(salt.as_bytes(), text).to_vec()),
        salt: Set(Some(salt.as_bytes().to_vec())),
        text: Set(Some(text.to_owned())),
    }
}

/// Kinds of events.
pub mod event_kind {
    /// What a person added after the tap.
    pub const FOLLOWUP: i16 = 1;
    /// A flag with its reason; a lift is a flag event back to unflagged.
    pub const FLAG: i16 = 2;
}

/// Where a rating stands in the counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Number of the rating.
    pub seq: i64,
    /// The level that counts.
    pub level: i16,
    /// Whether a flag is active.
    pub flagged: bool,
}

/// A follow-up as the event with number `seq`. A correction moves the rating from one level to another.
pub fn followup_row(new: &NewFollowup, seq: i64, standing: Standing) -> rating_event::ActiveModel {
    let moved = new
        .correction
        .map(i16::from)
        .filter(|level| *level != standing.level);
    rating_event::ActiveModel {
        seq: Set(seq),
        id: Set(new.id),
        rating_seq: Set(standing.seq),
        kind: Set(event_kind::FOLLOWUP),
        from_level: Set(moved.map(|_| standing.level)),
        to_level: Set(moved),
        from_flagged: Set(standing.flagged),
        to_flagged: Set(standing.flagged),
        outcome: Set(Some(new.outcome.code())),
        reasons: Set(reasons_column(&new.reasons)),
        note: Set(None),
        received_at: Set(new.received_at),
        content_hash: Set(new.content_hash.to_vec()),
    }
}

/// A flag, raised or lifted, as the event with number `seq`.
pub fn flag_row(new: &NewFlag, seq: i64, standing: Standing) -> rating_event::ActiveModel {
    let moved = (new.raised != standing.flagged).then_some(standing.level);
    rating_event::ActiveModel {
        seq: Set(seq),
        id: Set(new.id),
        rating_seq: Set(standing.seq),
        kind: Set(event_kind::FLAG),
        from_level: Set(moved),
        to_level: Set(moved),
        from_flagged: Set(standing.flagged),
        to_flagged: Set(new.raised),
        outcome: Set(None),
        reasons: Set(None),
        note: Set(Some(new.note.clone())),
        received_at: Set(new.received_at),
        content_hash: Set(content_hash(new).to_vec()),
    }
}

/// A follow-up that waits for its rating.
pub fn waiting_row(new: &NewFollowup) -> waiting_followup::ActiveModel {
    waiting_followup::ActiveModel {
        id: Set(new.id),
        rating_id: Set(new.rating),
        outcome: Set(new.outcome.code()),
        reasons: Set(reasons_column(&new.reasons)),
        correction: Set(new.correction.map(i16::from)),
        received_at: Set(new.received_at),
        content_hash: Set(new.content_hash.to_vec()),
    }
}

/// A record set aside with its reason.
pub fn quarantine_row(aside: &SetAside) -> quarantine::ActiveModel {
    quarantine::ActiveModel {
        id: NotSet,
        record_id: Set(aside.id),
        reason: Set(aside.reason.to_owned()),
        record: Set(aside.record.clone()),
        content_hash: Set(aside.content_hash.to_vec()),
        kiosk_id: Set(aside.source.kiosk),
        token_id: Set(aside.source.token),
        received_at: Set(aside.received_at),
        is_tap: Set(aside.is_tap),
        boot_id: Set(aside.device.boot_id),
        device_seq: Set(aside.device.seq),
    }
}
