//! `POST /api/v1/ratings`: the way in for kiosks and programs.
//!
//! Each record is judged by itself and stored in one transaction with those of other callers;
//! the answer comes after the commit.

mod check;
mod desk;
mod docs;
mod entry;
mod followup;
mod loose;
mod place;
mod read;
mod records;
mod request;
mod respond;
mod time;

use axum::{
    body::Bytes,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use serde_json::value::RawValue;

pub use docs::{DeviceCounters, FollowupIn, RatingBatch, RatingIn};
pub use respond::{BatchAnswer, RecordAnswer, Status};

use super::{
    extract::{Bearer, JsonBytes, Speaks, explain_json},
    problem::{Code, FieldError, Problem, ProblemDocument},
    state::ApiState,
};
use crate::{
    i18n::Lang,
    model::grant::Grant,
    store::{Record, RecordResult, SetAside},
};
use check::Checked;
use desk::Desk;
use loose::Loose;
use read::Read;
use records::{MOST_RECORDS, Records};
use request::{Call, FollowupEntry, RatingEntry};
use respond::{Answering, Pending};

/// Stores ratings and what followed them; results stand in the order of the request.
#[utoipa::path(
    post,
    path = "/ratings",
    tag = "ratings",
    operation_id = "submit_ratings",
    request_body = RatingBatch,
    responses(
        (status = 200, description = "Every record has a result; those accepted are durable", body = BatchAnswer),
        (status = 401, description = "Unknown token", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 403, description = "The token lacks ratings:write", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 413, description = "Larger than 1 MiB: halve and resend", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 415, description = "Not JSON", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, description = "Unreadable or invalid envelope; nothing was stored", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 429, description = "Too many calls; see Retry-After", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 503, description = "Not now; see Retry-After", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    security(("bearer" = []))
)]
pub async fn submit_ratings(
    State(state): State<ApiState>,
    Speaks(lang): Speaks,
    caller: Bearer,
    JsonBytes(body): JsonBytes,
) -> Result<Response, Problem> {
    caller.require(Grant::RatingsWrite)?;
    let call =
        request::read(&body).map_err(|error| Problem::invalid_field(explain_json(&error)))?;
    let (ratings, followups) = lists(&call).map_err(Problem::invalid)?;
    let desk = Desk::open(&state.app, &caller.0, &call).map_err(Problem::invalid)?;
    let mut batch = Batch::default();
    batch.take_ratings(&desk, ratings, &body);
    batch.take_followups(&desk, followups);
    let results = batch.store(&state).await?;
    Ok(batch.answer(&desk, ratings, followups, results, lang))
}

type Lists<'c, 'a> = (&'c [RatingEntry<'a>], &'c [FollowupEntry<'a>]);

/// The records of a call, if their number fits.
fn lists<'c, 'a>(call: &'c Call<'a>) -> Result<Lists<'c, 'a>, Vec<FieldError>> {
    let ratings = list("ratings", &call.ratings)?;
    let followups = list("followups", &call.followups)?;
    if ratings.is_empty() && followups.is_empty() {
        return Err(vec![FieldError::new("/ratings", Code::NoRecords)]);
    }
    Ok((ratings, followups))
}

fn list<'c, R>(name: &str, records: &'c Records<R>) -> Result<&'c [R], Vec<FieldError>> {
    match records {
        Records::Absent => Ok(&[]),
        Records::NotAList => {
            let error = FieldError::new(format!("/{name}"), Code::WrongType);
            Err(vec![error.with("expected", "array")])
        }
        Records::List(_, count) if *count > MOST_RECORDS => {
            let error = FieldError::new(format!("/{name}"), Code::TooManyRecords);
            let error = error.with("value", count.to_string());
            Err(vec![error.with("max", MOST_RECORDS.to_string())])
        }
        Records::List(records, _) => Ok(records),
    }
}

/// The records of a call on their way to the writer.
#[derive(Default)]
struct Batch {
    records: Vec<Record>,
    ratings: Vec<Pending>,
    followups: Vec<Pending>,
}

impl Batch {
    fn take_ratings(&mut self, desk: &Desk, entries: &[RatingEntry<'_>], body: &Bytes) {
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

    fn take_followups(&mut self, desk: &Desk, entries: &[FollowupEntry<'_>]) {
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
    async fn store(&mut self, state: &ApiState) -> Result<Vec<RecordResult>, Problem> {
        let records = std::mem::take(&mut self.records);
        if records.is_empty() {
            return Ok(Vec::new());
        }
        let asked = records.len();
        let results = state.app.ingest.submit(records).await?;
        if results.len() == asked {
            Ok(results)
        } else {
            Err(Problem::unavailable(10))
        }
    }

    fn answer(
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
