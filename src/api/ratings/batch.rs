//! The records of one call, from the check to the answer.

use axum::{
    body::Bytes,
    http::header,
    response::{IntoResponse, Response},
};
use serde_json::value::RawValue;
use uuid::Uuid;

use super::{
    check::Checked,
    desk::Desk,
    loose::Loose,
    read::Read,
    request::{self, FollowupEntry, RatingEntry},
    respond::{Answering, BatchAnswer, Pending, RecordAnswer, Status},
};
use crate::{
    api::problem::Problem,
    i18n::Lang,
    ingest::Ingest,
    model::rating::{NewFlag, content_hash},
    store::{Record, RecordResult, SetAside},
};

/// The records of a call on their way to the writer.
#[derive(Default)]
pub struct Batch {
    records: Vec<Record>,
    ratings: Vec<Pending>,
    followups: Vec<Pending>,
}

impl Batch {
    /// Checks the ratings of a call.
    pub fn take_ratings(&mut self, desk: &Desk, entries: &[RatingEntry<'_>], body: &Bytes) {
        let mut texts = None;
        let mut unknown = 0;
        for (at, entry) in entries.iter().enumerate() {
            let pending = match desk.check_rating(entry) {
                Ok(Checked::Counts(rating)) => {
                    self.records.push(Record::Rating(rating));
                    Pending::Submitted
                }
                Ok(Checked::SetAside {
                    id,
                    why,
                    content_hash,
                    is_test,
                    device,
                }) => {
                    let texts: &Vec<&RawValue> =
                        texts.get_or_insert_with(|| request::rating_texts(body));
                    let aside = SetAside {
                        id,
                        reason: why.code.word(),
                        record: texts.get(at).map_or("", |text| text.get()).to_owned(),
                        content_hash,
                        source: desk.sender.source(),
                        received_at: desk.received_at,
                        is_tap: !is_test,
                        device,
                    };
                    self.records.push(Record::SetAside(Box::new(aside)));
                    Pending::SetAside(why)
                }
                Err(error) => Pending::Refused(error),
            };
            self.ratings.push(pending);
            unknown += entry.unknown.len();
        }
        count_unknown(unknown);
    }

    /// Checks the follow-ups of a call.
    pub fn take_followups(&mut self, desk: &Desk, entries: &[FollowupEntry<'_>]) {
        for entry in entries {
            let checked: Read<_> = desk.check_followup(entry);
            self.followups.push(match checked {
                Ok(followup) => {
                    self.records.push(Record::Followup(Box::new(followup)));
                    Pending::Submitted
                }
                Err(error) => Pending::Refused(error),
            });
        }
        count_unknown(entries.iter().map(|entry| entry.unknown.len()).sum());
    }

    /// Hands the records to the writer and waits until they are durable.
    pub async fn store(&mut self, ingest: &Ingest) -> Result<Vec<RecordResult>, Problem> {
        let records = std::mem::take(&mut self.records);
        if records.is_empty() {
            return Ok(Vec::new());
        }
        let asked = records.len();
        let results = ingest.submit(records).await?;
        if results.len() == asked {
            Ok(results)
        } else {
            Err(Problem::unavailable(10))
        }
    }

    /// Raises a flag, with this reason, on each rating that turns out to be new.
    pub fn flag_what_is_new(&mut self, note: &str) {
        let flag = |record: &Record| match record {
            Record::Rating(new) => Some(Record::FlagNew(Box::new(NewFlag {
                id: act_on(new.id, note),
                rating: new.id,
                raised: true,
                note: note.to_owned(),
                received_at: new.received_at,
            }))),
            _ => None,
        };
        let flags: Vec<Record> = self.records.iter().filter_map(flag).collect();
        self.records.extend(flags);
    }

    /// What became of each record: ratings first, then follow-ups.
    pub fn statuses(&self, results: Vec<RecordResult>) -> (Vec<Status>, Vec<Status>) {
        let mut results = results.into_iter();
        let mut of = |pending: &[Pending]| -> Vec<Status> {
            pending
                .iter()
                .map(|pending| match pending {
                    Pending::Refused(_) => Status::Rejected,
                    Pending::Submitted | Pending::SetAside(_) => Status::of(results.next()),
                })
                .collect()
        };
        (of(&self.ratings), of(&self.followups))
    }

    /// The answer: results in the order of the request.
    pub fn answer(
        &self,
        desk: &Desk,
        ratings: &[RatingEntry<'_>],
        followups: &[FollowupEntry<'_>],
        results: Vec<RecordResult>,
        lang: Lang,
    ) -> Response {
        let mut results = results.into_iter();
        let ids = ratings.iter().map(|entry| &entry.fields.id);
        let answers = answers("ratings", ids, &self.ratings, &mut results, lang);
        let ids = followups.iter().map(|entry| &entry.fields.id);
        let answer = BatchAnswer {
            epoch: &desk.catalogue.epoch,
            results: answers,
            followups: self::answers("followups", ids, &self.followups, &mut results, lang),
        };
        let body = serde_json::to_vec(&answer).unwrap_or_default();
        ([(header::CONTENT_TYPE, "application/json")], body).into_response()
    }
}

/// The id of what is done to a rating for one reason: the same however often it is done.
fn act_on(rating: Uuid, reason: &str) -> Uuid {
    let hash = content_hash(&(rating, reason));
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

fn answers<'c, 'a: 'c>(
    list: &'static str,
    ids: impl Iterator<Item = &'c Loose<'a>>,
    pending: &[Pending],
    results: &mut dyn Iterator<Item = RecordResult>,
    lang: Lang,
) -> Vec<RecordAnswer<'a>> {
    let mut answering = Answering {
        list,
        lang,
        results,
    };
    ids.zip(pending)
        .enumerate()
        .map(|(at, (id, pending))| answering.answer(at, id, pending))
        .collect()
}

/// Counts fields of newer applications that this server does not know.
fn count_unknown(fields: usize) {
    if fields > 0 {
        metrics::counter!("hailong_unknown_fields_total").increment(fields as u64);
    }
}
