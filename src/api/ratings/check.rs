//! One rating: from what came to what is stored, or to why not.

use serde_json::value::RawValue;
use uuid::Uuid;

use super::{
    desk::Desk,
    place::{Place, Said},
    read::{self, Read, error, required},
    request::{RatingEntry, RatingFields},
    time::Tap,
};
use crate::{
    api::problem::{Code, FieldError, shown},
    model::{
        domain::Domain,
        outcome::Outcome,
        period::{FIRST_YEAR, LAST_YEAR},
        questionnaire::Questionnaire,
        rating::{DeviceMark, NewRating, TimeNote},
        rating_fields::OwnFields,
    },
};

/// Most bytes of unknown fields that are kept beside a rating.
const MOST_EXTRA: usize = 8 * 1024;

/// A rating that can be read.
#[derive(Debug)]
pub enum Checked {
    /// It counts.
    Counts(Box<NewRating>),
    /// It comes from a device, and the reason why it cannot be counted now is the server's matter.
    SetAside {
        /// Its id.
        id: Uuid,
        /// Why.
        why: FieldError,
        /// SHA-256 over its own fields.
        content_hash: [u8; 32],
    },
}

/// The fields of a rating, each of the right type.
struct Plain<'l> {
    id: Uuid,
    level: u8,
    rated_at: i64,
    questionnaire: &'l str,
    domain: Option<&'l str>,
    said: Said<'l>,
    reasons: Vec<String>,
    comment: Option<String>,
    outcome: Option<Outcome>,
    test: bool,
    device: DeviceMark,
}

/// Where and when a rating belongs.
struct Resolved<'a> {
    questionnaire: &'a Questionnaire,
    domain: &'a Domain,
    place: Place,
    rated_at: i64,
    time_note: TimeNote,
}

/// What keeps a rating from being counted.
enum Obstacle {
    /// It is wrong for good.
    Wrong(FieldError),
    /// The server may come to know better.
    NotNow(FieldError),
}

impl Desk {
    /// Checks a rating.
    pub fn check_rating(&self, entry: &RatingEntry<'_>) -> Read<Checked> {
        read::whole_record(entry)?;
        if let Some((name, _)) = entry.unknown.first().filter(|_| !self.sender.is_kiosk()) {
            return Err(read::unknown_field(name));
        }
        let plain = self.plain(&entry.fields)?;
        let content_hash = plain.hash();
        match self.resolve(&plain) {
            Ok(resolved) => {
                let rating = self.rating(plain, &resolved, content_hash, extra(&entry.unknown));
                Ok(Checked::Counts(Box::new(rating)))
            }
            Err(Obstacle::NotNow(why)) if self.sender.is_kiosk() => Ok(Checked::SetAside {
                id: plain.id,
                why,
                content_hash,
            }),
            Err(Obstacle::NotNow(error) | Obstacle::Wrong(error)) => Err(error),
        }
    }

    fn plain<'l>(&self, fields: &'l RatingFields<'_>) -> Read<Plain<'l>> {
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

    fn resolve(&self, plain: &Plain<'_>) -> Result<Resolved<'_>, Obstacle> {
        let questionnaire = self.questionnaire(plain)?;
        let (rated_at, time_note) = self.time(plain)?;
        let domain = self.domain(plain)?;
        let day = self.zone.day_of_ms(rated_at);
        let place = self
            .place(&plain.said, day)
            .map_err(|error| match error.code {
                Code::AgencyNotValid | Code::ServicePointNotValid => Obstacle::NotNow(error),
                _ => Obstacle::Wrong(error),
            })?;
        Ok(Resolved {
            questionnaire,
            domain,
            place,
            rated_at,
            time_note,
        })
    }

    /// The questionnaire, which must offer what was answered.
    fn questionnaire(&self, plain: &Plain<'_>) -> Result<&Questionnaire, Obstacle> {
        let name = plain.questionnaire;
        let found = self.catalogue.questionnaire(name);
        let unknown =
            || error("questionnaire", Code::UnknownQuestionnaire).with("value", shown(name));
        let found = found.ok_or_else(|| Obstacle::NotNow(unknown()))?;
        let scale = self.catalogue.scale(found.scale);
        if !scale.is_some_and(|scale| scale.offers(plain.level)) {
            let error =
                error("level", Code::LevelNotOffered).with("value", plain.level.to_string());
            return Err(Obstacle::Wrong(error));
        }
        let offered = |key: &String| {
            found
                .content
                .reasons
                .iter()
                .any(|reason| reason.key == *key)
        };
        match plain.reasons.iter().find(|key| !offered(key)) {
            Some(key) => Err(Obstacle::Wrong(
                error("reasons", Code::UnknownReason).with("value", shown(key)),
            )),
            None => Ok(found),
        }
    }

    fn time(&self, plain: &Plain<'_>) -> Result<(i64, TimeNote), Obstacle> {
        let tap = Tap {
            rated_at: plain.rated_at,
            boot_id: plain.device.boot_id,
            mono_ms: plain.device.mono_ms,
        };
        let future = |_| Obstacle::Wrong(error("rated_at", Code::RatedAtInFuture));
        let (at, note) = self.clocks.correct(tap, self.received_at).map_err(future)?;
        let year = chrono::Datelike::year(&self.zone.day_of_ms(at));
        if (FIRST_YEAR..=LAST_YEAR).contains(&year) {
            return Ok((at, note));
        }
        let error = error("rated_at", Code::RatedAtOutOfRange);
        let range = [("min", FIRST_YEAR), ("max", LAST_YEAR)];
        let error = range.into_iter().fold(error, |error, (name, year)| {
            error.with(name, year.to_string())
        });
        Err(Obstacle::NotNow(error))
    }

    fn domain(&self, plain: &Plain<'_>) -> Result<&Domain, Obstacle> {
        let found = match plain.domain {
            Some(key) => self.catalogue.domain(key),
            None => self.only_domain(),
        };
        let shown = shown(plain.domain.unwrap_or_default());
        found.ok_or_else(|| {
            Obstacle::NotNow(error("domain", Code::UnknownDomain).with("value", shown))
        })
    }

    /// The one domain of the device's service point.
    fn only_domain(&self) -> Option<&Domain> {
        let super::desk::Sender::Kiosk { point, .. } = self.sender else {
            return None;
        };
        match self
            .catalogue
            .service_point_by_id(point)?
            .domains
            .as_slice()
        {
            [only] => self.catalogue.domain_by_id(*only),
            _ => None,
        }
    }

    fn rating(
        &self,
        plain: Plain<'_>,
        resolved: &Resolved<'_>,
        content_hash: [u8; 32],
        extra: Option<String>,
    ) -> NewRating {
        let Resolved {
            questionnaire,
            domain,
            place,
            ..
        } = resolved;
        NewRating {
            id: plain.id,
            rated_at: resolved.rated_at,
            device_at: plain.rated_at,
            received_at: self.received_at,
            time_note: resolved.time_note,
            local_date: self.zone.day_of_ms(resolved.rated_at),
            decider: place.decider,
            receiver: place.receiver,
            service_point: place.service_point,
            domain: domain.id,
            subject: place.subject.unwrap_or(questionnaire.content.subject),
            scale: questionnaire.scale,
            questionnaire: questionnaire.id,
            level: plain.level,
            channel: place.channel,
            outcome: plain.outcome,
            reasons: plain.reasons,
            comment: plain.comment,
            is_test: plain.test,
            source: self.sender.source(),
            device: plain.device,
            content_hash,
            extra,
        }
    }
}

impl Plain<'_> {
    fn hash(&self) -> [u8; 32] {
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
            outcome: self.outcome,
            test: self.test,
        };
        own.hash()
    }
}

/// The fields of a newer application that this server does not know, word for word.
fn extra(unknown: &[(std::borrow::Cow<'_, str>, &RawValue)]) -> Option<String> {
    let size: usize = unknown
        .iter()
        .map(|(name, value)| name.len() + value.get().len())
        .sum();
    if unknown.is_empty() || size > MOST_EXTRA {
        return None;
    }
    let fields: Vec<String> = unknown
        .iter()
        .map(|(name, value)| format!("{}:{}", serde_json::Value::from(name.as_ref()), value.get()))
        .collect();
    Some(format!("{{{}}}", fields.join(",")))
}
