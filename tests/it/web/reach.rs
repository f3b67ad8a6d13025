//! The head of one ward sees only that ward, on pages and in the API.

use hailong::model::role::Role;
use serde_json::{Value, json};

use crate::harness::{
    Browser, TestApp, TestDatabase,
    app::{Answer, rating_with},
};

/// Three ratings at the ward, one at its centre, two at another ward.
async fn area() -> TestApp {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let token = app.writer().await;
    let at = |agency: &str, level: u8| rating_with(json!({ "agency": agency, "level": level }));
    let ratings = [
        at("p-taythanh-2", 5),
        at("p-taythanh-2", 5),
        at("p-taythanh-2", 1),
        at("ttpvhcc-taythanh", 4),
        at("p-phuthanh-2", 1),
        at("p-phuthanh-2", 2),
    ];
    assert_eq!(app.results(&token, &ratings).await, ["accepted"; 6]);
    app
}

async fn head(app: &TestApp) -> Browser<'_> {
    let head = app.person(Role::AgencyManager, Some("p-taythanh-2")).await;
    app.signed_in(&head).await
}

fn agencies(answer: &Answer) -> Vec<&str> {
    let rows = answer.json["rows"].as_array().expect("rows");
    rows.iter()
        .filter_map(|row| row["agency"].as_str())
        .collect()
}

#[tokio::test]
async fn the_dashboard_of_a_ward_shows_nothing_of_the_others() {
    let app = area().await;
    let mut head = head(&app).await;
    let whole = "/dashboard?period=2026&rows=agency_domain";
    for address in [
        whole.to_owned(),
        format!("{whole}&scope=dia-ban-tan-phu"),
        "/domains/land?period=2026&scope=dia-ban-tan-phu".to_owned(),
    ] {
        let page = head.get(&address).await;
        assert_eq!(page.status, 200, "{address}");
        assert!(page.text.contains("Tây Thạnh"), "{address}");
        for other in ["Phú Thạnh", "Tân Sơn Nhì", "p-phuthanh-2", "Địa bàn quận"] {
            assert!(!page.text.contains(other), "{address}: {other}");
        }
    }
    let leader = app.person(Role::Leadership, None).await;
    let page = app.signed_in(&leader).await.get(whole).await;
    assert!(page.text.contains("Phú Thạnh") && page.text.contains("dia-ban-tan-phu"));
}

#[tokio::test]
async fn no_spelling_of_an_address_opens_another_agency() {
    let app = area().await;
    let mut head = head(&app).await;
    for address in [
        "/agencies/p-phuthanh-2",
        "/agencies/p%2Dphuthanh%2D2",
        "/evidence?agency=p-phuthanh-2",
        "/evidence?agency=p-taythanh-2&agency=p-phuthanh-2",
        "/evidence?agency=&agency=p-phuthanh-2",
        "/evidence?%61gency=p-phuthanh-2",
        "/agencies/cct-tanphu",
    ] {
        let answer = head.get(address).await;
        assert_eq!(answer.status, 403, "{address}");
        assert!(answer.text.contains("UBND phường Tây Thạnh"), "{address}");
    }
    for address in [
        "/agencies/ttpvhcc-taythanh",
        "/evidence?agency=p-taythanh-2",
    ] {
        assert_eq!(head.get(address).await.status, 200, "{address}");
    }
}

#[tokio::test]
async fn the_api_keeps_a_session_within_its_own_agencies() {
    let app = area().await;
    let mut head = head(&app).await;
    let path = "/api/v1/scores?period=2026";
    let all = head.get(&format!("{path}&by=agency")).await;
    assert_eq!(agencies(&all), ["p-taythanh-2", "ttpvhcc-taythanh"]);
    assert_eq!(all.json["total"]["n"], 4);
    assert_eq!(
        all.json["as_of_seq"],
        Value::Null,
        "it counts the others' ratings, too"
    );
    let own = head.get(&format!("{path}&scope=phuong-taythanh")).await;
    assert_eq!(own.json["total"]["n"], 4);
    let by_domain = head.get(&format!("{path}&by=domain")).await;
    assert_eq!(by_domain.json["rows"][0]["n"], 4);
    for query in [
        "agency=p-phuthanh-2",
        "agency=UBND%20qu%E1%BA%ADn%20T%C3%A2n%20Ph%C3%BA&by=domain",
        "scope=dia-ban-tan-phu",
        "agency=q-tanphu&children=1",
    ] {
        let answer = head.get(&format!("{path}&{query}")).await;
        assert!(answer.problem(403).is_empty(), "{query}");
    }
    let past = head
        .get("/api/v1/scores?period=2025&agency=p-taythanh-2&lineage=1&by=agency")
        .await;
    assert_eq!(agencies(&past), ["p-taythanh-2"], "not its predecessors");
}

#[tokio::test]
async fn the_own_rows_are_the_same_as_for_whoever_sees_all() {
    let app = area().await;
    let mut head = head(&app).await;
    let leader = app.person(Role::Leadership, None).await;
    let mut leader = app.signed_in(&leader).await;
    let path = "/api/v1/scores?period=2026&by=agency,domain";
    let (own, all) = (head.get(path).await, leader.get(path).await);
    let mut rows = all.json["rows"].as_array().expect("rows").clone();
    rows.retain(|row| row["agency"] == "p-taythanh-2" || row["agency"] == "ttpvhcc-taythanh");
    assert_eq!(own.json["rows"], Value::Array(rows));
    let asked = "/api/v1/scores?period=2026&scope=phuong-taythanh";
    let total = |answer: &Answer| answer.json["total"].clone();
    assert_eq!(
        total(&head.get(asked).await),
        total(&leader.get(asked).await)
    );
}

#[tokio::test]
async fn the_api_takes_a_session_as_the_pages_do() {
    let app = area().await;
    let path = "/api/v1/scores?period=2026";
    for (role, status) in [
        (Role::Leadership, 200),
        (Role::Viewer, 200),
        (Role::Auditor, 200),
        (Role::KioskOfficer, 403),
    ] {
        let somebody = app.person(role, None).await;
        let answer = app.signed_in(&somebody).await.get(path).await;
        assert_eq!(answer.status, status, "{role:?}");
    }
    assert!(app.browser().get(path).await.problem(401).is_empty());
}

#[tokio::test]
async fn a_part_of_a_scope_gets_no_verdict_on_the_whole() {
    let app = area().await;
    let leader = app.person(Role::Leadership, None).await;
    let mut leader = app.signed_in(&leader).await;
    let asked = "/api/v1/scores?period=2026&scope=dia-ban-tan-phu";
    let targets = |answer: &Answer| answer.json["total"]["targets"].as_array().map(Vec::len);
    assert_ne!(targets(&leader.get(asked).await), Some(0));
    let centre = app.person(Role::Viewer, Some("ttpvhcc-taythanh")).await;
    let mut centre = app.signed_in(&centre).await;
    let answer = centre.get("/api/v1/scores?period=2026").await;
    assert_eq!(
        (targets(&answer), &answer.json["total"]["n"]),
        (Some(0), &json!(1))
    );
    let ward = centre
        .get("/api/v1/scores?period=2026&scope=phuong-taythanh")
        .await;
    assert!(ward.problem(403).is_empty());
    assert_eq!(answer.json["scope"], Value::Null);
}

#[tokio::test]
async fn who_may_not_see_evidence_is_offered_none() {
    let app = area().await;
    let viewer = app.person(Role::Viewer, None).await;
    let mut viewer = app.signed_in(&viewer).await;
    for address in [
        "/dashboard?period=2026&rows=agency_domain",
        "/agencies/p-taythanh-2",
    ] {
        let page = viewer.get(address).await;
        assert_eq!(page.status, 200);
        assert!(!page.text.contains("/evidence?"), "{address}");
    }
    assert_eq!(
        viewer.get("/evidence?agency=p-taythanh-2").await.status,
        403
    );
}
