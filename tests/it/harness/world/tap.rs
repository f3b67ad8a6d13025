//! One tap on a face, with everything else filled in.

use chrono::{DateTime, FixedOffset};
use hailong::model::{
    answer::Answer,
    catalogue::Catalogue,
    channel::Channel,
    rating::{DeviceMark, NewRating, Source, TimeNote, content_hash},
    subject::Subject,
    zone::Zone,
};
use uuid::Uuid;

/// A rating that is not sealed yet.
#[derive(Debug, Clone)]
pub struct Tap(NewRating);

/// Epoch milliseconds of an RFC 3339 time.
fn instant_ms(at: &str) -> i64 {
    instant(at).timestamp_millis()
}

fn instant(at: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(at).expect("a time with offset")
}

/// A version-7 id made at this instant.
pub(super) fn id_of(at_ms: i64) -> Uuid {
    let mut random = [0; 10];
    random.copy_from_slice(&Uuid::new_v4().as_bytes()[6..]);
    uuid::Builder::from_unix_timestamp_millis(at_ms.unsigned_abs(), &random).into_uuid()
}

impl Tap {
    pub(super) fn new(
        catalogue: &Catalogue,
        agency: &str,
        domain: &str,
        level: u8,
        at: &str,
    ) -> Self {
        let agency = catalogue.agency(agency).expect(agency).id;
        let questionnaire = catalogue.questionnaire("default@1").expect("default@1");
        let at_ms = instant_ms(at);
        Self(NewRating {
            id: id_of(at_ms),
            rated_at: at_ms,
            device_at: at_ms,
            received_at: at_ms,
            time_note: TimeNote::Certain,
            local_date: Zone::HO_CHI_MINH.day_of(instant(at).to_utc()),
            decider: agency,
            receiver: agency,
            service_point: None,
            domain: catalogue.domain(domain).expect(domain).id,
            subject: Subject::Procedure,
            scale: questionnaire.scale,
            questionnaire: questionnaire.id,
            level,
            channel: Channel::Kiosk,
            outcome: None,
            reasons: Vec::new(),
            answers: Vec::new(),
            comment: None,
            is_test: false,
            source: Source::default(),
            device: DeviceMark::default(),
            content_hash: [0; 32],
            extra: None,
        })
    }

    /// Changes whatever the story needs.
    pub fn but(mut self, change: impl FnOnce(&mut NewRating)) -> Self {
        change(&mut self.0);
        self
    }

    /// About another subject.
    pub fn about(self, subject: Subject) -> Self {
        self.but(|new| new.subject = subject)
    }

    /// Through another channel.
    pub fn through(self, channel: Channel) -> Self {
        self.but(|new| new.channel = channel)
    }

    /// Received by another agency, by number.
    pub fn received_by(self, agency: i32) -> Self {
        self.but(|new| new.receiver = agency)
    }

    /// With an answer to a further question.
    pub fn answering(self, question: &str, value: u8) -> Self {
        let question = question.to_owned();
        self.but(|new| {
            new.answers.push(Answer { question, value });
            new.answers.sort();
        })
    }

    /// With a comment.
    pub fn saying(self, text: &str) -> Self {
        self.but(|new| new.comment = Some(text.to_owned()))
    }

    /// The finished rating, its own fields hashed.
    pub fn build(self) -> NewRating {
        let mut new = self.0;
        let own = (new.rated_at, new.decider, new.receiver, new.domain);
        let said = (new.level, &new.reasons, &new.answers);
        new.content_hash = content_hash(&(own, new.subject, new.channel, said));
        new
    }

    /// Another person's tap, the same but for the level.
    pub fn again(&self, level: u8) -> NewRating {
        let anew = |new: &mut NewRating| {
            new.id = id_of(new.rated_at);
            new.level = level;
        };
        self.clone().but(anew).build()
    }
}
