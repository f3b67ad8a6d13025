//! The real process, killed and stopped while ratings come in: what was acknowledged is there.

use std::time::Duration;

use hailong::store::{Database, Location};

use super::caller::{Call, Caller};
use crate::harness::{
    TestDatabase,
    program::{Program, Server, client},
};

const CALLERS: usize = 4;
const ROUNDS: usize = 12;
const LONGEST_LIFE_MS: u64 = 350;

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
