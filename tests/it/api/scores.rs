//! Scores, as documented.

use hailong::model::grant::Grant;
use serde_json::{Value, json};

use crate::harness::{
    TestApp, TestDatabase,
    app::{Answer, rating_with},
};

/// Land: 3 of 4 satisfied at the ward; construction: 1 of 1 at the centre; a hospital's and the tax office's own lines.
async fn app() -> TestApp {
    configured(None).await
}

async fn configured(default_scope: Option<&str>) -> TestApp {
    let app = TestApp::configured(TestDatabase::sqlite().await, |config| {
        config.report.default_scope = default_scope.map(str::to_owned);
    })
    .await;
    let token = app.writer().await;
    let mut ratings: Vec<Value> = [5, 5, 4, 3]
        .iter()
        .map(|level| rating_with(json!({ "level": level })))
        .collect();
    ratings.push(rating_with(
        json!({ "agency": "ttpvhcc-taythanh", "domain": "construction" }),
    ));
    ratings.push(rating_with(json!({ "agency": "cct-tanphu", "level": 1 })));
    ratings.push(rating_with(
        json!({ "agency": "bv-tanphu", "domain": "health", "subject": "health_service" }),
    ));
    assert_eq!(app.results(&token, &ratings).await, ["accepted"; 7]);
    app
}

async fn ask(app: &TestApp, query: &str) -> Answer {
    app.scores(query).await
}

/// `agency domain satisfied/n` of each row.
fn rows(answer: &Answer) -> Vec<String> {
    let rows = answer.json["rows"]
        .as_array()
        .unwrap_or_else(|| panic!("{answer:?}"));
    let line = |row: &Value| {
        let word = |field: &str| row[field].as_str().unwrap_or("-").to_owned();
        format!(
            "{} {} {}/{}",
            word("agency"),
            word("domain"),
            row["satisfied"],
            row["n"]
        )
    };
    rows.iter().map(line).collect()
}

#[tokio::test]
async fn the_document_is_as_promised() {
    let app = app().await;
    let answer = ask(&app, "period=2026-Q3&scope=phuong-taythanh").await;
    assert_eq!(answer.status, 200);
    let document = &answer.json;
    assert_eq!(
        document["period"],
        json!({ "from": "2026-07-01", "until": "2026-09-30", "label": "Quý III/2026 (1/7/2026–30/9/2026)", "calendar": "calendar" })
    );
    assert_eq!(document["scope"], "phuong-taythanh");
    assert_eq!(document["as_of"], "2026-07-15T10:00:00+07:00");
    assert_eq!(document["as_of_seq"], 7);
    assert_eq!(
        rows(&answer),
        ["p-taythanh-2 land 3/4", "ttpvhcc-taythanh construction 1/1"]
    );
    let row = &document["rows"][0];
    assert_eq!(row["scale"], "five");
    assert_eq!(row["counts"], json!([0, 0, 1, 1, 2]));
    assert_eq!(row["rate"], "75.00");
    assert_eq!(row["interval"].as_array().map(Vec::len), Some(2));
    assert_eq!(row["flagged"], json!([0, 0, 0, 0, 0]));
    assert_eq!(row["transactions"], json!(null));
    assert_eq!(row["agency_name"], "UBND phường Tây Thạnh");
    assert_eq!(row["domain_name"], "Đất đai");
    assert_eq!(document["total"]["n"], 5);
    assert_eq!(document["total"]["agency"], json!(null));
}

#[tokio::test]
async fn without_ratings_every_offered_level_is_zero_and_there_is_no_rate() {
    let app = app().await;
    let answer = ask(&app, "period=2026&agency=p-phuthanh-2&domain=land").await;
    for row in [&answer.json["rows"][0], &answer.json["total"]] {
        assert_eq!(row["scale"], "five");
        assert_eq!(row["counts"], json!([0, 0, 0, 0, 0]));
        assert_eq!(
            (&row["rate"], &row["interval"]),
            (&json!(null), &json!(null))
        );
    }
}

#[tokio::test]
async fn targets_carry_all_that_decides_them() {
    let app = app().await;
    let answer = ask(&app, "period=2026-Q3&scope=dia-ban-tan-phu").await;
    let total = answer.json["total"]["targets"].as_array().expect("targets");
    let procedures = total
        .iter()
        .find(|target| target["topic"] == "procedures")
        .expect("procedures");
    let part = json!({
        "topic": "procedures", "from": "2026-07-01", "until": "2026-09-30", "n": 5, "satisfied": 4,
        "comparison": "at_least", "threshold": "97", "status": "reference", "measured_by": "ratings",
        "verdict": "missed",
    });
    for (name, value) in part.as_object().expect("fields") {
        assert_eq!(procedures[name], *value, "{name}");
    }
    assert!(procedures["turns_after"].is_u64());
    let service = total
        .iter()
        .find(|target| target["topic"] == "service")
        .expect("service");
    assert_eq!(
        (&service["verdict"], &service["measured_by"]),
        (&json!("no_data"), &json!("official_survey"))
    );
    // A row about land is held against the target about land; without the scope the total has none.
    let plain = ask(&app, "period=2026-Q3").await;
    assert_eq!(
        plain.json["rows"][0]["targets"][0]["topic"],
        "procedures_land_construction"
    );
    assert_eq!(
        (&plain.json["scope"], &plain.json["total"]["targets"]),
        (&json!(null), &json!([]))
    );
}

#[tokio::test]
async fn the_configured_scope_is_asked_for_where_nothing_else_is() {
    let app = configured(Some("phuong-taythanh")).await;
    assert_eq!(
        ask(&app, "period=2026").await.json["scope"],
        "phuong-taythanh"
    );
    assert_eq!(
        ask(&app, "period=2026&agency=cct-tanphu").await.json["scope"],
        json!(null)
    );
    assert_eq!(
        ask(&app, "period=2026&scope=dia-ban-tan-phu").await.json["scope"],
        "dia-ban-tan-phu"
    );
}

#[tokio::test]
async fn every_parameter_narrows_or_widens_the_answer() {
    let app = app().await;
    let cases: &[(&str, &[&str])] = &[
        ("agency=p-taythanh-2", &["p-taythanh-2 land 3/4"]),
        (
            "agency=p-taythanh-2&children=1",
            &["p-taythanh-2 land 3/4", "p-taythanh-2 construction 1/1"],
        ),
        (
            "agency=p-taythanh-2&children=0&lineage=1",
            &["p-taythanh-2 land 3/4"],
        ),
        ("agency=p-phuthanh-2", &["p-phuthanh-2 - 0/0"]),
        (
            "domain=construction",
            &["ttpvhcc-taythanh construction 1/1"],
        ),
        ("by=domain", &["- land 3/4", "- construction 1/1"]),
        (
            "by=agency&scope=phuong-taythanh",
            &["p-taythanh-2 - 3/4", "ttpvhcc-taythanh - 1/1"],
        ),
        ("subject=health_service", &["bv-tanphu health 1/1"]),
        ("channel=kiosk", &[]),
        (
            "view=receiving&domain=construction",
            &["ttpvhcc-taythanh construction 1/1"],
        ),
    ];
    for (query, expected) in cases {
        let answer = ask(&app, &format!("period=2026-07-15&{query}")).await;
        assert_eq!(rows(&answer), *expected, "{query}");
    }
    let total = async |query: &str| ask(&app, query).await.json["total"]["n"].clone();
    assert_eq!(
        total("period=2026").await,
        5,
        "no vertical agency, no hospital in the headline"
    );
    assert_eq!(
        total("period=2026&vertical=1").await,
        7,
        "the switch brings them in"
    );
    let reporting = ask(&app, "period=2026-07&calendar=reporting").await;
    assert_eq!(reporting.json["period"]["from"], "2026-06-15");
    assert_eq!(reporting.json["total"]["n"], 0, "15 July is August there");
}

#[tokio::test]
async fn a_name_finds_the_agency_in_any_unicode_form() {
    let app = app().await;
    // «Chi cục Thuế quận Tân Phú» with decomposed letters.
    let nfd = "Chi%20cu%CC%A3c%20Thue%CC%82%CC%81%20qua%CC%A3%CC%82n%20Ta%CC%82n%20Phu%CC%81";
    let answer = ask(&app, &format!("period=2026&agency={nfd}")).await;
    assert_eq!(rows(&answer), ["cct-tanphu land 0/1"]);
}

#[tokio::test]
async fn what_cannot_be_is_422_and_what_is_not_there_is_404() {
    let app = app().await;
    let impossible = [
        ("", vec!["/period required"]),
        ("period=", vec!["/period invalid_period"]),
        ("period=2026-13", vec!["/period invalid_period"]),
        ("period=2026-02-30", vec!["/period invalid_period"]),
        ("period=2025..2021", vec!["/period invalid_period"]),
        (
            "period=2026-01-01..2025-01-01",
            vec!["/period invalid_period"],
        ),
        (
            "period=2026&period=2025",
            vec!["/period repeated_parameter"],
        ),
        ("period=2026&month=7", vec!["/month unknown_parameter"]),
        ("period=2026&calendar=lunar", vec!["/calendar unknown_word"]),
        ("period=2026&by=clerk", vec!["/by unknown_word"]),
        ("period=2026&children=yes", vec!["/children unknown_word"]),
        (
            "period=2026&channel=fax&view=side",
            vec!["/channel unknown_word", "/view unknown_word"],
        ),
        ("period=2026&agency=", vec!["/agency required"]),
    ];
    for (query, expected) in impossible {
        assert_eq!(ask(&app, query).await.problem(422), expected, "{query}");
    }
    let missing = [
        ("scope=nowhere", "/scope unknown_scope"),
        ("agency=nobody", "/agency unknown_agency"),
        ("domain=magic", "/domain unknown_domain"),
    ];
    for (query, expected) in missing {
        assert_eq!(
            ask(&app, &format!("period=2026&{query}"))
                .await
                .problem(404),
            [expected],
            "{query}"
        );
    }
}

#[tokio::test]
async fn a_token_needs_the_grant() {
    let app = app().await;
    let reader = app.token(&[Grant::ScoresRead]).await;
    let writer = app.writer().await;
    let path = "/api/v1/scores?period=2026";
    assert_eq!(app.get(path, Some(&reader)).await.status, 200);
    assert!(app.get(path, Some(&writer)).await.problem(403).is_empty());
    assert!(
        app.get(path, Some("hl_nobody"))
            .await
            .problem(401)
            .is_empty()
    );
}
