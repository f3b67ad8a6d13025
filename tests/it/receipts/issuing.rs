//! `POST /api/v1/receipts`: once for each reference, all or nothing, and no reference is kept.

use std::fmt::Write;

use axum::http::StatusCode;
use hailong::model::grant::Grant;
use serde_json::{Value, json};

use super::{hashes, issue, order};
use crate::harness::{Direct, TestApp, TestDatabase, app::changed, on_each_database};

const DOSSIER: &str = "H29.50.05.13-260715-0975";

#[tokio::test]
async fn the_same_reference_has_the_same_code() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let token = app.token(&[Grant::ReceiptsIssue]).await;
        let orders = [order(DOSSIER), order("hồ sơ 2"), order(DOSSIER)];
        let first = issue(&app, &token, &orders).await;
        assert_eq!(first.status, 200, "{first:?}");
        let receipt = &first.json["receipts"][0];
        let code = receipt["code"].as_str().expect("a code");
        assert_eq!(
            *receipt,
            json!({
                "reference": DOSSIER, "code": code, "url": format!("{}/r/{code}", app.app.public_url()),
                "expires_on": "2027-01-11", "status": "issued", "service_point": "taythanh-q1",
                "domain": "land", "agency": "ttpvhcc-taythanh", "issued_on": "2026-07-15",
            })
        );
        let statuses = |answer: &Value| -> Vec<Value> {
            let list = answer["receipts"].as_array().expect("a list");
            list.iter().map(|receipt| receipt["status"].clone()).collect()
        };
        assert_eq!(statuses(&first.json), ["issued", "issued", "known"]);
        assert_eq!(first.json["receipts"][1]["warnings"], json!(["unknown_shape"]));
        // Sent again on another day and for another counter: what was kept stays.
        app.clock.advance(std::time::Duration::from_hours(48));
        let later = changed(order(DOSSIER), json!({ "domain": "construction", "issued_on": "2026-07-17" }));
        let again = issue(&app, &token, &[later]).await;
        let mut expected = receipt.clone();
        expected["status"] = "known".into();
        assert_eq!(again.json["receipts"][0], expected);
        // Another program has another code for it.
        let other = app.token(&[Grant::ReceiptsIssue]).await;
        let answer = issue(&app, &other, &[order(DOSSIER)]).await;
        assert_ne!(answer.json["receipts"][0]["code"], *code);
    })
    .await;
}

#[tokio::test]
async fn neither_code_nor_reference_is_kept() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let token = app.token(&[Grant::ReceiptsIssue]).await;
        let orders: Vec<Value> = (0..3).map(|_| order(DOSSIER)).chain([order("2")]).collect();
        let answer = issue(&app, &token, &orders).await;
        let code = answer.json["receipts"][0]["code"]
            .as_str()
            .expect("a code")
            .to_owned();
        let direct = Direct::to(&app.world.db).await;
        let columns = "service_point_id domain_id agency_id issued_on expires_on";
        let mut kept = direct.table("receipt", columns).await;
        assert_eq!(kept.len(), 2);
        for column in ["hash", "reference_hash"] {
            kept.extend(hashes(&direct, "receipt", column).await);
        }
        let all = kept.join("\n");
        for plain in [DOSSIER, &code] {
            let hex = plain.bytes().fold(String::new(), |mut hex, byte| {
                write!(hex, "{byte:02x}").expect("a string takes all");
                hex
            });
            assert!(!all.contains(plain) && !all.contains(&hex), "{all}");
        }
        let counted = direct.table("receipt_count", "day issued").await;
        assert_eq!(
            counted,
            ["2026-07-15|2"],
            "a repeated reference counts once"
        );
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_named_and_nothing_is_issued() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let token = app.token(&[Grant::ReceiptsIssue]).await;
    let wrong = [
        (
            json!({ "reference": "H29.50.05.13-260716-0975" }),
            "reference day_in_future",
        ),
        (
            json!({ "reference": "H29.50.05.13-260230-0975" }),
            "reference impossible_day",
        ),
        (json!({ "reference": " " }), "reference wrong_length"),
        (
            json!({ "reference": "a\u{7}" }),
            "reference control_character",
        ),
        (
            json!({ "service_point": "?" }),
            "service_point unknown_service_point",
        ),
        (
            json!({ "service_point": "taythanh-old" }),
            "service_point service_point_not_valid",
        ),
        (json!({ "domain": "?" }), "domain unknown_domain"),
        (json!({ "agency": "?" }), "agency unknown_agency"),
        (
            json!({ "agency": "p-taythanh-1" }),
            "agency agency_not_valid",
        ),
        (
            json!({ "issued_on": "2026-07-16" }),
            "issued_on day_in_future",
        ),
        (
            json!({ "issued_on": "2026-01-15" }),
            "issued_on day_long_past",
        ),
    ];
    let orders: Vec<Value> = wrong
        .iter()
        .map(|(change, _)| changed(order(DOSSIER), change.clone()))
        .chain([order("fine")])
        .collect();
    let expected: Vec<String> = (0..)
        .zip(&wrong)
        .map(|(at, (_, error))| format!("/receipts/{at}/{error}"))
        .collect();
    assert_eq!(issue(&app, &token, &orders).await.problem(422), expected);
    assert_eq!(
        issue(&app, &token, &[]).await.problem(422),
        ["/receipts no_records"]
    );
    let many = vec![order("x"); 1_001];
    let problem = issue(&app, &token, &many).await.problem(422);
    assert_eq!(problem, ["/receipts too_many_records"]);
    let direct = Direct::to(&app.world.db).await;
    assert!(direct.table("receipt", "hash").await.is_empty());
}

#[tokio::test]
async fn a_thousand_are_issued_at_once() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let codes = super::codes(&app, 1_000).await;
        let different: std::collections::BTreeSet<_> = codes.iter().collect();
        assert_eq!(different.len(), 1_000);
    })
    .await;
}

#[tokio::test]
async fn only_those_with_the_grant_may() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let writer = app.writer().await;
    let kiosk = app.kiosk().await;
    for token in [&writer, &kiosk.token] {
        let answer = issue(&app, token, &[order(DOSSIER)]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
    }
    let answer = issue(&app, "unknown", &[order(DOSSIER)]).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
}
