//! The fields of one rating, read but not yet looked up: each there where it must be, and of the right type.

use serde_json::Value;
use uuid::Uuid;

use super::{
    answers::Answers,
    desk::Desk,
    entry::Unknown,
    place::Said,
    read::{self, Read, error, required},
    request::RatingFields,
};
use crate::{
    api::problem::Code,
    model::{outcome::Outcome, rating::DeviceMark, rating_fields::OwnFields},
};

/// Most bytes of unknown fields that are kept beside a rating.
const MOST_EXTRA: usize = 8 * 1024;

/// The fields of a rating, each of the right type.
pub struct Plain<'l> {
    /// Made by the sender.
    pub id: Uuid,
    /// 1 (worst) to 5 (best).
    pub level: u8,
    /// As sent, epoch milliseconds.
    pub rated_at: i64,
    /// `key@version`.
    pub questionnaire: &'l str,
    /// Key of the domain; a device may leave it out.
    pub domain: Option<&'l str>,
    /// What is said of the place.
    pub said: Said<'l>,
    /// Keys of the reasons, sorted.
    pub reasons: Vec<String>,
    /// Answers to further questions.
    pub answers: Answers,
    /// The comment in NFC.
    pub comment: Option<String>,
    /// How the questions ended.
    pub outcome: Option<Outcome>,
    /// Whether it is a test.
    pub test: bool,
    /// What the device says of itself.
    pub device: DeviceMark,
}

impl Desk {
    /// Reads the fields of a rating.
    pub fn plain<'l>(&self, fields: &'l RatingFields<'_>) -> Read<Plain<'l>> {
        Ok(Plain {
            id: required("id", read::uuid("id", &fields.id)?)?,
            level: required("level", read::level("level", &fields.level)?)?,
            rated_at: required("rated_at", read::time("rated_at", &fields.rated_at)?)?,
            questionnaire: required(
                "questionnaire",
                read::text("questionnaire", &fields.questionnaire)?,
            )?,
            domain: self.domain_said(fields)?,
            said: Said::read(fields)?,
            reasons: read::keys("reasons", &fields.reasons)?,
            answers: Answers::read(&fields.answers)?,
            comment: read::comment("comment", &fields.comment)?,
            outcome: read::word("outcome", &fields.outcome, Outcome::ALL)?,
            test: read::flag("test", &fields.test)?,
            device: self.device(fields)?,
        })
    }

    /// A program names the domain; a device without a choice of domains may leave it to its service point.
    fn domain_said<'l>(&self, fields: &'l RatingFields<'_>) -> Read<Option<&'l str>> {
        let said = read::text("domain", &fields.domain)?;
        if said.is_none() && !self.sender.is_kiosk() {
            return Err(error("domain", Code::Required));
        }
        Ok(said)
    }

    fn device(&self, fields: &RatingFields<'_>) -> Read<DeviceMark> {
        let mark = DeviceMark {
            boot_id: read::uuid("boot_id", &fields.boot_id)?,
            seq: read::number("seq", &fields.seq, 0..=i64::MAX)?,
            mono_ms: read::number("mono_ms", &fields.mono_ms, 0..=i64::MAX)?,
        };
        if self.sender.is_kiosk() {
            required("boot_id", mark.boot_id)?;
            required("seq", mark.seq)?;
            required("mono_ms", mark.mono_ms)?;
        }
        Ok(mark)
    }
}

impl Plain<'_> {
    /// SHA-256 over the rating's own fields.
    pub fn hash(&self) -> [u8; 32] {
        let own = OwnFields {
            level: self.level,
            rated_at: self.rated_at,
            questionnaire: Some(self.questionnaire),
            domain: self.domain,
            agency: self.said.agency,
            received_by: self.said.received_by,
            service_point: self.said.service_point,
            subject: self.said.subject,
            channel: self.said.channel,
            reasons: &self.reasons,
            answers: &self.answers.given(),
            outcome: self.outcome,
            test: self.test,
        };
        own.hash()
    }
}

/// The fields of a newer application that this server does not know, word for word.
pub fn extra(unknown: &[Unknown<'_>]) -> Option<String> {
    let size: usize = unknown
        .iter()
        .map(|(name, value)| name.len() + value.get().len())
        .sum();
    if unknown.is_empty() || size > MOST_EXTRA {
        return None;
    }
    let fields: Vec<String> = unknown
        .iter()
        .map(|(name, value)| format!("{}:{}", Value::from(name.as_ref()), value.get()))
        .collect();
    Some(format!("{{{}}}", fields.join(",")))
}
