//! `POST /api/v1/ratings`: the way in for kiosks and programs.
//!
//! Each record is judged by itself and stored in one transaction with those of other callers;
//! the answer comes after the commit.

mod answers;
mod batch;
mod check;
mod desk;
mod docs;
mod entry;
pub mod file;
mod followup;
mod loose;
mod place;
mod plain;
mod read;
mod records;
mod request;
mod respond;
mod time;

use axum::{extract::State, response::Response};

pub use docs::{DeviceCounters, FollowupIn, RatingBatch, RatingIn};
pub use respond::{BatchAnswer, RecordAnswer, Status};

use super::{
    extract::{Bearer, JsonBytes, Speaks, explain_json},
    problem::{Code, FieldError, Problem, ProblemDocument},
    state::ApiState,
};
use crate::model::grant::Grant;
use batch::Batch;
use desk::{Desk, Room, Sender};
use records::{MOST_RECORDS, Records};
use request::{Call, FollowupEntry, RatingEntry};

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
    let sender = Sender::of(&caller.0);
    let desk = Desk::open(Room::now(&state.app), sender, &call).map_err(Problem::invalid)?;
    if let Some(said) = desk.said {
        state.app.counters.note(said);
    }
    let mut batch = Batch::default();
    batch.take_ratings(&desk, ratings, &body);
    batch.take_followups(&desk, followups);
    let results = batch.store(&state.app.ingest).await?;
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
