//! One rating: from what came to what is stored, or to why not.

use uuid::Uuid;

use super::{
    desk::Desk,
    place::Place,
    plain::{Plain, extra},
    read::{self, Read, error},
    request::RatingEntry,
    time::Tap,
};
use crate::{
    api::problem::{Code, FieldError, shown},
    model::{
        answer::Answer,
        domain::Domain,
        period::{FIRST_YEAR, LAST_YEAR},
        questionnaire::Questionnaire,
        rating::{DeviceMark, NewRating, TimeNote},
    },
};

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
        /// Whether it is a test.
        is_test: bool,
        /// What the device says of the moment of the tap.
        device: DeviceMark,
    },
}

/// Where and when a rating belongs.
struct Resolved<'a> {
    questionnaire: &'a Questionnaire,
    answers: Vec<Answer>,
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
                is_test: plain.test,
                device: plain.device,
            }),
            Err(Obstacle::NotNow(error) | Obstacle::Wrong(error)) => Err(error),
        }
    }

    fn resolve(&self, plain: &Plain<'_>) -> Result<Resolved<'_>, Obstacle> {
        let (questionnaire, answers) = self.questionnaire(plain)?;
        let (rated_at, time_note) = self.time(plain)?;
        let domain = self.domain(plain, rated_at)?;
        let day = self.zone.day_of_ms(rated_at);
        let place = self
            .place(&plain.said, rated_at, day)
            .map_err(|error| match error.code {
                Code::AgencyNotValid | Code::ServicePointNotValid => Obstacle::NotNow(error),
                _ => Obstacle::Wrong(error),
            })?;
        Ok(Resolved {
            questionnaire,
            answers,
            domain,
            place,
            rated_at,
            time_note,
        })
    }

    /// The questionnaire, which must offer what was answered, and the answers to its further questions.
    fn questionnaire(&self, plain: &Plain<'_>) -> Result<(&Questionnaire, Vec<Answer>), Obstacle> {
        let name = plain.questionnaire;
        let found = self.catalogue.questionnaire(name);
        let unknown =
            || error("questionnaire", Code::UnknownQuestionnaire).with("value", shown(name));
        let found = found.ok_or_else(|| Obstacle::NotNow(unknown()))?;
        let scale = self.catalogue.scale(found.scale);
        let scale = scale.filter(|scale| scale.offers(plain.level));
        let not_offered =
            || error("level", Code::LevelNotOffered).with("value", plain.level.to_string());
        let scale = scale.ok_or_else(|| Obstacle::Wrong(not_offered()))?;
        let offered = |key: &String| {
            found
                .content
                .reasons
                .iter()
                .any(|reason| reason.key == *key)
        };
        if let Some(key) = plain.reasons.iter().find(|key| !offered(key)) {
            let error = error("reasons", Code::UnknownReason).with("value", shown(key));
            return Err(Obstacle::Wrong(error));
        }
        let answers = plain.answers.resolve(&found.content, scale, &plain.reasons);
        Ok((found, answers.map_err(Obstacle::Wrong)?))
    }

    fn time(&self, plain: &Plain<'_>) -> Result<(i64, TimeNote), Obstacle> {
        let tap = Tap {
            rated_at: plain.rated_at,
            boot_id: plain.device.boot_id,
            mono_ms: plain.device.mono_ms,
        };
        let future = |_| Obstacle::Wrong(error("rated_at", Code::RatedAtInFuture));
        let (at, note) = self.clocks.correct(tap, self.clocks_at).map_err(future)?;
        // What a file says of its device's clock nobody has seen for himself.
        let note = if self.is_live {
            note
        } else {
            note.max(TimeNote::Uncertain)
        };
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

    fn domain(&self, plain: &Plain<'_>, rated_at: i64) -> Result<&Domain, Obstacle> {
        let found = match plain.domain {
            Some(key) => self.catalogue.domain(key),
            None => self.only_domain(rated_at),
        };
        let shown = shown(plain.domain.unwrap_or_default());
        found.ok_or_else(|| {
            Obstacle::NotNow(error("domain", Code::UnknownDomain).with("value", shown))
        })
    }

    /// The one domain of the service point where the device stood.
    fn only_domain(&self, rated_at: i64) -> Option<&Domain> {
        let point = self.point_of_kiosk(rated_at)?;
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
            answers: resolved.answers.clone(),
            comment: plain.comment,
            is_test: plain.test,
            source: self.sender.source(),
            device: plain.device,
            content_hash,
            extra,
        }
    }
}
