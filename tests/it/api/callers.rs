//! Who may call, from where, and how often.

use std::{net::SocketAddr, time::Duration};

use axum::{
    body::Body,
    http::{Method, header},
};
use hailong::model::grant::Grant;
use serde_json::json;

use crate::harness::{
    Direct, TestApp, TestDatabase,
    app::{rating, request},
};

/// What the document describes that needs no token, and why.
const OPEN: [(&str, &str, &str); 4] = [
    ("get", "/api/v1/openapi.json", "the document itself"),
    (
        "post",
        "/api/v1/pairings",
        "a device has no token before it is paired; its code is the proof",
    ),
    (
        "get",
        "/api/v1/receipts/format",
        "whoever writes a program that prints codes reads it before there is a token",
    ),
    (
        "get",
        "/api/v1/receipts/vectors",
        "the same, with secrets that are for tests alone",
    ),
];

#[tokio::test]
async fn every_operation_of_the_document_asks_for_a_token() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let document = app.get("/api/v1/openapi.json", None).await.json;
    let mut asked = 0;
    for (path, operations) in document["paths"].as_object().expect("paths") {
        for method in operations.as_object().expect("operations").keys() {
            let open = OPEN.iter().find(|(m, p, _)| m == method && p == path);
            let name = Method::from_bytes(method.to_uppercase().as_bytes()).expect("a method");
            for token in [None, Some("hl_unknown")] {
                let request = request(name.clone(), path, token)
                    .header(header::CONTENT_TYPE, "application/json")
                    .body(Body::from("{}"));
                let answer = app.call(request.expect("a request")).await;
                let refused = answer.status == 401;
                let why = open.map_or("it is nobody's", |(_, _, why)| why);
                assert_eq!(
                    refused,
                    open.is_none(),
                    "{method} {path}: {why}: {answer:?}"
                );
            }
            asked += u32::from(open.is_none());
        }
    }
    assert!(asked >= 4, "{asked}");
}

#[tokio::test]
async fn only_a_known_token_with_the_grant_may_send() {
    let db = TestDatabase::sqlite().await;
    let app = TestApp::start(db.clone()).await;
    let body = json!({ "ratings": [rating(5)] });
    for token in [None, Some("hl_unknown"), Some(""), Some("có dấu")] {
        let token = token.filter(|text| text.is_ascii());
        let answer = app.post("/api/v1/ratings", token, &body).await;
        assert!(answer.problem(401).is_empty());
        assert_eq!(answer.headers[header::WWW_AUTHENTICATE], "Bearer");
    }
    let reader = app.token(&[Grant::ScoresRead, Grant::ReceiptsIssue]).await;
    assert!(
        app.post("/api/v1/ratings", Some(&reader), &body)
            .await
            .problem(403)
            .is_empty()
    );
    let writer = app.writer().await;
    let basic = request(Method::POST, "/api/v1/ratings", None)
        .header(header::AUTHORIZATION, format!("Basic {writer}"))
        .header(header::CONTENT_TYPE, "application/json");
    let answer = app
        .call(basic.body(Body::from(body.to_string())).expect("a request"))
        .await;
    assert!(answer.problem(401).is_empty());
    assert_eq!(app.stored().await.ratings, 0);

    assert_eq!(app.results(&writer, &[rating(5)]).await, ["accepted"]);
    let direct = Direct::to(&db).await;
    direct.execute("UPDATE api_token SET revoked_at = 1").await;
    direct.execute("UPDATE meta SET value = CAST(CAST(value AS BIGINT) + 1 AS TEXT) WHERE key = 'catalogue_version'").await;
    app.app.refresh().await.expect("the program sees it");
    assert!(
        app.post("/api/v1/ratings", Some(&writer), &body)
            .await
            .problem(401)
            .is_empty(),
        "revoked"
    );
}

#[tokio::test]
async fn without_a_token_only_the_demonstration_on_this_machine_tells_scores() {
    let path = "/api/v1/scores?period=2026";
    let real = TestApp::start(TestDatabase::sqlite().await).await;
    assert!(real.get(path, None).await.problem(401).is_empty());
    let demo = TestApp::demonstration(TestDatabase::sqlite().await).await;
    assert_eq!(demo.get(path, None).await.status, 200);
    for name in ["x-forwarded-for", "forwarded", "x-real-ip", "via"] {
        let proxied = request(Method::GET, path, None).header(name, "127.0.0.1");
        let answer = demo
            .call(proxied.body(Body::empty()).expect("a request"))
            .await;
        assert!(answer.problem(401).is_empty(), "{name}");
    }
    let elsewhere = request(Method::GET, path, None).body(Body::empty());
    let peer = SocketAddr::from(([192, 0, 2, 1], 9));
    let answer = demo.call_from(peer, elsewhere.expect("a request")).await;
    assert!(answer.problem(401).is_empty());
}

#[tokio::test]
async fn each_token_has_its_allowance_and_is_told_when_it_comes_back() {
    let app = TestApp::configured(TestDatabase::sqlite().await, |config| {
        config.limits.api_calls_per_second = 2;
    })
    .await;
    let (one, other) = (app.writer().await, app.writer().await);
    for _ in 0..2 {
        assert_eq!(app.rate(&one, &[rating(5)]).await.status, 200);
    }
    let answer = app.rate(&one, &[rating(5)]).await;
    assert!(answer.problem(429).is_empty());
    assert_eq!(answer.headers[header::RETRY_AFTER], "1");
    assert_eq!(
        app.rate(&other, &[rating(5)]).await.status,
        200,
        "a neighbour is not held up"
    );
    app.clock.advance(Duration::from_secs(1));
    assert_eq!(app.rate(&one, &[rating(5)]).await.status, 200);
    assert_eq!(app.stored().await.ratings, 4);
}

#[tokio::test]
async fn guessing_tokens_and_codes_is_limited_by_address() {
    let app = TestApp::configured(TestDatabase::sqlite().await, |config| {
        config.limits.address_per_minute = 3;
    })
    .await;
    for _ in 0..2 {
        assert!(
            app.rate("hl_guess", &[rating(5)])
                .await
                .problem(401)
                .is_empty()
        );
    }
    let guess = json!({ "code": "abcdefghjkmn" });
    assert_eq!(
        app.post("/api/v1/pairings", None, &guess)
            .await
            .problem(404),
        ["/code unknown_pairing_code"]
    );
    let answer = app.post("/api/v1/pairings", None, &guess).await;
    assert!(answer.problem(429).is_empty());
    assert_eq!(answer.headers[header::RETRY_AFTER], "20");
    let writer = app.writer().await;
    assert_eq!(
        app.rate(&writer, &[rating(5)]).await.status,
        200,
        "a known token is limited by itself"
    );
}
