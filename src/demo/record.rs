//! Writing a generated rating down.

use chrono::NaiveDate;
use serde::Serialize;
use uuid::{Builder, Uuid};

use super::{dice::Dice, generate::Maker, line::Line, voice::Answer};
use crate::model::{
    channel::Channel,
    outcome::Outcome,
    rating::{DeviceMark, NewRating, Source, TimeNote, content_hash},
};

/// Milliseconds from midnight to 17:00, when staff begin to type in the day's paper forms.
const CLOSING_MS: i64 = 17 * 3_600_000;

/// How long that takes at most.
const TYPING_MS: u32 = 40 * 60_000;

/// When and where somebody tapped.
pub struct Tap {
    /// The instant, epoch milliseconds.
    pub at_ms: i64,
    /// Its day in the operator's zone.
    pub day: NaiveDate,
    /// The way it reached us.
    pub channel: Channel,
    /// The counter, if there is one.
    pub service_point: Option<i32>,
}

impl Maker<'_> {
    /// The record of a tap and its answer.
    pub fn write_down(&self, line: &Line, tap: &Tap, answer: Answer, dice: &mut Dice) -> NewRating {
        let by_receipt = tap.channel == Channel::Receipt;
        let rating = NewRating {
            id: id_at(tap.at_ms, dice),
            rated_at: tap.at_ms,
            device_at: tap.at_ms,
            received_at: self.received_at(tap, dice),
            time_note: TimeNote::Certain,
            local_date: tap.day,
            decider: if by_receipt {
                line.authority
            } else {
                line.decider
            },
            receiver: line.receiver,
            service_point: tap.service_point,
            domain: line.domain,
            subject: line.subject,
            scale: self.scale,
            questionnaire: self.questionnaire,
            level: answer.level,
            channel: tap.channel,
            outcome: outcome(tap.channel, &answer, dice),
            reasons: answer.reasons,
            answers: Vec::new(),
            comment: answer.comment,
            is_test: false,
            source: Source::default(),
            device: DeviceMark::default(),
            content_hash: [0; 32],
            extra: None,
        };
        sealed(rating)
    }

    /// A second after the tap, or for paper in the evening of that day.
    fn received_at(&self, tap: &Tap, dice: &mut Dice) -> i64 {
        if tap.channel == Channel::Paper {
            let closing = self.plan.zone.start_of_day_ms(tap.day) + CLOSING_MS;
            return closing + i64::from(dice.below(TYPING_MS));
        }
        tap.at_ms + 80 + i64::from(dice.below(1_200))
    }
}

/// A version-7 id of this instant.
pub fn id_at(at_ms: i64, dice: &mut Dice) -> Uuid {
    Builder::from_unix_timestamp_millis(at_ms.unsigned_abs(), &dice.bytes()).into_uuid()
}

fn outcome(channel: Channel, answer: &Answer, dice: &mut Dice) -> Option<Outcome> {
    let answered = !answer.reasons.is_empty() || answer.comment.is_some();
    let silent = if dice.chance(0.6) {
        Outcome::Timeout
    } else {
        Outcome::Skip
    };
    match channel {
        Channel::Paper => None,
        Channel::Kiosk if !answered => Some(silent),
        _ => Some(Outcome::Done),
    }
}

/// The fields by which two generated ratings are the same, the comment left out.
#[derive(Serialize)]
struct OwnFields<'a> {
    id: Uuid,
    rated_at: i64,
    decider: i32,
    receiver: i32,
    service_point: Option<i32>,
    domain: i32,
    subject: &'a str,
    questionnaire: i32,
    level: u8,
    channel: &'a str,
    outcome: Option<Outcome>,
    reasons: &'a [String],
}

fn sealed(rating: NewRating) -> NewRating {
    let own_fields = OwnFields {
        id: rating.id,
        rated_at: rating.rated_at,
        decider: rating.decider,
        receiver: rating.receiver,
        service_point: rating.service_point,
        domain: rating.domain,
        subject: rating.subject.key(),
        questionnaire: rating.questionnaire,
        level: rating.level,
        channel: rating.channel.key(),
        outcome: rating.outcome,
        reasons: &rating.reasons,
    };
    let content_hash = content_hash(&own_fields);
    NewRating {
        content_hash,
        ..rating
    }
}
