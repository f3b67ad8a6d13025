//! What the server said to a batch.

use std::sync::Arc;

use serde::Deserialize;
use uuid::Uuid;

use super::Shared;

/// The part of an answer that a kiosk acts on.
#[derive(Deserialize)]
pub struct Reply {
    /// One for each rating, in the order sent.
    pub results: Vec<Outcome>,
}

/// What became of one rating.
#[derive(Deserialize)]
pub struct Outcome {
    /// Which.
    pub id: Uuid,
    /// accepted, duplicate, …
    pub status: String,
    /// Why it was not simply stored.
    pub error: Option<serde_json::Value>,
}

impl Reply {
    /// Sends a batch; `None` where the answer proves nothing. A refusal for good is an error of this bench.
    pub async fn to(
        shared: &Arc<Shared>,
        token: &str,
        body: String,
    ) -> anyhow::Result<Option<Self>> {
        let call = shared
            .http
            .post(format!("{}/api/v1/ratings", shared.url))
            .bearer_auth(token)
            .header("content-type", "application/json")
            .body(body);
        let Ok(answer) = call.send().await else {
            return Ok(None);
        };
        let status = answer.status().as_u16();
        let Ok(bytes) = answer.bytes().await else {
            return Ok(None);
        };
        match status {
            200 => Ok(serde_json::from_slice(&bytes).ok()),
            429 | 503 => Ok(None),
            _ => anyhow::bail!("{status}: {}", String::from_utf8_lossy(&bytes)),
        }
    }

    /// Sends a heartbeat; false where the server did not take it now.
    pub async fn heard(
        shared: &Shared,
        token: &str,
        state: &serde_json::Value,
    ) -> anyhow::Result<bool> {
        let call = shared
            .http
            .post(format!("{}/api/v1/heartbeats", shared.url));
        let Ok(answer) = call.bearer_auth(token).json(state).send().await else {
            return Ok(false);
        };
        match answer.status().as_u16() {
            200 => Ok(true),
            429 | 503 => Ok(false),
            other => anyhow::bail!(
                "heartbeat: {other}: {}",
                answer.text().await.unwrap_or_default()
            ),
        }
    }
}
