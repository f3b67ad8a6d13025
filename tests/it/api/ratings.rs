//! Programs that send ratings.

use axum::http::StatusCode;
use serde_json::json;
use uuid::Uuid;

use crate::harness::{
    TestApp, TestDatabase,
    app::{at, rating, rating_with},
    on_each_database,
};

const YEAR: i64 = 365 * 24 * 60 * 60 * 1000;

#[tokio::test]
async fn a_rating_is_in_the_figures_as_soon_as_it_is_acknowledged() {
    on_each_database(async |db: TestDatabase| {
        let app = TestApp::start(db).await;
        let token = app.writer().await;
        let sent = rating(4);
        let answer = app.rate(&token, std::slice::from_ref(&sent)).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.headers["content-type"], "application/json");
        assert_eq!(
            answer.json,
            json!({
                "epoch": app.world.catalogue.epoch,
                "results": [{ "id": sent["id"], "status": "accepted" }],
                "followups": [],
            })
        );
        assert_eq!(
            app.total("2026-07").await,
            json!({ "counts": [0, 0, 0, 1, 0], "n": 1 })
        );
    })
    .await;
}

#[tokio::test]
async fn results_stand_in_the_order_of_the_request() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let token = app.writer().await;
    let first = rating(5);
    let batch = [
        first.clone(),
        rating_with(json!({ "level": 6 })),
        first.clone(),
        rating_with(json!({ "id": first["id"], "level": 1 })),
        rating(1),
    ];
    let answer = app.rate(&token, &batch).await;
    assert_eq!(
        answer.results("results"),
        [
            "accepted",
            "rejected out_of_range",
            "duplicate",
            "conflict",
            "accepted"
        ]
    );
    for (sent, result) in batch
        .iter()
        .zip(answer.json["results"].as_array().expect("results"))
    {
        assert_eq!(sent["id"], result["id"]);
    }
    assert_eq!(app.stored().await.ratings, 2);
    assert_eq!(app.quarantined().await, ["conflict"]);
}

#[tokio::test]
async fn all_that_a_program_may_say_is_taken() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let token = app.writer().await;
    let full = rating_with(json!({
        "received_by": "ttpvhcc-taythanh", "service_point": "taythanh-q1", "subject": "procedure",
        "channel": "paper", "reasons": ["late", "waiting", "late"], "comment": "  Chờ lâu.\nXin cảm ơn! ",
        "outcome": "done", "boot_id": Uuid::new_v4(), "seq": 0, "mono_ms": 0, "test": false,
    }));
    assert_eq!(app.results(&token, &[full]).await, ["accepted"]);
    // `null` says no more than nothing.
    let sparse = json!({
        "id": Uuid::new_v4(), "rated_at": "2026-07-15T03:00:00Z", "level": 2, "questionnaire": "default@1",
        "domain": "construction", "agency": "p-taythanh-2", "received_by": null, "comment": null, "test": null,
    });
    assert_eq!(app.results(&token, &[sparse]).await, ["accepted"]);
    let paper = app
        .scores("period=2026-07-15&channel=paper&view=receiving")
        .await;
    assert_eq!(paper.json["rows"][0]["agency"], "ttpvhcc-taythanh");
    let link = app.scores("period=2026-07-15&channel=link").await;
    assert_eq!(
        link.json["rows"][0]["domain"], "construction",
        "the channel of programs is link unless they say otherwise"
    );
    assert_eq!(link.json["total"]["n"], 1);
}

#[tokio::test]
async fn a_call_takes_500_ratings_and_as_many_follow_ups() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let token = app.writer().await;
    let ratings: Vec<_> = (0..500).map(|_| rating(5)).collect();
    let followups: Vec<_> = ratings
        .iter()
        .map(|rating| json!({ "id": Uuid::new_v4(), "rating": rating["id"], "outcome": "skip" }))
        .collect();
    let body = json!({ "ratings": ratings, "followups": followups });
    let answer = app.post("/api/v1/ratings", Some(&token), &body).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(
        answer
            .results("results")
            .iter()
            .all(|result| result == "accepted")
    );
    assert!(
        answer
            .results("followups")
            .iter()
            .all(|result| result == "accepted")
    );
    let stored = app.stored().await;
    assert_eq!((stored.ratings, stored.events, stored.gaps), (500, 500, 0));
}

#[tokio::test]
async fn test_taps_never_enter_a_figure() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let token = app.writer().await;
    let batch = [rating_with(json!({ "test": true })), rating(5)];
    assert_eq!(app.results(&token, &batch).await, ["accepted", "accepted"]);
    let stored = app.stored().await;
    assert_eq!((stored.ratings, stored.tests), (2, 1));
    assert_eq!(
        app.total("2026").await,
        json!({ "counts": [0, 0, 0, 0, 1], "n": 1 })
    );
}

#[tokio::test]
async fn a_late_rating_lands_in_the_day_it_was_given() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let token = app.writer().await;
    let old_ward = json!({ "agency": "p-taythanh-1", "rated_at": "2025-06-30T23:59:59+07:00" });
    let new_ward = json!({ "agency": "p-taythanh-2", "rated_at": "2025-06-30T17:00:00Z" });
    let batch = [rating_with(old_ward), rating_with(new_ward)];
    assert_eq!(app.results(&token, &batch).await, ["accepted", "accepted"]);
    assert_eq!(app.total("2025-06-30").await["n"], 1);
    assert_eq!(app.total("2025-07-01").await["n"], 1);
}

#[tokio::test]
async fn a_program_that_tells_its_clock_is_corrected_by_it() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let token = app.writer().await;
    let ahead = rating_with(json!({ "rated_at": at(YEAR - 5_000) }));
    let body = json!({ "device_now": at(YEAR), "ratings": [ahead] });
    let answer = app.post("/api/v1/ratings", Some(&token), &body).await;
    assert_eq!(answer.results("results"), ["accepted"]);
    assert_eq!(app.total("2026-07-15").await["n"], 1);
}
