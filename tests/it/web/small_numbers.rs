//! What three people said on one day is told to nobody: not on a page, not by the API, not by a difference.

use hailong::model::{grant::Grant, role::Role};
use serde_json::{Value, json};

use crate::harness::{
    TestApp, TestDatabase,
    app::{Answer, rating_with},
    browser::Browser,
};

const DAY: &str = "period=2026-07-15";
const MONTH: &str = "period=2026-07";
const LONG: &str = "period=2026-06-01..2026-07-15";
const WARD: &str = "p-taythanh-2";

/// At the ward: 9 about land, 3 about construction, 7 about civil status; 2 at its centre. All today.
async fn area() -> TestApp {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let token = app.writer().await;
    let mut ratings = Vec::new();
    for (agency, domain, channel, count) in [
        (WARD, "land", "link", 9),
        (WARD, "construction", "link", 3),
        (WARD, "civil_status", "link", 5),
        (WARD, "civil_status", "paper", 2),
        ("ttpvhcc-taythanh", "land", "link", 2),
    ] {
        let one = json!({ "agency": agency, "domain": domain, "channel": channel });
        ratings.extend((0..count).map(|_| rating_with(one.clone())));
    }
    assert_eq!(app.results(&token, &ratings).await, vec!["accepted"; 21]);
    app
}

fn row<'a>(answer: &'a Answer, agency: &str, domain: &str) -> &'a Value {
    let rows = answer.json["rows"].as_array().expect("rows");
    let found = rows
        .iter()
        .find(|row| row["agency"] == agency && row["domain"] == domain);
    found.unwrap_or_else(|| panic!("no row of {agency} and {domain}: {rows:?}"))
}

#[tokio::test]
async fn a_session_reads_no_small_cell_of_a_day_and_none_by_difference() {
    let app = area().await;
    for (role, agency) in [
        (Role::AgencyManager, Some(WARD)),
        (Role::Viewer, Some(WARD)),
        (Role::Leadership, None),
    ] {
        let somebody = app.person(role, agency).await;
        let mut browser = app.signed_in(&somebody).await;
        let path = format!("/api/v1/scores?{DAY}&agency={WARD}");
        let answer = browser.get(&path).await;
        let small = row(&answer, WARD, "construction");
        assert_eq!(small["withheld"], true, "{role:?}");
        for field in ["n", "satisfied", "rate"] {
            assert_eq!(small[field], Value::Null, "{role:?} {field}");
        }
        assert_eq!(small["flagged"], json!([null, null, null, null, null]));
        assert_eq!(answer.json["total"]["n"], 19, "the sum is told");
        // 19 − 9 − 7 would tell it: the next smallest is not told either.
        assert_eq!(row(&answer, WARD, "civil_status")["withheld"], true);
        assert_eq!(row(&answer, WARD, "land")["n"], 9);

        // A month that has only begun is no longer than its days so far, and days to come make none longer.
        for begun in [MONTH, "period=2026-07-15..2026-09-30"] {
            let answer = browser.get(&path.replace(DAY, begun)).await;
            assert_eq!(row(&answer, WARD, "construction")["withheld"], true);
        }
        let long = browser.get(&path.replace(DAY, LONG)).await;
        assert_eq!(row(&long, WARD, "construction")["n"], 3, "{role:?}");
    }
}

#[tokio::test]
async fn no_target_tells_what_its_rows_hold_back() {
    let app = area().await;
    let leadership = app.person(Role::Leadership, None).await;
    let mut browser = app.signed_in(&leadership).await;
    let targets = async |browser: &mut Browser<'_>, period: &str| {
        let path = format!("/api/v1/scores?{period}&scope=dia-ban-tan-phu&by=domain");
        let answer = browser.get(&path).await;
        let targets = answer.json["total"]["targets"].as_array().cloned();
        let targets = targets.unwrap_or_default();
        targets
            .iter()
            .map(|target| target["n"].clone())
            .collect::<Vec<_>>()
    };
    // Land is told and construction is not: both together must not be.
    let told = targets(&mut browser, DAY).await;
    assert!(!told.is_empty() && !told.contains(&json!(14)), "{told:?}");
    let told = targets(&mut browser, LONG).await;
    assert!(
        told.contains(&json!(14)),
        "a long period tells it: {told:?}"
    );
}

#[tokio::test]
async fn a_program_and_the_auditor_get_exact_figures() {
    let app = area().await;
    let path = format!("/api/v1/scores?{DAY}&agency={WARD}");
    let token = app.token(&[Grant::ScoresRead]).await;
    let auditor = app.person(Role::Auditor, None).await;
    let mut auditor = app.signed_in(&auditor).await;
    for answer in [app.get(&path, Some(&token)).await, auditor.get(&path).await] {
        let row = row(&answer, WARD, "construction");
        assert_eq!(
            (&row["n"], &row["flagged"]),
            (&json!(3), &json!([0, 0, 0, 0, 0]))
        );
        assert!(row.get("withheld").is_none());
    }
}

#[tokio::test]
async fn an_agency_of_two_ratings_hides_behind_another() {
    let app = area().await;
    let head = app.person(Role::AgencyManager, Some(WARD)).await;
    let mut head = app.signed_in(&head).await;
    let answer = head.get(&format!("/api/v1/scores?{DAY}&by=agency")).await;
    assert_eq!(answer.json["total"]["n"], 21);
    for row in answer.json["rows"].as_array().expect("rows") {
        assert_eq!(
            row["withheld"], true,
            "21 − 19 would tell the centre's: {row}"
        );
    }
}

#[tokio::test]
async fn pages_of_a_day_say_fewer_than_five() {
    let app = area().await;
    let head = app.person(Role::AgencyManager, Some(WARD)).await;
    let mut head = app.signed_in(&head).await;
    for path in [
        "/agencies/p-taythanh-2?",
        "/dashboard?rows=agency_domain&",
        "/domains/construction?",
    ] {
        let page = head.get(&format!("{path}{DAY}")).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(page.text.contains("dưới 5"), "{path}");
        assert!(
            !page.text.contains(">3<span class=\"unit\""),
            "{path}: {}",
            page.text
        );
        let page = head.get(&format!("{path}{LONG}")).await;
        assert!(
            page.text.contains(">3<span class=\"unit\""),
            "{path}: a long period tells"
        );
    }
    let page = head.get(&format!("/agencies/p-taythanh-2?{DAY}")).await;
    assert!(page.text.contains("19"), "the sum is told: {}", page.text);
    // Two by paper beside seventeen by link: neither channel is told.
    let channels = page.text.split("id=\"channels\"").nth(1);
    let channels = channels.unwrap_or(&page.text).split("</section>").next();
    let channels = channels.expect("channels");
    assert!(
        !channels.contains(">2<span") && !channels.contains(">17<span"),
        "{channels}"
    );
}
