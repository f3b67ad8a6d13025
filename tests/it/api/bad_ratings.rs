//! Bad input: a clear error, the right status, nothing changed, nothing lost.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::{
    TestApp, TestDatabase,
    app::{rating, rating_with, request},
};

async fn app() -> (TestApp, String) {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let token = app.writer().await;
    (app, token)
}

/// Nothing was stored, counted or set aside.
async fn assert_untouched(app: &TestApp) {
    let stored = app.stored().await;
    assert_eq!((stored.ratings, stored.events), (0, 0));
    assert!(app.quarantined().await.is_empty());
}

/// changed fields | pointer | code
const WRONG: &str = r#"
{"level": 0} | /level | out_of_range
{"level": 6} | /level | out_of_range
{"level": -1} | /level | out_of_range
{"level": "4"} | /level | wrong_type
{"level": 4.5} | /level | wrong_type
{"level": [4]} | /level | wrong_type
{"level": null} | /level | required
{"id": 17} | /id | wrong_type
{"id": "17"} | /id | not_a_uuid
{"id": ""} | /id | not_a_uuid
{"id": "{0190b2a0-0000-7000-8000-000000000000}"} | /id | not_a_uuid
{"id": null} | /id | required
{"rated_at": "2026-07-15 10:00"} | /rated_at | not_a_time
{"rated_at": "2026-07-15T10:00:00"} | /rated_at | not_a_time
{"rated_at": "2026-02-30T10:00:00Z"} | /rated_at | not_a_time
{"rated_at": 1784084400} | /rated_at | wrong_type
{"rated_at": "2026-07-15T10:01:01+07:00"} | /rated_at | rated_at_in_future
{"rated_at": "2999-01-01T00:00:00+07:00"} | /rated_at | rated_at_in_future
{"rated_at": "0001-01-01T00:00:00Z"} | /rated_at | rated_at_out_of_range
{"agency": "p-atlantis"} | /agency | unknown_agency
{"agency": null} | /agency | required
{"agency": 5} | /agency | wrong_type
{"agency": "p-taythanh-1"} | /agency | agency_not_valid
{"rated_at": "2025-06-30T23:59:59+07:00"} | /agency | agency_not_valid
{"rated_at": "1999-01-01T00:00:00+07:00"} | /agency | agency_not_valid
{"received_by": "nobody"} | /received_by | unknown_agency
{"received_by": "q-tanphu"} | /received_by | agency_not_valid
{"service_point": "nowhere"} | /service_point | unknown_service_point
{"service_point": "taythanh-old"} | /service_point | service_point_not_valid
{"domain": "magic"} | /domain | unknown_domain
{"domain": null} | /domain | required
{"questionnaire": "default@99"} | /questionnaire | unknown_questionnaire
{"questionnaire": "default"} | /questionnaire | unknown_questionnaire
{"reasons": ["late", "boredom"]} | /reasons | unknown_reason
{"reasons": "late"} | /reasons | wrong_type
{"reasons": ["late", 1]} | /reasons/1 | wrong_type
{"subject": "weather"} | /subject | unknown_word
{"channel": "fax"} | /channel | unknown_word
{"outcome": "bored"} | /outcome | unknown_word
{"test": "yes"} | /test | wrong_type
{"comment": "a\u0000b"} | /comment | control_character
{"comment": "a\u001b[31mb"} | /comment | control_character
{"comment": {"text": "hi"}} | /comment | wrong_type
{"seq": -1} | /seq | out_of_range
{"mono_ms": 1e300} | /mono_ms | wrong_type
{"boot_id": "boot"} | /boot_id | not_a_uuid
{"colour": "red"} | /colour | unknown_field
{"a/b~c": 1} | /a~1b~0c | unknown_field"#;

/// The table, and what is too long for it.
fn wrong_records() -> Vec<(Value, &'static str, &'static str)> {
    let case = |line: &'static str| {
        let mut parts = line.split(" | ");
        let mut next = || parts.next().expect("three parts");
        let changes = serde_json::from_str(next()).expect(line);
        (changes, next(), next())
    };
    let mut cases: Vec<_> = WRONG.trim().lines().map(case).collect();
    cases.extend([
        (
            json!({ "reasons": vec!["late"; 65] }),
            "/reasons",
            "too_long",
        ),
        (
            json!({ "comment": "đ".repeat(1_001) }),
            "/comment",
            "too_long",
        ),
        (
            json!({ "comment": "x".repeat(100_000) }),
            "/comment",
            "too_long",
        ),
    ]);
    cases
}

#[tokio::test]
async fn a_wrong_record_is_refused_alone_and_its_neighbours_are_kept() {
    let (app, token) = app().await;
    for (count, (changes, pointer, code)) in (1_u64..).zip(wrong_records()) {
        let wrong = rating_with(changes.clone());
        let answer = app.rate(&token, &[wrong, rating(5)]).await;
        assert_eq!(answer.status, StatusCode::OK, "{changes}");
        let result = &answer.json["results"][0];
        assert_eq!(result["status"], "rejected", "{changes}: {result}");
        assert_eq!(result["error"]["code"], code, "{changes}");
        let place = format!("/ratings/0{pointer}");
        assert_eq!(result["error"]["pointer"], place, "{changes}");
        let detail = result["error"]["detail"].as_str().expect("a sentence");
        assert!(
            detail.chars().count() < 250 && detail.ends_with('.'),
            "{detail}"
        );
        let neighbour = &answer.json["results"][1]["status"];
        assert_eq!(neighbour, "accepted", "the neighbour of {changes}");
        assert_eq!(app.stored().await.ratings, count, "{changes}");
    }
    assert!(app.quarantined().await.is_empty());
}

#[tokio::test]
async fn the_answer_echoes_an_id_as_it_was_sent() {
    let (app, token) = app().await;
    let upper = "0190B2A0-0000-7000-8000-00000000000A";
    let batch = [
        rating_with(json!({ "id": "not an id" })),
        rating_with(json!({ "id": 17 })),
        rating_with(json!({ "id": null })),
        rating_with(json!({ "id": upper })),
        json!(null),
        json!([1, 2]),
        json!("rating"),
    ];
    let answer = app.rate(&token, &batch).await;
    let ids: Vec<&Value> = answer.json["results"]
        .as_array()
        .expect("results")
        .iter()
        .map(|r| &r["id"])
        .collect();
    assert_eq!(
        json!(ids),
        json!(["not an id", "17", null, upper, null, null, null])
    );
    assert_eq!(
        answer.results("results")[4..],
        ["rejected not_an_object"; 3]
    );
}

#[tokio::test]
async fn errors_speak_the_callers_language() {
    let (app, token) = app().await;
    let wrong = json!({ "ratings": [rating_with(json!({ "level": 6 }))] }).to_string();
    let mut details = Vec::new();
    for language in ["vi", "en-GB,en;q=0.9"] {
        let request = request(Method::POST, "/api/v1/ratings", Some(&token))
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT_LANGUAGE, language);
        let answer = app
            .call(request.body(Body::from(wrong.clone())).expect("a request"))
            .await;
        details.push(answer.json["results"][0]["error"]["detail"].clone());
    }
    assert_eq!(
        json!(details),
        json!([
            "Số phải nằm trong khoảng từ 1 đến 5.",
            "The number must lie between 1 and 5."
        ])
    );
}

#[tokio::test]
async fn what_is_not_json_is_refused_whole() {
    let (app, token) = app().await;
    let good = rating(5).to_string();
    let cases = [
        (String::new(), "malformed_json"),
        ("nonsense".to_owned(), "malformed_json"),
        (format!("{{\"ratings\": [{good}"), "malformed_json"),
        (format!("{{\"ratings\": [{good},]}}"), "malformed_json"),
        (
            format!("{{\"ratings\": [{good}]}} trailing"),
            "malformed_json",
        ),
        ("[".repeat(100_000), "unexpected_json"),
        (
            format!("{{\"ratings\":{}", "[".repeat(100_000)),
            "malformed_json",
        ),
        (
            format!("{{\"ratings\":[{}", "{\"a\":".repeat(100_000)),
            "malformed_json",
        ),
        ("[1, 2]".to_owned(), "unexpected_json"),
        ("null".to_owned(), "unexpected_json"),
        ("\"ratings\"".to_owned(), "unexpected_json"),
    ];
    for (body, code) in cases {
        let shown: String = body.chars().take(40).collect();
        let answer = app.post_raw("/api/v1/ratings", Some(&token), body).await;
        assert_eq!(answer.problem(422), [format!(" {code}")], "{shown}");
    }
    let answer = app
        .post_raw(
            "/api/v1/ratings",
            Some(&token),
            b"{\"ratings\": [\"\xff\"]}".to_vec(),
        )
        .await;
    assert_eq!(answer.problem(422).len(), 1, "not UTF-8");
    assert_untouched(&app).await;
}

#[tokio::test]
async fn an_envelope_that_cannot_be_is_refused_whole() {
    let (app, token) = app().await;
    let many: Vec<Value> = (0..501).map(|_| rating(5)).collect();
    let cases = [
        (json!({}), vec!["/ratings no_records"]),
        (json!({ "ratings": [] }), vec!["/ratings no_records"]),
        (
            json!({ "ratings": [], "followups": [] }),
            vec!["/ratings no_records"],
        ),
        (json!({ "ratings": "many" }), vec!["/ratings wrong_type"]),
        (
            json!({ "ratings": { "0": 1 } }),
            vec!["/ratings wrong_type"],
        ),
        (
            json!({ "ratings": many }),
            vec!["/ratings too_many_records"],
        ),
        (
            json!({ "ratings": [rating(5)], "followups": 3 }),
            vec!["/followups wrong_type"],
        ),
        (
            json!({ "ratings": [rating(5)], "device_now": "noon" }),
            vec!["/device_now not_a_time"],
        ),
        (
            json!({ "ratings": [rating(5)], "counters": 3 }),
            vec!["/counters wrong_type"],
        ),
        (
            json!({ "ratings": [rating(5)], "device_boot_id": 1, "device_mono_ms": -1 }),
            vec!["/device_boot_id wrong_type", "/device_mono_ms out_of_range"],
        ),
        (
            json!({ "ratings": [rating(5)], "mood": "good" }),
            vec!["/mood unknown_field"],
        ),
    ];
    for (body, expected) in cases {
        let answer = app.post("/api/v1/ratings", Some(&token), &body).await;
        assert_eq!(answer.problem(422), expected);
    }
    let twice = format!("{{\"ratings\": [{0}], \"ratings\": [{0}]}}", rating(5));
    let answer = app.post_raw("/api/v1/ratings", Some(&token), twice).await;
    assert_eq!(answer.problem(422), ["/ratings duplicate_field"]);
    assert_untouched(&app).await;
}

#[tokio::test]
async fn half_a_character_or_a_number_too_large_spoils_one_record_only() {
    let (app, token) = app().await;
    let (half, large, twice, deep) = (rating(1), rating(2), rating(3), rating(4));
    let good = rating(5);
    let nested = format!(r#""reasons": {}{}"#, "[".repeat(1_000), "]".repeat(1_000));
    let spoil =
        |rating: &Value, with: &str| rating.to_string().replacen('{', &format!("{{{with},"), 1);
    let body = format!(
        "{{\"ratings\": [{}, {}, {}, {}, {good}]}}",
        spoil(&half, r#""comment": "\ud83d""#),
        spoil(&large, r#""seq": 1e999"#),
        spoil(&twice, r#""level": 5"#),
        spoil(&deep, &nested),
    );
    let answer = app.post_raw("/api/v1/ratings", Some(&token), body).await;
    assert_eq!(
        answer.results("results"),
        [
            "rejected unreadable",
            "rejected unreadable",
            "rejected duplicate_field",
            "rejected unreadable",
            "accepted"
        ]
    );
    for (at, sent) in [&half, &large, &twice, &deep, &good]
        .into_iter()
        .enumerate()
    {
        assert_eq!(
            answer.json["results"][at]["id"], sent["id"],
            "its sender can settle it"
        );
    }
    assert_eq!(app.stored().await.ratings, 1);
}

#[tokio::test]
async fn too_much_is_refused_before_it_is_read() {
    let (app, token) = app().await;
    let comment = "x".repeat(4 * 1024 * 1024);
    let four_megabytes = json!({ "ratings": [rating_with(json!({ "comment": comment }))] });
    let answer = app
        .post("/api/v1/ratings", Some(&token), &four_megabytes)
        .await;
    assert!(answer.problem(413).is_empty());
    // Spaces count as well: the limit is on bytes, not on records.
    let padded = format!(
        "{}{}",
        json!({ "ratings": [rating(5)] }),
        " ".repeat(1024 * 1024)
    );
    assert!(
        app.post_raw("/api/v1/ratings", Some(&token), padded)
            .await
            .problem(413)
            .is_empty()
    );
    assert_untouched(&app).await;
}

#[tokio::test]
async fn another_content_type_is_refused() {
    let (app, token) = app().await;
    let body = json!({ "ratings": [rating(5)] }).to_string();
    for kind in [
        None,
        Some("text/plain"),
        Some("application/x-www-form-urlencoded"),
        Some("application/jsonp"),
    ] {
        let mut request = request(Method::POST, "/api/v1/ratings", Some(&token));
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        let answer = app
            .call(request.body(Body::from(body.clone())).expect("a request"))
            .await;
        assert!(answer.problem(415).is_empty(), "{kind:?}");
    }
    assert_untouched(&app).await;
}

#[tokio::test]
async fn a_uuid_of_any_version_is_an_id() {
    let (app, token) = app().await;
    let ids = [
        Uuid::nil(),
        Uuid::max(),
        Uuid::new_v4(),
        Uuid::from_u128(42),
    ];
    let batch: Vec<Value> = ids
        .iter()
        .map(|id| rating_with(json!({ "id": id })))
        .collect();
    assert_eq!(app.results(&token, &batch).await, ["accepted"; 4]);
}
