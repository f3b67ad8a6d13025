//! The real process, killed and stopped while ratings come in: what was acknowledged is there.

use std::{sync::Arc, time::Duration};

use hailong::{
    clock::Clock,
    store::{Database, Location},
};
use serde_json::{Value, json};

use crate::harness::{
    TestDatabase,
    program::{Program, Server, client},
};

const AGENCY: &str = "p-taythanh-2";
const CALLERS: usize = 4;
const ROUNDS: usize = 12;
const LONGEST_LIFE_MS: u64 = 350;

/// One call: some ratings, and a correction of the first.
struct Call {
    body: Value,
    /// How many ratings of each level it stands for, once its correction is in.
    counts: [u64; 5],
    acknowledged: bool,
}

impl Call {
    fn new() -> Self {
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

    fn n(&self) -> u64 {
        self.counts.iter().sum()
    }
}

/// A caller with a token.
#[derive(Clone)]
struct Caller {
    http: reqwest::Client,
    token: Arc<str>,
}

impl Caller {
    /// Sends a call. `None` when no answer came, so that nobody knows what became of it.
    async fn send(&self, url: &str, call: &Call) -> Option<Vec<String>> {
        let request = self.http.post(format!("{url}/api/v1/ratings"));
        let request = request.bearer_auth(&self.token).json(&call.body);
        let response = request.send().await.ok()?;
        let status = response.status();
        let answer: Value = response.json().await.ok()?;
        assert!(status.is_success(), "{status} {answer}");
        Some(statuses(&answer))
    }

    /// Sends new calls, and first those of which it is unsure, until the server is gone.
    async fn hammer(self, url: String, mut unsure: Vec<Call>) -> Vec<Call> {
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
    async fn counts(&self, url: &str) -> [u64; 5] {
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

async fn ready(program: &Program) -> Caller {
    program.import_example().await;
    let grants = [
        "token",
        "create",
        "--grant",
        "ratings:write,scores:read",
        "--name",
        "thử",
    ];
    Caller {
        http: client(),
        token: program.say(&grants).await.into(),
    }
}

/// Lets callers loose on the server; they stop when it is gone.
fn let_loose(caller: &Caller, server: &Server, calls: &mut Vec<Call>) -> Hammering {
    let (mut unsure, sure): (Vec<_>, Vec<_>) = calls.drain(..).partition(|c| !c.acknowledged);
    *calls = sure;
    let mut callers = tokio::task::JoinSet::new();
    for _ in 0..CALLERS {
        let share = unsure.split_off(unsure.len() - unsure.len().min(5));
        callers.spawn(caller.clone().hammer(server.url.clone(), share));
    }
    calls.extend(unsure);
    Hammering(callers)
}

struct Hammering(tokio::task::JoinSet<Vec<Call>>);

impl Hammering {
    async fn end(self, calls: &mut Vec<Call>) {
        calls.extend(self.0.join_all().await.into_iter().flatten());
    }
}

fn sum(calls: &[Call], which: impl Fn(&Call) -> bool) -> u64 {
    calls.iter().filter(|call| which(call)).map(Call::n).sum()
}

/// Everything acknowledged is known to the server; once all is sent again, every count is exact.
async fn nothing_is_lost(program: &Program, caller: &Caller, calls: &[Call]) {
    let server = program.serve().await;
    let counted: u64 = caller.counts(&server.url).await.iter().sum();
    let (sure, all) = (sum(calls, |call| call.acknowledged), sum(calls, |_| true));
    assert!(sure <= counted && counted <= all, "{sure} {counted} {all}");
    for call in calls {
        let statuses = caller.send(&server.url, call).await.expect("an answer");
        let expected = if call.acknowledged { "duplicate" } else { "" };
        let fine = |status: &String| expected.is_empty() || status == expected;
        assert!(statuses.iter().all(fine), "acknowledged, but {statuses:?}");
    }
    let mut expected = [0; 5];
    for call in calls {
        (0..5).for_each(|at| expected[at] += call.counts[at]);
    }
    assert_eq!(caller.counts(&server.url).await, expected);
    assert!(server.terminate().await.success());
    sound(program, all).await;
}

/// The sequence has no gaps, the cubes equal the ratings, and the log kept the secret.
async fn sound(program: &Program, ratings: u64) {
    program.say(&["rebuild"]).await;
    let location = Location::parse(program.database()).unwrap();
    let db = Database::open(&location, 1).await.unwrap();
    let totals = db.totals().await.unwrap();
    assert_eq!((totals.ratings, totals.gaps), (ratings, 0));
    assert_eq!(db.quarantine(10).await.unwrap(), []);
    db.close().await.unwrap();
}

async fn killed_again_and_again(program: Program) {
    let caller = ready(&program).await;
    let mut calls = Vec::new();
    for _ in 0..ROUNDS {
        let server = program.serve().await;
        let hammering = let_loose(&caller, &server, &mut calls);
        let life = rand::random_range(1..LONGEST_LIFE_MS);
        tokio::time::sleep(Duration::from_millis(life)).await;
        server.kill().await;
        hammering.end(&mut calls).await;
    }
    assert!(calls.iter().any(|call| call.acknowledged));
    assert!(calls.iter().any(|call| !call.acknowledged));
    nothing_is_lost(&program, &caller, &calls).await;
    let token: &str = &caller.token;
    assert!(!program.log().contains(token), "no secret in the log");
}

#[tokio::test(flavor = "multi_thread")]
async fn kill_9_at_any_moment_loses_nothing_acknowledged_on_sqlite() {
    killed_again_and_again(Program::new()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn kill_9_at_any_moment_loses_nothing_acknowledged_on_postgresql() {
    if let Some(db) = TestDatabase::postgres().await {
        killed_again_and_again(Program::on(db.url())).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sigterm_answers_what_was_taken_and_ends_well() {
    let program = Program::new();
    let caller = ready(&program).await;
    let mut calls = Vec::new();
    let server = program.serve().await;
    let hammering = let_loose(&caller, &server, &mut calls);
    while caller.counts(&server.url).await == [0; 5] {}
    // Commands that write run beside the server.
    program.say(&["rebuild"]).await;
    assert!(server.terminate().await.success());
    hammering.end(&mut calls).await;
    let location = Location::parse(program.database()).unwrap();
    let db = Database::open(&location, 1).await.unwrap();
    let head = db.head().await.unwrap();
    assert_eq!(head.head, head.folded, "the drain left no tail");
    db.close().await.unwrap();
    nothing_is_lost(&program, &caller, &calls).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_server_may_take_over_the_same_ratings() {
    let program = Program::new();
    let caller = ready(&program).await;
    let (one, two) = (program.serve().await, program.serve().await);
    let call = Call::new();
    let first = caller.send(&one.url, &call).await.unwrap();
    assert!(first.iter().all(|status| status == "accepted"), "{first:?}");
    let again = caller.send(&two.url, &call).await.unwrap();
    assert!(
        again.iter().all(|status| status == "duplicate"),
        "{again:?}"
    );
    assert_eq!(caller.counts(&two.url).await, call.counts);
}
