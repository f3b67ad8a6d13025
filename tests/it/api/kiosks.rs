//! Devices: pairing, settings, heartbeats.

use std::time::Duration;

use hailong::model::grant::Grant;
use serde_json::{Value, json};

use crate::harness::{Direct, TestApp, TestDatabase};

async fn app() -> TestApp {
    TestApp::start(TestDatabase::sqlite().await).await
}

#[tokio::test]
async fn a_pairing_code_works_once() {
    let app = app().await;
    let code = app.pairing_code().await;
    // As a person may type it.
    let typed = json!({ "code": format!(" {} ", code.to_uppercase()) });
    let answer = app.post("/api/v1/pairings", None, &typed).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    assert!(
        answer.json["token"]
            .as_str()
            .is_some_and(|token| token.starts_with("hk_"))
    );
    assert_eq!(answer.json["epoch"], app.world.catalogue.epoch);
    assert_eq!(answer.json["kiosk"]["name"], "Máy số 1");
    assert_eq!(answer.headers["cache-control"], "no-store");
    let again = app
        .post("/api/v1/pairings", None, &json!({ "code": code }))
        .await;
    assert_eq!(again.problem(404), ["/code unknown_pairing_code"]);
}

#[tokio::test]
async fn a_pairing_code_lives_for_a_short_time() {
    let app = app().await;
    let code = json!({ "code": app.pairing_code().await });
    app.clock.advance(Duration::from_secs(61));
    assert_eq!(
        app.post("/api/v1/pairings", None, &code).await.problem(404),
        ["/code unknown_pairing_code"]
    );
}

#[tokio::test]
async fn a_pairing_needs_a_code() {
    let app = app().await;
    let cases = [
        (json!({}), " unexpected_json"),
        (json!({ "code": 7 }), " unexpected_json"),
        (json!({ "code": "" }), "/code wrong_length"),
        (json!({ "code": "x".repeat(65) }), "/code wrong_length"),
        (json!({ "code": "x", "name": "mine" }), " unexpected_json"),
    ];
    for (body, expected) in cases {
        assert_eq!(
            app.post("/api/v1/pairings", None, &body).await.problem(422),
            [expected],
            "{body}"
        );
    }
}

#[tokio::test]
async fn a_kiosk_learns_all_that_it_shows() {
    let app = app().await;
    let kiosk = app.kiosk().await;
    let answer = app.get("/api/v1/kiosk", Some(&kiosk.token)).await;
    assert_eq!(answer.status, 200);
    let mut settings = answer.json;
    let questionnaire = settings["questionnaire"].take();
    assert_eq!(
        settings,
        json!({
            "kiosk": {
                "id": settings["kiosk"]["id"], "name": "Máy số 1", "service_point": "Quầy số 1",
                "agency": "Trung tâm Phục vụ hành chính công phường Tây Thạnh", "place": null,
            },
            "epoch": app.world.catalogue.epoch,
            "languages": ["vi", "en"],
            "domains": [
                { "key": "land", "names": { "vi": "Đất đai", "en": "Land" } },
                { "key": "construction", "names": { "vi": "Xây dựng", "en": "Construction" } },
            ],
            "questionnaire": null,
            "response_interval_ms": 5000,
            "timezone": "Asia/Ho_Chi_Minh",
            "opening": settings["opening"],
            "holidays": [],
            "idle_seconds": 25,
            "pin": null,
            "hotline": null,
            "config_version": app.app.catalogue().version,
        })
    );
    let opening = settings["opening"].as_array().expect("hours");
    assert_eq!(opening.len(), 10, "those of offices, as none are told");
    assert_eq!(
        opening[0],
        json!({ "weekday": 1, "from": "07:30", "until": "11:30" })
    );
    assert_eq!(questionnaire["id"], "default@1");
    assert_eq!(questionnaire["scale"]["key"], "five");
    let satisfied = questionnaire["scale"]["levels"].as_array().expect("levels");
    let satisfied: Vec<_> = satisfied.iter().map(|level| &level["satisfied"]).collect();
    assert_eq!(satisfied, [true, true, false, false, false], "best first");
    let levels: Vec<&Value> = questionnaire["scale"]["levels"]
        .as_array()
        .expect("levels")
        .iter()
        .map(|l| &l["level"])
        .collect();
    assert_eq!(json!(levels), json!([5, 4, 3, 2, 1]));
    assert_eq!(
        questionnaire["scale"]["levels"][0]["labels"]["vi"],
        "Rất hài lòng"
    );
    assert!(questionnaire["title"]["vi"].is_string());
    assert_eq!(questionnaire["reasons"][0]["key"], "late");
    assert_eq!(questionnaire["comment"], true);
}

#[tokio::test]
async fn a_heartbeat_is_kept_and_answered_with_the_servers_time() {
    let db = TestDatabase::sqlite().await;
    let app = TestApp::start(db.clone()).await;
    let kiosk = app.kiosk().await;
    let before = app.app.catalogue().version;
    let beat = json!({
        "version": "1.2.0", "counters": { "accepted": 1204 }, "queue": 3, "oldest_age_ms": 90_000, "dead_letters": 0,
        "persisted": true, "device_now": "2026-07-15T10:00:03+07:00", "battery": 0.8, "uptime_ms": 1, "mood": "bright",
        "install": "7e000000-0000-4000-8000-000000000001", "incognito": false, "storage_mode": "indexeddb",
        "storage": { "usage": 1000, "quota": 1_000_000 }, "screen": { "width": 1280, "height": 800, "scale": 1.5 },
        "last_error": "QuotaExceededError",
    });
    let answer = app
        .post("/api/v1/heartbeats", Some(&kiosk.token), &beat)
        .await;
    assert_eq!(answer.status, 200, "{answer:?}");
    assert_eq!(
        answer.json,
        json!({ "epoch": app.world.catalogue.epoch, "config_version": before, "server_now": "2026-07-15T10:00:00+07:00" })
    );
    let kept = Direct::to(&db)
        .await
        .lines("SELECT heartbeat AS line FROM kiosk")
        .await;
    assert_eq!(
        serde_json::from_str::<Value>(&kept[0]).expect("JSON"),
        beat,
        "unknown fields too"
    );
}

#[tokio::test]
async fn a_heartbeat_that_cannot_be_is_refused() {
    let app = app().await;
    let kiosk = app.kiosk().await;
    let cases = [
        (json!({ "queue": -1 }), " unexpected_json"),
        (json!({ "battery": 1.5 }), "/battery out_of_range"),
        (
            json!({ "version": "v".repeat(65) }),
            "/version wrong_length",
        ),
        (json!([]), " unexpected_json"),
    ];
    for (beat, expected) in cases {
        assert_eq!(
            app.post("/api/v1/heartbeats", Some(&kiosk.token), &beat)
                .await
                .problem(422),
            [expected],
            "{beat}"
        );
    }
    let chatty = json!({ "more": "x".repeat(20_000) });
    assert!(
        app.post("/api/v1/heartbeats", Some(&kiosk.token), &chatty)
            .await
            .problem(413)
            .is_empty()
    );
}

#[tokio::test]
async fn what_is_for_kiosks_is_not_for_programs() {
    let app = app().await;
    let program = app.token(&[Grant::RatingsWrite, Grant::ScoresRead]).await;
    assert!(
        app.get("/api/v1/kiosk", Some(&program))
            .await
            .problem(403)
            .is_empty()
    );
    assert!(
        app.post("/api/v1/heartbeats", Some(&program), &json!({}))
            .await
            .problem(403)
            .is_empty()
    );
    assert!(app.get("/api/v1/kiosk", None).await.problem(401).is_empty());
    let kiosk = app.kiosk().await;
    assert!(
        app.get("/api/v1/scores?period=2026", Some(&kiosk.token))
            .await
            .problem(403)
            .is_empty()
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_kiosk_just_paired_is_known_whatever_else_is_being_refreshed() {
    let app = app().await;
    for _ in 0..20 {
        let code = json!({ "code": app.pairing_code().await });
        let others: Vec<_> = (0..8)
            .map(|_| {
                let app = app.app.clone();
                tokio::spawn(async move { app.refresh().await })
            })
            .collect();
        let paired = app.post("/api/v1/pairings", None, &code).await;
        futures::future::join_all(others).await;
        let token = paired.json["token"].as_str().expect("a token");
        assert_eq!(app.get("/api/v1/kiosk", Some(token)).await.status, 200);
    }
}
