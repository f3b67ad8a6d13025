//! The route that all variants share: parse, check against the catalogue, store, answer.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::State as Extract,
    http::{HeaderMap, StatusCode, header},
    routing::post,
};
use chrono::{DateTime, Utc};
use hailong::{
    account::caller_of,
    clock::Clock,
    ingest::Ingest,
    model::{
        catalogue::Catalogue,
        channel::Channel,
        rating::{DeviceMark, NewRating, Source, TimeNote, content_hash},
        subject::Subject,
        zone::Zone,
    },
    store::{Record, RecordResult},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{log::Log, naive::Naive};

#[derive(Clone)]
pub enum Sink {
    Nothing,
    Log(Log),
    Naive(Naive),
    Ours(Ingest),
}

#[derive(Clone)]
pub struct State {
    pub catalogue: Arc<Catalogue>,
    pub clock: Clock,
    pub sink: Sink,
}

#[derive(Deserialize)]
struct Call {
    ratings: Vec<Sent>,
}

#[derive(Serialize, Deserialize)]
struct Sent {
    id: Uuid,
    rated_at: DateTime<Utc>,
    level: u8,
    questionnaire: String,
    domain: String,
    agency: String,
}

#[derive(Serialize)]
struct Reply {
    epoch: String,
    results: Vec<Outcome>,
}

#[derive(Serialize)]
struct Outcome {
    id: Uuid,
    status: &'static str,
}

pub fn router(state: State) -> Router {
    Router::new()
        .route("/api/v1/ratings", post(submit))
        .with_state(state)
}

async fn submit(
    Extract(state): Extract<State>,
    headers: HeaderMap,
    Json(call): Json<Call>,
) -> Result<Json<Reply>, StatusCode> {
    let token = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    token
        .and_then(|token| caller_of(&state.catalogue, token))
        .ok_or(StatusCode::UNAUTHORIZED)?;
    let mut results = Vec::new();
    for sent in call.ratings {
        let new = check(&state, &sent).ok_or(StatusCode::UNPROCESSABLE_ENTITY)?;
        let kept = store(&state.sink, new).await;
        let status = if kept { "accepted" } else { "rejected" };
        results.push(Outcome {
            id: sent.id,
            status,
        });
    }
    Ok(Json(Reply {
        epoch: state.catalogue.epoch.clone(),
        results,
    }))
}

fn check(state: &State, sent: &Sent) -> Option<NewRating> {
    let agency = state.catalogue.agency(&sent.agency)?.id;
    let questionnaire = state.catalogue.questionnaire(&sent.questionnaire)?;
    (1..=5).contains(&sent.level).then_some(())?;
    Some(NewRating {
        id: sent.id,
        rated_at: sent.rated_at.timestamp_millis(),
        device_at: sent.rated_at.timestamp_millis(),
        received_at: state.clock.now_ms(),
        time_note: TimeNote::Certain,
        local_date: Zone::default().day_of(sent.rated_at),
        decider: agency,
        receiver: agency,
        service_point: None,
        domain: state.catalogue.domain(&sent.domain)?.id,
        subject: Subject::Procedure,
        scale: questionnaire.scale,
        questionnaire: questionnaire.id,
        level: sent.level,
        channel: Channel::Link,
        outcome: None,
        reasons: Vec::new(),
        comment: None,
        is_test: false,
        source: Source {
            token: Some(1),
            ..Source::default()
        },
        device: DeviceMark::default(),
        content_hash: content_hash(sent),
        extra: None,
    })
}

async fn store(sink: &Sink, new: NewRating) -> bool {
    match sink {
        Sink::Nothing => true,
        Sink::Log(log) => match serde_json::to_vec(&new) {
            Ok(line) => log.append(line).await,
            Err(_) => false,
        },
        Sink::Naive(naive) => naive.store(&new).await.is_ok(),
        Sink::Ours(ingest) => matches!(
            ingest
                .submit(vec![Record::Rating(Box::new(new))])
                .await
                .as_deref(),
            Ok([RecordResult::Accepted])
        ),
    }
}
