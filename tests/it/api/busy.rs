//! What happens when the database cannot keep up.

use std::time::Duration;

use axum::http::header;
use serde_json::json;
use tokio::sync::Notify;

use crate::harness::{Direct, TestApp, TestDatabase, app::rating};

/// Waits for something to become true.
async fn until(it_is: impl Fn() -> bool) {
    while !it_is() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

#[tokio::test]
async fn a_full_queue_sends_away_and_loses_nothing() {
    let db = TestDatabase::sqlite().await;
    let app = TestApp::configured(db.clone(), |config| {
        config.ingest.queue = 1;
        config.ingest.batch = 1;
    })
    .await;
    let token = app.writer().await;
    let direct = Direct::to(&db).await;
    direct.execute("BEGIN IMMEDIATE").await;
    let ratings = [rating(1), rating(2), rating(3)];
    let [one, two, three] = &ratings;
    let first_taken = Notify::new();
    let first = app.results(&token, std::slice::from_ref(one));
    let second = async {
        // The writer has taken the first and waits for the database; the second fills the queue.
        until(|| app.app.ingest.waiting() == 0).await;
        first_taken.notify_one();
        app.results(&token, std::slice::from_ref(two)).await
    };
    let third = async {
        first_taken.notified().await;
        until(|| app.app.ingest.waiting() == 1).await;
        let answer = app.rate(&token, std::slice::from_ref(three)).await;
        let ready = app.get("/readyz", None).await;
        direct.execute("COMMIT").await;
        (answer, ready)
    };
    let (first, second, (third, ready)) = tokio::join!(first, second, third);
    assert!(third.problem(503).is_empty());
    assert_eq!(third.headers[header::RETRY_AFTER], "2");
    assert_eq!(ready.status, 503, "and it says that it is not ready");
    assert_eq!(
        (first, second),
        (vec!["accepted".to_owned()], vec!["accepted".to_owned()])
    );
    assert_eq!(app.stored().await.ratings, 2);
    assert_eq!(
        app.results(&token, &ratings).await,
        ["duplicate", "duplicate", "accepted"]
    );
}

#[tokio::test]
async fn a_database_that_cannot_store_answers_503_and_later_takes_it() {
    let db = TestDatabase::sqlite().await;
    let app = TestApp::start(db.clone()).await;
    let token = app.writer().await;
    let direct = Direct::to(&db).await;
    direct.execute("CREATE TRIGGER full BEFORE INSERT ON rating BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END").await;
    let sent = [rating(4)];
    let answer = app.rate(&token, &sent).await;
    assert!(answer.problem(503).is_empty());
    assert_eq!(answer.headers[header::RETRY_AFTER], "10");
    assert_eq!(app.total("2026").await["n"], 0);
    direct.execute("DROP TRIGGER full").await;
    assert_eq!(app.results(&token, &sent).await, ["accepted"]);
    assert_eq!(
        app.total("2026").await,
        json!({ "counts": [0, 0, 0, 1, 0], "n": 1 })
    );
}
