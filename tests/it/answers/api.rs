//! Programs send answers, and are told of each that does not fit.

use serde_json::{Value, json};

use super::{office_with_elements, stored};
use crate::harness::{TestDatabase, app::rating_with, on_each_database};

fn rated(changes: &Value) -> Value {
    let mut rating = rating_with(json!({ "questionnaire": "elements@1", "reasons": ["late"] }));
    for (name, value) in changes.as_object().expect("an object") {
        rating[name] = value.clone();
    }
    rating
}

#[tokio::test]
async fn answers_are_taken_once_and_other_ones_are_a_conflict() {
    on_each_database(|db| async move {
        let app = office_with_elements(db).await;
        let token = app.writer().await;
        let answers = json!([
            { "question": "staff_manner", "level": 4 },
            { "question": "apology", "choice": "unsure" },
        ]);
        let rating = rated(&json!({ "answers": answers }));
        assert_eq!(
            app.results(&token, std::slice::from_ref(&rating)).await,
            ["accepted"]
        );
        // The same in another order is the same; none is another rating.
        let mut turned = rating.clone();
        let list = turned["answers"].as_array_mut().expect("a list");
        list.reverse();
        let mut bare = rating.clone();
        bare["answers"] = json!([]);
        assert_eq!(
            app.results(&token, &[turned, bare]).await,
            ["duplicate", "conflict"]
        );
        assert_eq!(
            stored(&app).await,
            ["apology 3 elements@1", "staff_manner 4 elements@1"]
        );
        app.world.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn each_answer_that_does_not_fit_is_told_by_its_place() {
    let app = office_with_elements(TestDatabase::sqlite().await).await;
    let token = app.writer().await;
    let fine = json!({ "question": "staff_manner", "level": 4 });
    let cases = [
        (
            json!({ "question": "weather", "level": 4 }),
            "question",
            "unknown_question",
        ),
        (
            json!({ "question": "access_place", "level": 6 }),
            "level",
            "out_of_range",
        ),
        (json!({ "question": "access_place" }), "level", "required"),
        (
            json!({ "question": "access_place", "choice": "yes" }),
            "level",
            "required",
        ),
        (
            json!({ "question": "apology", "choice": "maybe" }),
            "choice",
            "unknown_choice",
        ),
        (
            json!({ "question": "apology", "level": 1 }),
            "choice",
            "required",
        ),
        (
            json!({ "question": "staff_manner", "level": 1 }),
            "question",
            "answered_twice",
        ),
    ];
    for (answer, part, word) in cases {
        let rating = rated(&json!({ "answers": [fine, answer] }));
        let told = app.rate(&token, &[rating]).await;
        let error = &told.json["results"][0]["error"];
        assert_eq!(
            error["pointer"],
            format!("/ratings/0/answers/1/{part}"),
            "{}",
            told.text
        );
        assert_eq!(error["code"], word, "{}", told.text);
    }
    let unasked = json!([{ "question": "apology", "choice": "no" }]);
    let rating = rated(&json!({ "answers": unasked, "reasons": [] }));
    let told = app.rate(&token, &[rating]).await;
    assert!(told.text.contains("not_asked"), "{}", told.text);
    assert!(stored(&app).await.is_empty());
}
