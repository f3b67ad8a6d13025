//! One line of `ratings.csv` as a rating.

use std::collections::HashSet;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use uuid::Uuid;

use super::{answer::Answer, no_questionnaire, places::Places};
use crate::{
    import::{Site, error::ImportError, fault::Problem, row::Row},
    model::{
        catalogue::Catalogue,
        period::FIRST_YEAR,
        questionnaire::Questionnaire,
        rating::{DeviceMark, NewRating, Source, TimeNote},
        rating_fields::OwnFields,
        scale::Scale,
        subject::Subject,
        zone::Zone,
    },
};

/// Checks lines against the reference data.
pub struct Checker<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) scale: &'a Scale,
    pub(super) reasons: HashSet<&'a str>,
    questionnaire: &'a Questionnaire,
    zone: Zone,
    now: DateTime<Utc>,
}

/// A rating, and whether its line gave it an id.
pub struct Line {
    pub rating: NewRating,
    pub has_id: bool,
}

/// When a rating was given.
#[derive(Clone, Copy)]
pub struct Moment {
    pub at_ms: i64,
    pub day: NaiveDate,
}

impl<'a> Checker<'a> {
    pub fn new(site: &Site<'a>) -> Result<Self, ImportError> {
        let catalogue = site.catalogue;
        let questionnaire = catalogue
            .newest_questionnaire("default")
            .ok_or_else(no_questionnaire)?;
        let scale = catalogue
            .scale(questionnaire.scale)
            .ok_or_else(no_questionnaire)?;
        let reasons = questionnaire.content.reasons.iter();
        Ok(Self {
            catalogue,
            scale,
            reasons: reasons.map(|reason| reason.key.as_str()).collect(),
            questionnaire,
            zone: site.zone,
            now: site.now,
        })
    }

    /// The rating of a line; `None` if anything is wrong with it.
    pub fn line(&self, row: &mut Row<'_>) -> Option<Line> {
        let id = read_id(row);
        let moment = self.moment(row);
        let places = self.places(row, moment);
        let answer = self.answer(row);
        if row.is_faulty() {
            return None;
        }
        Some(Line {
            rating: self.rating(id.unwrap_or_default(), moment?, &places?, answer?),
            has_id: id.is_some(),
        })
    }

    fn moment(&self, row: &mut Row<'_>) -> Option<Moment> {
        let written = row.text("rated_at");
        if written.is_empty() {
            return None;
        }
        let at = DateTime::parse_from_rfc3339(&written).ok();
        let Some(at) = at.filter(|at| at.year() >= FIRST_YEAR) else {
            row.fault("rated_at", Problem::of("import-instant", &written));
            return None;
        };
        let at = at.to_utc();
        if at > self.now {
            row.fault("rated_at", Problem::new("import-future"));
            return None;
        }
        Some(Moment {
            at_ms: at.timestamp_millis(),
            day: self.zone.day_of(at),
        })
    }

    fn rating(&self, id: Uuid, moment: Moment, places: &Places<'_>, answer: Answer) -> NewRating {
        let content_hash = own_fields(moment, places, &answer).hash();
        NewRating {
            id,
            rated_at: moment.at_ms,
            device_at: moment.at_ms,
            received_at: self.now.timestamp_millis(),
            time_note: TimeNote::Certain,
            local_date: moment.day,
            decider: places.agency.id,
            receiver: places.received_by.unwrap_or(places.agency).id,
            service_point: places.point.map(|point| point.id),
            domain: places.domain.id,
            subject: answer.subject.unwrap_or(Subject::Procedure),
            scale: self.scale.id,
            questionnaire: self.questionnaire.id,
            level: answer.level,
            channel: answer.channel,
            outcome: None,
            reasons: answer.reasons,
            answers: Vec::new(),
            comment: answer.comment,
            is_test: false,
            source: Source::default(),
            device: DeviceMark::default(),
            content_hash,
            extra: None,
        }
    }
}

/// The fields as the line gives them. The questionnaire is not among them: a file imported again
/// after a new version was published says the same.
fn own_fields<'f>(moment: Moment, places: &Places<'f>, answer: &'f Answer) -> OwnFields<'f> {
    OwnFields {
        level: answer.level,
        rated_at: moment.at_ms,
        domain: Some(&places.domain.key),
        agency: Some(&places.agency.key),
        received_by: places.received_by.map(|agency| agency.key.as_str()),
        service_point: places.point.map(|point| point.key.as_str()),
        subject: answer.subject,
        channel: Some(answer.channel),
        reasons: &answer.reasons,
        ..OwnFields::default()
    }
}

fn read_id(row: &mut Row<'_>) -> Option<Uuid> {
    let written = row.optional("id")?;
    let id = Uuid::try_parse(&written).ok();
    if id.is_none() {
        row.fault("id", Problem::of("import-id", &written));
    }
    id
}
