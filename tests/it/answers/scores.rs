//! Figures of further questions: page, API and command say the same, and tell no small numbers.

use hailong::{admin::questionnaires::Draft, model::role::Role};
use serde_json::{Value, json};

use super::{WARD, office_with_elements, publish};
use crate::harness::{
    TestApp, TestDatabase,
    app::{Answer, rating_with},
    on_each_database,
};

/// So many people rated a domain of the ward and answered these.
async fn answered(app: &TestApp, version: &str, domain: &str, count: usize, answers: Value) {
    let token = app.writer().await;
    let one = json!({
        "questionnaire": version, "domain": domain, "agency": WARD,
        "reasons": ["late"], "answers": answers,
    });
    let ratings: Vec<Value> = (0..count).map(|_| rating_with(one.clone())).collect();
    assert_eq!(app.results(&token, &ratings).await, vec!["accepted"; count]);
}

fn level(question: &str, level: u8) -> Value {
    json!({ "question": question, "level": level })
}

fn apology(choice: &str) -> Value {
    json!({ "question": "apology", "choice": choice })
}

/// The row of a question, or of a group, in a domain.
fn row<'a>(answer: &'a Answer, version: &str, domain: Option<&str>, key: &str) -> &'a Value {
    let rows = answer.json["questions"].as_array().expect("questions");
    let own = |row: &&Value| {
        let is_group = row["question"].is_null() && row["group"] == key;
        row["questionnaire"] == version
            && row["domain"].as_str() == domain
            && (row["question"] == key || is_group)
    };
    rows.iter()
        .find(own)
        .unwrap_or_else(|| panic!("no {key} in {rows:#?}"))
}

fn count(row: &Value, choice: &str) -> Value {
    let choices = row["choices"].as_array().expect("choices");
    let mut own = choices.iter().filter(|one| one["choice"] == choice);
    own.next().expect(choice)["count"].clone()
}

#[tokio::test]
async fn questions_and_groups_are_scored_like_ratings() {
    on_each_database(|db| async move {
        let app = office_with_elements(db).await;
        let version = "elements@1";
        let both = json!([
            level("staff_manner", 5),
            level("staff_guidance", 2),
            apology("no")
        ]);
        answered(&app, version, "land", 3, both).await;
        answered(&app, version, "land", 1, json!([level("staff_manner", 3)])).await;
        answered(&app, version, "construction", 2, json!([apology("yes")])).await;

        let plain = app.scores("period=2026").await;
        assert_eq!(
            plain.json["questions"],
            Value::Null,
            "only where they are asked for"
        );
        let answer = app.scores("period=2026&questions=1&by=agency").await;
        let manner = row(&answer, version, None, "staff_manner");
        assert_eq!(manner["counts"], json!([0, 0, 1, 0, 3]));
        assert_eq!(
            (&manner["n"], &manner["rate"]),
            (&json!(4), &json!("75.00"))
        );
        // Sum counts, then divide: 3 of 7, no mean of 75 % and 0 %.
        let group = row(&answer, version, None, "staff");
        assert_eq!((&group["n"], &group["satisfied"]), (&json!(7), &json!(3)));
        assert_eq!(group["name"], "Công chức trực tiếp giải quyết công việc");
        let silent = row(&answer, version, None, "feedback");
        assert_eq!((&silent["n"], &silent["rate"]), (&json!(0), &Value::Null));

        let answer = app.scores("period=2026-Q3&questions=1").await;
        let land = row(&answer, version, Some("land"), "apology");
        assert_eq!(
            (count(land, "no"), count(land, "yes")),
            (json!(3), json!(0))
        );
        assert_eq!(
            (&land["reason"], &land["rate"]),
            (&json!("late"), &Value::Null)
        );
        let construction = row(&answer, version, Some("construction"), "apology");
        assert_eq!(count(construction, "yes"), json!(2));
        let other = app.scores("period=2025&questions=1").await;
        assert_eq!(other.json["questions"], json!([]));
        let wrong = app.scores("period=2026&questions=yes").await;
        assert_eq!(wrong.problem(422), ["/questions unknown_word"]);
    })
    .await;
}

#[tokio::test]
async fn versions_stand_apart() {
    let app = office_with_elements(TestDatabase::sqlite().await).await;
    answered(
        &app,
        "elements@1",
        "land",
        2,
        json!([level("staff_manner", 5)]),
    )
    .await;
    let mut second = Draft::of(&app.app.catalogue(), "elements").expect("a version");
    second.groups[2].questions[0]
        .labels
        .insert("vi".into(), "Thái độ của cán bộ".into());
    publish(&app, &second).await;
    answered(
        &app,
        "elements@2",
        "land",
        3,
        json!([level("staff_manner", 1)]),
    )
    .await;
    let answer = app.scores("period=2026&questions=1&by=agency").await;
    let [new, old] = ["elements@2", "elements@1"].map(|v| row(&answer, v, None, "staff_manner"));
    assert_eq!((&new["n"], &old["n"]), (&json!(3), &json!(2)));
    assert_eq!(
        (&new["rate"], &old["rate"]),
        (&json!("0.00"), &json!("100.00"))
    );
    assert_eq!(new["name"], "Thái độ của cán bộ");
    let rows = answer.json["questions"].as_array().expect("rows");
    assert_eq!(rows[0]["questionnaire"], "elements@2", "the newest first");
}

#[tokio::test]
async fn a_person_is_told_no_small_number_of_a_day() {
    let app = office_with_elements(TestDatabase::sqlite().await).await;
    let version = "elements@1";
    let many = json!([
        level("staff_manner", 5),
        level("staff_guidance", 4),
        apology("no")
    ]);
    answered(&app, version, "land", 9, many.clone()).await;
    answered(&app, version, "civil_status", 7, many).await;
    answered(
        &app,
        version,
        "construction",
        3,
        json!([level("staff_manner", 1), apology("no")]),
    )
    .await;
    answered(
        &app,
        version,
        "land",
        2,
        json!([level("result_on_time", 1)]),
    )
    .await;

    let manager = app.person(Role::AgencyManager, Some(WARD)).await;
    let mut browser = app.signed_in(&manager).await;
    let path =
        |by: &str| format!("/api/v1/scores?period=2026-07-15&agency={WARD}&questions=1&by={by}");
    let answer = browser.get(&path("agency,domain")).await;
    for key in ["staff_manner", "apology", "staff"] {
        let small = row(&answer, version, Some("construction"), key);
        assert_eq!(
            (&small["withheld"], &small["n"]),
            (&json!(true), &Value::Null),
            "{key}"
        );
    }
    // 19 − 9 − 7 would tell it: the next smallest is not told either.
    let next = row(&answer, version, Some("civil_status"), "staff_manner");
    assert_eq!(next["withheld"], true);
    assert_eq!(row(&answer, version, Some("land"), "staff_manner")["n"], 9);

    let whole = browser.get(&path("agency")).await;
    assert_eq!(row(&whole, version, None, "staff_manner")["n"], 19);
    assert_eq!(
        row(&whole, version, None, "result_on_time")["withheld"],
        true
    );
    // The group's sum would tell its one small question.
    assert_eq!(row(&whole, version, None, "result")["withheld"], true);
    let token = app
        .scores(&format!(
            "period=2026-07-15&agency={WARD}&questions=1&by=agency"
        ))
        .await;
    assert_eq!(
        row(&token, version, None, "result_on_time")["n"],
        2,
        "programs are told"
    );

    let page = browser
        .get(&format!("/agencies/{WARD}?period=2026-07-15"))
        .await;
    assert_eq!(page.status, 200);
    let section = page.text.split("id=\"asked\"").nth(1).expect("a section");
    assert!(section.contains("Theo từng nội dung") && section.contains("elements@1"));
    assert!(
        section.contains("văn bản xin lỗi") && section.contains("dưới 5"),
        "{section}"
    );
}

#[tokio::test]
async fn an_agency_without_answers_has_no_such_section() {
    let app = office_with_elements(TestDatabase::sqlite().await).await;
    let manager = app.person(Role::AgencyManager, Some(WARD)).await;
    let mut browser = app.signed_in(&manager).await;
    let page = browser.get(&format!("/agencies/{WARD}?period=2026")).await;
    assert!(!page.text.contains("id=\"asked\""));
}

/// Words of an operator, and of whoever got into the file of one, are words.
#[tokio::test]
async fn hostile_words_stay_words() {
    let app = office_with_elements(TestDatabase::sqlite().await).await;
    let mut draft = Draft::of(&app.app.catalogue(), "elements").expect("a version");
    let hostile = "<img src=x onerror=alert(1)>\"'&";
    draft.groups[2]
        .item
        .labels
        .insert("vi".into(), hostile.into());
    draft.reason_questions[0].choices[0]
        .labels
        .insert("vi".into(), hostile.into());
    publish(&app, &draft).await;
    let answers = json!([level("staff_manner", 5), apology("yes")]);
    answered(&app, "elements@2", "land", 6, answers).await;
    let manager = app.person(Role::AgencyManager, Some(WARD)).await;
    let mut browser = app.signed_in(&manager).await;
    let page = browser.get(&format!("/agencies/{WARD}?period=2026")).await;
    assert!(page.text.contains("&lt;img src=x") && !page.text.contains("<img src=x"));
}
