//! A kiosk asks what was chosen for the agency of its counter, at one tap: the further questions stay on phones.

use hailong::{
    admin::{
        Texts,
        questionnaires::{Draft, UseAt},
        scales, service_points,
    },
    model::question_set::QuestionSet,
};
use serde_json::{Value, json};

use super::{WARD, does, office, publish};
use crate::harness::{
    TestApp,
    app::{TestKiosk, changed},
    on_each_database,
};

fn vietnamese(text: &str) -> Texts {
    [("vi".to_owned(), text.to_owned())].into()
}

/// A scale of three levels, of which the upper two count as satisfied; on the scale of five the middle one does not.
async fn three_levels(app: &TestApp) {
    let level = |level: u8, words, satisfied| scales::Level {
        level: level.to_string(),
        labels: vietnamese(words),
        satisfied,
    };
    let scale = scales::Draft {
        family: "three".to_owned(),
        levels: vec![
            level(5, "Rất hài lòng", true),
            level(3, "Hài lòng", true),
            level(1, "Không hài lòng", false),
        ],
        seen: String::new(),
    };
    let key = does(app, &scale).await;
    let seen = String::new();
    does(app, &scales::Publish { key, seen }).await;
}

/// A questionnaire of this ward's own: three levels, two reasons, no comment, and groups of questions for phones.
async fn ask_at_the_ward(app: &TestApp, reasons: usize) {
    let mut own = Draft {
        key: "ward".to_owned(),
        scale: "three".to_owned(),
        title: vietnamese("Hôm nay Ông/Bà thấy thế nào?"),
        comment: false,
        ..Draft::begun_with(QuestionSet::ServiceElements)
    };
    own.reasons.truncate(reasons);
    own.reason_questions.clear();
    publish(app, &own).await;
}

/// A counter of another ward, with its kiosk.
async fn elsewhere(app: &TestApp) -> TestKiosk<'_> {
    let counter = service_points::Create(service_points::Fields {
        key: "phuthanh-q1".to_owned(),
        name: "Quầy số 1".to_owned(),
        agency: "p-phuthanh-2".to_owned(),
        domains: "land".to_owned(),
        ..service_points::Fields::default()
    });
    does(app, &counter).await;
    let catalogue = app.app.catalogue();
    let point = catalogue.service_point("phuthanh-q1").expect("it").id;
    let code = app.pairing_code_at(point).await;
    app.paired(&code).await
}

async fn settings(app: &TestApp, kiosk: &TestKiosk<'_>) -> Value {
    let answer = app.get("/api/v1/kiosk", Some(&kiosk.token)).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.json
}

/// The version that a kiosk asks, and the levels that it offers.
async fn asked(app: &TestApp, kiosk: &TestKiosk<'_>) -> (String, Vec<u64>) {
    let asked = settings(app, kiosk).await["questionnaire"].take();
    let levels = asked["scale"]["levels"].as_array().expect("levels");
    let levels = levels.iter().map(|one| one["level"].as_u64().expect("one"));
    let id = asked["id"].as_str().expect("an id").to_owned();
    (id, levels.collect())
}

fn tap(kiosk: &TestKiosk<'_>, level: u8, questionnaire: &str) -> Value {
    changed(kiosk.tap(level), json!({ "questionnaire": questionnaire }))
}

#[tokio::test]
async fn a_ward_with_three_faces_beside_one_with_five() {
    on_each_database(|db| async move {
        let app = office(db).await;
        let (here, there) = (app.kiosk().await, elsewhere(&app).await);
        three_levels(&app).await;
        ask_at_the_ward(&app, 2).await;
        let five = ("default@1".to_owned(), vec![5, 4, 3, 2, 1]);
        assert_eq!(asked(&app, &here).await, five, "published, not chosen yet");
        let before = settings(&app, &here).await["config_version"].as_i64();
        let chosen = UseAt {
            key: "ward".to_owned(),
            agency: WARD.to_owned(),
        };
        does(&app, &chosen).await;

        let now = settings(&app, &here).await;
        assert!(now["config_version"].as_i64() > before, "devices ask anew");
        let shown = &now["questionnaire"];
        assert_eq!(shown["title"]["vi"], "Hôm nay Ông/Bà thấy thế nào?");
        assert_eq!(shown["reasons"].as_array().map(Vec::len), Some(2));
        assert_eq!(shown["comment"], false);
        assert!(!shown.to_string().contains("staff_manner"), "one tap");
        let three = |version: &str| (version.to_owned(), vec![5, 3, 1]);
        assert_eq!(asked(&app, &here).await, three("ward@1"));
        assert_eq!(asked(&app, &there).await, five);

        let taps = [5, 3, 3, 1, 4].map(|level| tap(&here, level, "ward@1"));
        let results = here.send(&taps).await.results("results");
        assert_eq!(results[..4], ["accepted"; 4]);
        assert!(results[4].ends_with("level_not_offered"), "{results:?}");
        there.rate(3).await;

        ask_at_the_ward(&app, 1).await;
        assert_eq!(asked(&app, &here).await, three("ward@2"));
        let late = tap(&here, 5, "ward@1");
        let results = here.send(&[late]).await.results("results");
        assert_eq!(results, ["accepted"], "from before it heard of the next");

        let scores = app.scores("period=2026&by=agency,scale").await;
        let rows = scores.json["rows"].as_array().expect("rows").iter();
        let told = rows.map(|row| json!([row["agency"], row["scale"], row["counts"], row["rate"]]));
        assert_eq!(
            told.collect::<Vec<_>>(),
            [
                json!(["ttpvhcc-taythanh", "three", [1, null, 2, null, 2], "80.00"]),
                json!(["p-phuthanh-2", "five", [0, 0, 1, 0, 0], "0.00"]),
            ]
        );
    })
    .await;
}
