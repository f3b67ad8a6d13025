//! Kiosks that send ratings: their token says where they stand, their clocks are corrected,
//! and what the server cannot count now is never the citizen's loss.

use hailong::{
    model::{rating::TimeNote, validity::Validity},
    store::ReferenceChange,
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::{
    Direct, TestApp, TestDatabase,
    app::{at, changed},
};

const DAY: i64 = 86_400_000;
const YEAR: i64 = 365 * DAY;

async fn app() -> TestApp {
    TestApp::start(TestDatabase::sqlite().await).await
}

#[tokio::test]
async fn the_token_says_where_the_kiosk_stands() {
    let app = app().await;
    let kiosk = app.kiosk().await;
    kiosk.rate(5).await;
    let scores = app.scores("period=2026-07&channel=kiosk").await;
    assert_eq!(scores.json["rows"][0]["agency"], "ttpvhcc-taythanh");
    assert_eq!(scores.json["total"]["n"], 1);
    // What a record claims of its place changes nothing.
    let claim = changed(
        kiosk.tap(5),
        json!({ "agency": "p-phuthanh-2", "channel": "paper" }),
    );
    assert_eq!(kiosk.send(&[claim]).await.results("results"), ["accepted"]);
    let scores = app.scores("period=2026-07&channel=kiosk").await;
    assert_eq!(scores.json["total"]["n"], 2);
}

#[tokio::test]
async fn boot_ids_sequence_and_monotonic_times_are_required_of_a_kiosk() {
    let app = app().await;
    let kiosk = app.kiosk().await;
    for field in ["boot_id", "seq", "mono_ms"] {
        let answer = kiosk
            .send(&[changed(kiosk.tap(5), json!({ field: null }))])
            .await;
        assert_eq!(answer.results("results"), ["rejected required"], "{field}");
        assert_eq!(
            answer.json["results"][0]["error"]["pointer"],
            format!("/ratings/0/{field}")
        );
    }
    for field in ["device_boot_id", "device_mono_ms"] {
        let batch = changed(kiosk.batch(&[kiosk.tap(5)]), json!({ field: null }));
        assert_eq!(
            kiosk.post(&batch).await.problem(422),
            [format!("/{field} required")]
        );
    }
    assert_eq!(app.stored().await.ratings, 0);
}

#[tokio::test]
async fn fields_of_a_newer_application_are_kept_aside() {
    let db = TestDatabase::sqlite().await;
    let app = TestApp::start(db.clone()).await;
    let kiosk = app.kiosk().await;
    let newer = changed(
        kiosk.tap(4),
        json!({ "mood": { "colour": "đỏ" }, "tempo": [1, 2.50] }),
    );
    let batch = changed(
        kiosk.batch(std::slice::from_ref(&newer)),
        json!({ "firmware": "9.9" }),
    );
    assert_eq!(kiosk.post(&batch).await.results("results"), ["accepted"]);
    let kept = Direct::to(&db)
        .await
        .lines("SELECT extra AS line FROM rating")
        .await;
    let kept: Value = serde_json::from_str(&kept[0]).expect("JSON");
    assert_eq!(
        kept,
        json!({ "mood": { "colour": "đỏ" }, "tempo": [1, 2.5] })
    );
    // Not among its own fields: an older application may send it again without.
    let older = changed(newer, json!({ "mood": null, "tempo": null }));
    assert_eq!(kiosk.send(&[older]).await.results("results"), ["duplicate"]);
}

#[tokio::test]
async fn a_unit_that_is_no_longer_valid_is_the_servers_matter() {
    let db = TestDatabase::sqlite().await;
    let mut app = TestApp::start(db).await;
    let token = app.kiosk().await.token.clone();
    let ReferenceChange::ServicePoints(mut points) = crate::harness::app::service_points() else {
        unreachable!("these are service points")
    };
    points[0].valid = Validity {
        from: None,
        until: Some("2026-07-14".parse().expect("a day")),
    };
    app.world
        .change(ReferenceChange::ServicePoints(points))
        .await;
    app.app.refresh().await.expect("the program sees it");
    let boot = Uuid::new_v4();
    let tap = |rated_at: String, mono_ms: i64| {
        json!({
            "id": Uuid::new_v4(), "boot_id": boot, "seq": 1, "mono_ms": mono_ms, "rated_at": rated_at,
            "level": 5, "questionnaire": "default@1", "domain": "land", "comment": "Giữ nguyên văn",
        })
    };
    let today = tap(at(0), DAY);
    let batch = json!({
        "device_now": at(0), "device_boot_id": boot, "device_mono_ms": DAY,
        "ratings": [today, tap(at(-DAY), 0)],
    });
    let answer = app.post("/api/v1/ratings", Some(&token), &batch).await;
    assert_eq!(
        answer.results("results"),
        ["quarantined service_point_not_valid", "accepted"]
    );
    assert_eq!(app.quarantined().await, ["service_point_not_valid"]);
    let entry = &app.app.db.quarantine(1).await.expect("an entry")[0];
    let kept: Value = serde_json::from_str(&entry.record).expect("JSON");
    assert_eq!(kept, today, "word for word");
    // Sent again it stays one entry.
    let answer = app.post("/api/v1/ratings", Some(&token), &batch).await;
    assert_eq!(
        answer.results("results"),
        ["quarantined service_point_not_valid", "duplicate"]
    );
    assert_eq!(app.quarantined().await.len(), 1);
}

#[tokio::test]
async fn a_domain_or_questionnaire_that_the_server_does_not_know_is_set_aside() {
    let app = app().await;
    let kiosk = app.kiosk().await;
    let answer = kiosk
        .send(&[
            changed(kiosk.tap(5), json!({ "domain": "magic" })),
            changed(kiosk.tap(5), json!({ "domain": null })),
            changed(kiosk.tap(5), json!({ "questionnaire": "default@7" })),
            changed(kiosk.tap(5), json!({ "level": 9 })),
            kiosk.tap(5),
        ])
        .await;
    assert_eq!(
        answer.results("results"),
        [
            "quarantined unknown_domain",
            "quarantined unknown_domain",
            "quarantined unknown_questionnaire",
            "rejected out_of_range",
            "accepted",
        ]
    );
    assert_eq!(app.total("2026").await["n"], 1);
    assert_eq!(app.quarantined().await.len(), 3);
}

/// Corrected times and time notes as stored, in the order of arrival.
async fn times(db: &TestDatabase) -> Vec<(i64, i64)> {
    let lines = Direct::to(db)
        .await
        .lines(
            "SELECT (rated_at - received_at) || ' ' || time_note AS line FROM rating ORDER BY seq",
        )
        .await;
    let pair = |line: &String| {
        let (ago, note) = line.split_once(' ').expect("two numbers");
        (
            ago.parse().expect("a number"),
            note.parse().expect("a number"),
        )
    };
    lines.iter().map(pair).collect()
}

#[tokio::test]
async fn clocks_are_corrected_and_the_future_after_that_is_taken_for_now() {
    let db = TestDatabase::sqlite().await;
    let app = TestApp::start(db.clone()).await;
    let kiosk = app.kiosk().await;
    let reboot = Uuid::new_v4();
    // A clock one year ahead: this boot by the monotonic clock, an earlier boot by the error at sending.
    let ahead = [
        changed(
            kiosk.tap(5),
            json!({ "rated_at": at(YEAR - 40_000), "mono_ms": 20_000 }),
        ),
        changed(
            kiosk.tap(5),
            json!({ "rated_at": at(YEAR - 90_000), "boot_id": reboot, "mono_ms": 999_999 }),
        ),
        changed(
            kiosk.tap(5),
            json!({ "rated_at": at(YEAR + 61_000), "boot_id": reboot }),
        ),
    ];
    let batch = changed(kiosk.batch(&ahead), json!({ "device_now": at(YEAR) }));
    assert_eq!(
        kiosk.post(&batch).await.results("results"),
        ["accepted", "accepted", "accepted"]
    );
    // Two seconds slow: uncertain, not skewed. Nothing known of the clock: uncertain as it is.
    let slow = [changed(
        kiosk.tap(5),
        json!({ "rated_at": at(-10_000), "boot_id": reboot }),
    )];
    kiosk
        .post(&changed(
            kiosk.batch(&slow),
            json!({ "device_now": at(-2_000) }),
        ))
        .await;
    let silent = [changed(
        kiosk.tap(5),
        json!({ "rated_at": at(-7_000), "boot_id": reboot }),
    )];
    kiosk
        .post(&changed(
            kiosk.batch(&silent),
            json!({ "device_now": null }),
        ))
        .await;
    let note = |note: TimeNote| note as i64;
    assert_eq!(
        times(&db).await,
        [
            (-40_000, note(TimeNote::Certain)),
            (-90_000, note(TimeNote::Skewed)),
            (0, note(TimeNote::Skewed)),
            (-8_000, note(TimeNote::Uncertain)),
            (-7_000, note(TimeNote::Uncertain)),
        ]
    );
}
