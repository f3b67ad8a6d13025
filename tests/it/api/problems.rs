//! How the API says no, and what surrounds every answer.

use axum::{
    body::Body,
    http::{Method, header},
};
use serde_json::{Value, json};

use crate::harness::{TestApp, TestDatabase, app::request};

async fn app() -> TestApp {
    TestApp::start(TestDatabase::sqlite().await).await
}

#[tokio::test]
async fn an_address_that_is_not_there_is_a_problem_too() {
    let app = app().await;
    for path in [
        "/api",
        "/api/v1",
        "/api/v1/nothing",
        "/api/v2/ratings",
        "/api/v1/ratings/7",
    ] {
        assert!(app.get(path, None).await.problem(404).is_empty(), "{path}");
    }
}

#[tokio::test]
async fn another_method_is_told_which_ones_there_are() {
    let app = app().await;
    let answer = app.get("/api/v1/ratings", None).await;
    assert!(answer.problem(405).is_empty());
    assert_eq!(answer.headers[header::ALLOW], "POST");
    let answer = app
        .call(
            request(Method::DELETE, "/api/v1/scores", None)
                .body(Body::empty())
                .expect("a request"),
        )
        .await;
    assert!(answer.problem(405).is_empty());
    assert_eq!(answer.headers[header::ALLOW], "GET,HEAD");
}

#[tokio::test]
async fn who_takes_no_json_gets_none() {
    let app = app().await;
    let html =
        request(Method::GET, "/api/v1/openapi.json", None).header(header::ACCEPT, "text/html");
    assert!(
        app.call(html.body(Body::empty()).expect("a request"))
            .await
            .problem(406)
            .is_empty()
    );
}

#[tokio::test]
async fn a_problem_says_what_to_do_in_the_callers_language() {
    let app = app().await;
    let answer = app.get("/api/v1/nothing", None).await;
    assert_eq!(answer.headers[header::CONTENT_LANGUAGE], "vi");
    assert_eq!(answer.json["title"], "Không tìm thấy");
    let english =
        request(Method::GET, "/api/v1/nothing", None).header(header::ACCEPT_LANGUAGE, "en");
    let answer = app
        .call(english.body(Body::empty()).expect("a request"))
        .await;
    assert_eq!(answer.headers[header::CONTENT_LANGUAGE], "en");
    assert_eq!(
        (answer.json["type"].as_str(), answer.json["title"].as_str()),
        (Some("about:blank"), Some("There is no such thing"))
    );
}

#[tokio::test]
async fn an_id_from_outside_is_not_taken_over() {
    let app = app().await;
    let mine = request(Method::GET, "/healthz", None).header("x-request-id", "mine");
    let answer = app.call(mine.body(Body::empty()).expect("a request")).await;
    let id = answer.headers["x-request-id"].to_str().expect("text");
    assert_eq!((id.len(), id == "mine"), (16, false));
}

#[tokio::test]
async fn every_answer_is_guarded() {
    let app = app().await;
    let answer = app.get("/api/v1/scores?period=2026", None).await;
    for (name, part) in [
        ("content-security-policy", "default-src 'none'"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("permissions-policy", "camera=()"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cache-control", "no-store"),
    ] {
        let value = answer.headers[name].to_str().expect("text");
        assert!(value.contains(part), "{name}: {value}");
    }
}

#[tokio::test]
async fn health_is_told_to_machines_that_watch() {
    let app = app().await;
    assert_eq!(
        app.get("/healthz", None).await.json,
        json!({ "status": "ok" })
    );
    let ready = app.get("/readyz", None).await;
    assert_eq!(
        (ready.status.as_u16(), ready.json),
        (200, json!({ "status": "ok" }))
    );
    let version = app.get("/version", None).await.json;
    assert_eq!(version["name"], "hailong");
    assert_eq!(version["demo"], false);
}

#[tokio::test]
async fn the_document_describes_every_endpoint() {
    let app = app().await;
    let document = app.get("/api/v1/openapi.json", None).await.json;
    let paths = document["paths"].as_object().expect("paths");
    let mut names: Vec<&str> = paths.keys().map(String::as_str).collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "/api/v1/heartbeats",
            "/api/v1/kiosk",
            "/api/v1/openapi.json",
            "/api/v1/pairings",
            "/api/v1/ratings",
            "/api/v1/receipts",
            "/api/v1/receipts/format",
            "/api/v1/receipts/printed",
            "/api/v1/receipts/revoke",
            "/api/v1/receipts/vectors",
            "/api/v1/scores",
        ]
    );
    let rating = &document["components"]["schemas"]["RatingIn"];
    assert_eq!(rating["additionalProperties"], false);
    let required = rating["required"].as_array().expect("required fields");
    assert_eq!(
        required,
        &["id", "rated_at", "level", "questionnaire", "domain"].map(Value::from)
    );
    assert_eq!(
        document["components"]["securitySchemes"]["bearer"]["scheme"],
        "bearer"
    );
}

#[tokio::test]
async fn the_document_names_words_as_they_are_sent_and_refers_to_nothing_missing() {
    let app = app().await;
    let document = app.get("/api/v1/openapi.json", None).await.json;
    let schemas = &document["components"]["schemas"];
    assert_eq!(
        schemas["Channel"]["enum"],
        json!(["kiosk", "qr", "receipt", "link", "paper"])
    );
    assert_eq!(schemas["View"]["enum"], json!(["deciding", "receiving"]));
    assert_eq!(schemas["Status"]["enum"].as_array().map(Vec::len), Some(5));
    let text = document.to_string();
    let refers = text.split("#/components/schemas/").skip(1);
    let names: Vec<&str> = refers.filter_map(|rest| rest.split('"').next()).collect();
    assert!(names.len() > 20);
    for name in names {
        assert!(schemas[name].is_object(), "{name} is referred to");
    }
}
