//! A caller that sends ratings, may lose the answer, and then sends them again.

use std::sync::Arc;

use hailong::clock::Clock;
use serde_json::{Value, json};

pub const AGENCY: &str = "p-taythanh-2";

/// One call: some ratings, and a correction of the first.
pub struct Call {
    pub body: Value,
    /// How many ratings of each level it stands for, once its correction is in.
    pub counts: [u64; 5],
    /// Whether the server said so.
    pub acknowledged: bool,
}

impl Call {
    pub fn new() -> Self {
        let clock = Clock::system();
        let (now, at) = (clock.now_ms().unsigned_abs(), clock.now().to_rfc3339());
        let new_id = || {
            let random: [u8; 10] = rand::random();
            uuid::Builder::from_unix_timestamp_millis(now, &random).into_uuid()
        };
        let mut counts = [0; 5];
        let (mut ratings, mut levels) = (Vec::new(), Vec::new());
        for _ in 0..rand::random_range(1..20) {
            let level: usize = rand::random_range(1..=5);
            counts[level - 1] += 1;
            levels.push(level);
            ratings.push(json!({
                "id": new_id(), "rated_at": at, "level": level, "questionnaire": "default@1",
                "domain": "land", "agency": AGENCY,
            }));
        }
        let correction = rand::random_range(1..=5usize);
        counts[levels[0] - 1] -= 1;
        counts[correction - 1] += 1;
        let followup = json!({
            "id": new_id(), "rating": ratings[0]["id"], "outcome": "done", "correction": correction,
        });
        Self {
            body: json!({ "ratings": ratings, "followups": [followup] }),
            counts,
            acknowledged: false,
        }
    }

    /// How many ratings it stands for.
    pub fn n(&self) -> u64 {
        self.counts.iter().sum()
    }
}

/// A caller with a token.
#[derive(Clone)]
pub struct Caller {
    pub http: reqwest::Client,
    pub token: Arc<str>,
}

impl Caller {
    /// Sends a call. `None` when no answer came, so that nobody knows what became of it.
    pub async fn send(&self, url: &str, call: &Call) -> Option<Vec<String>> {
        let request = self.http.post(format!("{url}/api/v1/ratings"));
        let request = request.bearer_auth(&self.token).json(&call.body);
        let response = request.send().await.ok()?;
        let status = response.status();
        let answer: Value = response.json().await.ok()?;
        assert!(status.is_success(), "{status} {answer}");
        Some(statuses(&answer))
    }

    /// Sends new calls, and first those of which it is unsure, until the server is gone.
    pub async fn hammer(self, url: String, mut unsure: Vec<Call>) -> Vec<Call> {
        let mut done = Vec::new();
        loop {
            let mut call = unsure.pop().unwrap_or_else(Call::new);
            let answer = self.send(&url, &call).await;
            if let Some(statuses) = &answer {
                let taken = |status: &String| status == "accepted" || status == "duplicate";
                assert!(statuses.iter().all(taken), "{statuses:?}");
                call.acknowledged = true;
            }
            done.push(call);
            if answer.is_none() {
                done.extend(unsure);
                return done;
            }
        }
    }

    /// Counts of the agency by level, as the API tells them.
    pub async fn counts(&self, url: &str) -> [u64; 5] {
        let year = Clock::system().now().format("%Y").to_string();
        let year: i32 = year.parse().unwrap();
        let query = format!("period={}..{}&agency={AGENCY}", year - 1, year + 1);
        let request = self.http.get(format!("{url}/api/v1/scores?{query}"));
        let response = request.bearer_auth(&self.token).send().await.unwrap();
        let answer: Value = response.json().await.unwrap();
        let count = |at: usize| answer["total"]["counts"][at].as_u64();
        std::array::from_fn(|at| count(at).unwrap_or_else(|| panic!("{answer}")))
    }
}

/// The status of every record, ratings first.
fn statuses(answer: &Value) -> Vec<String> {
    let lists = [&answer["results"], &answer["followups"]];
    let all = lists.into_iter().filter_map(Value::as_array).flatten();
    all.map(|result| result["status"].as_str().unwrap().to_owned())
        .collect()
}
