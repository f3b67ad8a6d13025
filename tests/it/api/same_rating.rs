//! What makes two ratings the same: id and own fields, whoever sends them.

use serde_json::json;
use uuid::Uuid;

use crate::harness::{
    TestApp, TestDatabase,
    app::{changed, rating},
    on_each_database,
};

#[tokio::test]
async fn sent_again_it_is_a_duplicate_whoever_sends_it() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let (one, other) = (app.writer().await, app.writer().await);
    let sent = changed(
        rating(4),
        json!({ "comment": "Tốt", "reasons": ["late", "waiting"] }),
    );
    assert_eq!(
        app.results(&one, std::slice::from_ref(&sent)).await,
        ["accepted"]
    );
    // Not its own: the device's marks. Written otherwise: the time, the order of reasons, blanks, NFD.
    let again = changed(
        sent,
        json!({
            "boot_id": Uuid::new_v4(), "seq": 9, "mono_ms": 9, "rated_at": "2026-07-15T03:00:00Z",
            "reasons": ["waiting", "late"], "comment": " To\u{302}\u{301}t ", "test": false, "subject": null,
        }),
    );
    assert_eq!(app.results(&other, &[again]).await, ["duplicate"]);
    assert_eq!(app.stored().await.ratings, 1);
    assert!(app.quarantined().await.is_empty());
}

#[tokio::test]
async fn with_any_other_content_it_is_a_conflict_and_the_first_stays() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let token = app.writer().await;
    let first = changed(rating(4), json!({ "comment": "Tốt" }));
    assert_eq!(
        app.results(&token, std::slice::from_ref(&first)).await,
        ["accepted"]
    );
    let others = [
        json!({ "level": 5 }),
        json!({ "rated_at": "2026-07-15T09:00:00+07:00" }),
        json!({ "domain": "construction" }),
        json!({ "agency": "p-phuthanh-2" }),
        json!({ "received_by": "p-taythanh-2" }),
        json!({ "service_point": "taythanh-q1" }),
        json!({ "channel": "link" }),
        json!({ "subject": "procedure" }),
        json!({ "reasons": ["late"] }),
        json!({ "outcome": "skip" }),
        json!({ "test": true }),
        json!({ "comment": "Rất tốt" }),
        json!({ "comment": null }),
    ];
    for other in &others {
        let results = app
            .results(&token, &[changed(first.clone(), other.clone())])
            .await;
        assert_eq!(results, ["conflict"], "{other}");
    }
    assert_eq!(
        app.total("2026").await,
        json!({ "counts": [0, 0, 0, 1, 0], "n": 1 })
    );
    assert!(
        app.quarantined()
            .await
            .iter()
            .all(|reason| reason == "conflict")
    );
}

#[tokio::test]
async fn the_same_batch_five_times_in_parallel_is_stored_once() {
    on_each_database(async |db: TestDatabase| {
        let app = TestApp::start(db).await;
        let token = app.writer().await;
        let batch: Vec<_> = (0..50).map(|at| rating(1 + at % 5)).collect();
        let calls = (0..5).map(|_| app.results(&token, &batch));
        let answers = futures::future::join_all(calls).await;
        let accepted = answers
            .iter()
            .flatten()
            .filter(|result| *result == "accepted")
            .count();
        let duplicates = answers
            .iter()
            .flatten()
            .filter(|result| *result == "duplicate")
            .count();
        assert_eq!((accepted, duplicates), (50, 200));
        let stored = app.stored().await;
        assert_eq!((stored.ratings, stored.gaps), (50, 0));
        assert_eq!(
            app.total("2026").await,
            json!({ "counts": [10, 10, 10, 10, 10], "n": 50 })
        );
    })
    .await;
}
