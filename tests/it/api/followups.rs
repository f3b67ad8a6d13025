//! What a person adds after the tap.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::{
    TestApp, TestDatabase,
    app::{changed, rating, rating_with},
    on_each_database,
};

/// An id made so many milliseconds after a fixed moment.
fn id_at(ms: u64) -> Uuid {
    let mut random = [0; 10];
    random.copy_from_slice(&Uuid::new_v4().as_bytes()[6..]);
    uuid::Builder::from_unix_timestamp_millis(1_784_084_400_000 + ms, &random).into_uuid()
}

fn followup(rating: &Value, changes: Value) -> Value {
    changed(
        json!({ "id": Uuid::new_v4(), "rating": rating["id"], "outcome": "done" }),
        changes,
    )
}

async fn send(
    app: &TestApp,
    token: &str,
    ratings: &[Value],
    followups: &[Value],
) -> crate::harness::app::Answer {
    let body = json!({ "ratings": ratings, "followups": followups });
    app.post("/api/v1/ratings", Some(token), &body).await
}

#[tokio::test]
async fn either_may_arrive_first_and_a_correction_counts() {
    on_each_database(async |db: TestDatabase| {
        let app = TestApp::start(db).await;
        let token = app.writer().await;
        let tap = rating_with(json!({ "id": id_at(0), "level": 1 }));
        let correction = followup(
            &tap,
            json!({ "id": id_at(9_000), "correction": 5, "reasons": ["late"], "comment": "Nhầm" }),
        );
        let first = send(&app, &token, &[], std::slice::from_ref(&correction)).await;
        assert_eq!(
            first.results("followups"),
            ["accepted"],
            "before its rating"
        );
        assert_eq!(app.stored().await.events, 0, "it waits");
        let then = send(&app, &token, std::slice::from_ref(&tap), &[]).await;
        assert_eq!(then.results("results"), ["accepted"]);
        assert_eq!(
            app.total("2026").await,
            json!({ "counts": [0, 0, 0, 0, 1], "n": 1 })
        );
        assert_eq!(app.stored().await.events, 1);
        let again = send(&app, &token, &[tap], &[correction]).await;
        assert_eq!(
            (again.results("results"), again.results("followups")),
            (vec!["duplicate".into()], vec!["duplicate".into()])
        );
    })
    .await;
}

#[tokio::test]
async fn a_correction_is_taken_within_ten_seconds_of_the_tap() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let token = app.writer().await;
    let tap = rating_with(json!({ "id": id_at(0), "level": 2 }));
    let late = followup(&tap, json!({ "id": id_at(10_001), "correction": 5 }));
    let answer = send(&app, &token, std::slice::from_ref(&tap), &[late]).await;
    assert_eq!(
        answer.results("followups"),
        ["rejected correction_too_late"]
    );
    assert_eq!(
        answer.json["followups"][0]["error"]["pointer"],
        "/followups/0/correction"
    );
    let in_time = followup(&tap, json!({ "id": id_at(10_000), "correction": 4 }));
    assert_eq!(
        send(&app, &token, &[], &[in_time])
            .await
            .results("followups"),
        ["accepted"]
    );
    assert_eq!(
        app.total("2026").await,
        json!({ "counts": [0, 0, 0, 1, 0], "n": 1 })
    );
}

#[tokio::test]
async fn the_same_id_with_other_content_is_a_conflict() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let token = app.writer().await;
    let tap = rating(3);
    let one = followup(&tap, json!({ "reasons": ["late"], "comment": "Chậm" }));
    let others = [
        changed(one.clone(), json!({ "outcome": "timeout" })),
        changed(one.clone(), json!({ "reasons": [] })),
        changed(one.clone(), json!({ "comment": "Rất chậm" })),
        changed(one.clone(), json!({ "correction": 4 })),
    ];
    assert_eq!(
        send(&app, &token, &[tap], &[one])
            .await
            .results("followups"),
        ["accepted"]
    );
    assert_eq!(
        send(&app, &token, &[], &others).await.results("followups"),
        ["conflict"; 4]
    );
    assert_eq!(app.stored().await.events, 1);
}

#[tokio::test]
async fn a_wrong_follow_up_is_refused_alone() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let token = app.writer().await;
    let tap = rating(3);
    let cases = [
        (json!({ "id": "x" }), "/id", "not_a_uuid"),
        (json!({ "rating": null }), "/rating", "required"),
        (json!({ "rating": "x" }), "/rating", "not_a_uuid"),
        (json!({ "outcome": null }), "/outcome", "required"),
        (json!({ "outcome": "gone" }), "/outcome", "unknown_word"),
        (
            json!({ "reasons": ["boredom"] }),
            "/reasons",
            "unknown_reason",
        ),
        (json!({ "correction": 0 }), "/correction", "out_of_range"),
        (json!({ "correction": 6 }), "/correction", "out_of_range"),
        (
            json!({ "comment": "x".repeat(1_001) }),
            "/comment",
            "too_long",
        ),
        (json!({ "level": 4 }), "/level", "unknown_field"),
    ];
    let wrong: Vec<Value> = cases
        .iter()
        .map(|(changes, ..)| followup(&tap, changes.clone()))
        .collect();
    let answer = send(&app, &token, &[tap], &wrong).await;
    assert_eq!(answer.results("results"), ["accepted"]);
    for (at, (changes, pointer, code)) in cases.iter().enumerate() {
        let error = &answer.json["followups"][at]["error"];
        assert_eq!(
            (error["code"].as_str(), error["pointer"].as_str()),
            (
                Some(*code),
                Some(format!("/followups/{at}{pointer}").as_str())
            ),
            "{changes}"
        );
    }
    assert_eq!(app.stored().await.events, 0);
}
