//! The citizen's page with further questions.

use hailong::{
    admin::questionnaires::{Draft, Retire, UseAt},
    model::questionnaire::Questionnaire,
};

use super::{LINK, Phone, WARD, does, office, office_with_elements, publish, stored};
use crate::harness::{TestDatabase, on_each_database};

#[tokio::test]
async fn the_short_page_asks_about_the_apology_and_nothing_else() {
    let app = office(TestDatabase::sqlite().await).await;
    let (mut phone, page) = Phone::open(&app).await;
    assert!(page.text.contains("văn bản xin lỗi và đề nghị gia hạn"));
    assert!(!page.text.contains("Bỏ qua") && !page.text.contains("class=\"more\""));
    assert!(page.text.len() < 14 * 1024, "{} bytes", page.text.len());
    // A form that a browser kept from before this version existed names no version.
    phone.hidden.remove("asked");
    let sent = phone
        .send(&[("level", "2"), ("reason", "late"), ("q.apology", "no")])
        .await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    assert_eq!(stored(&app).await, ["apology 2 default@1"]);
}

#[tokio::test]
async fn each_question_may_be_answered_or_skipped() {
    on_each_database(|db| async move {
        let app = office_with_elements(db).await;
        let (mut phone, page) = Phone::open(&app).await;
        assert!(
            page.text
                .contains("Công chức trực tiếp giải quyết công việc")
        );
        assert_eq!(
            page.text.matches("Bỏ qua").count(),
            10,
            "one for each question"
        );
        assert!(page.text.len() < 30 * 1024, "{} bytes", page.text.len());
        let fields = [
            ("level", "4"),
            ("q.staff_manner", "5"),
            ("q.result_on_time", "2"),
            ("q.access_place", ""),
        ];
        let sent = phone.send(&fields).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        assert_eq!(
            stored(&app).await,
            ["result_on_time 2 elements@1", "staff_manner 5 elements@1"]
        );
        // Sent again by a finger that did not wait: thanked, nothing changes.
        assert_eq!(phone.send(&fields).await.status, 303);
        assert_eq!(stored(&app).await.len(), 2);
        // Nobody has to answer any.
        let (mut phone, _) = Phone::open(&app).await;
        assert_eq!(phone.send(&[("level", "4")]).await.status, 303);
        assert_eq!(stored(&app).await.len(), 2);
        app.world.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn whoever_unticks_late_again_has_not_answered_about_the_apology() {
    let app = office(TestDatabase::sqlite().await).await;
    let (mut phone, _) = Phone::open(&app).await;
    let fields = [("level", "2"), ("reason", "attitude"), ("q.apology", "no")];
    assert_eq!(phone.send(&fields).await.status, 303);
    assert!(stored(&app).await.is_empty());
}

#[tokio::test]
async fn what_is_not_on_the_form_comes_back_with_all_that_was_filled_in() {
    let app = office_with_elements(TestDatabase::sqlite().await).await;
    let script = "<script>alert(1)</script>";
    for (name, value) in [
        ("q.staff_manner", "6"),
        ("q.staff_manner", "abc"),
        ("q.staff_manner", script),
        ("q.weather", "5"),
        ("q.", "5"),
        ("q.\"><b>", "5"),
        ("q.apology", "maybe"),
    ] {
        let (mut phone, _) = Phone::open(&app).await;
        let fields = [
            ("level", "2"),
            ("reason", "late"),
            ("q.access_place", "4"),
            (name, value),
        ];
        let sent = phone.send(&fields).await;
        assert_eq!(sent.status, 422, "{name}={value}");
        assert!(
            sent.text
                .contains("Một câu trả lời không có trong phiếu này")
        );
        assert!(sent.text.contains("href=\"#more\"") && sent.text.contains("id=\"more\""));
        let kept = "name=\"q.access_place\" value=\"4\" checked";
        assert!(sent.text.contains(kept), "{}", sent.text);
        assert!(!sent.text.contains("<script>") && !sent.text.contains("<b>"));
    }
    assert!(stored(&app).await.is_empty());
}

/// A page lies open while a new version is published: what was asked is what was answered.
#[tokio::test]
async fn an_open_form_is_read_by_the_version_that_it_shows() {
    let app = office_with_elements(TestDatabase::sqlite().await).await;
    let (mut early, _) = Phone::open(&app).await;
    let first = app.app.catalogue().questionnaire("elements@1").cloned();
    let mut second = Draft::of(&app.app.catalogue(), "elements").expect("a version");
    second.groups.remove(2);
    publish(&app, &second).await;
    let fields = [("level", "4"), ("q.staff_manner", "5")];
    assert_eq!(early.send(&fields).await.status, 303);
    assert_eq!(stored(&app).await, ["staff_manner 5 elements@1"]);
    assert_eq!(
        app.app.catalogue().questionnaire("elements@1").cloned(),
        first
    );

    let (mut late, page) = Phone::open(&app).await;
    assert!(!page.text.contains("staff_manner"));
    assert_eq!(late.send(&fields).await.status, 422, "no longer asked");
    // Another questionnaire than the one in force is not taken for it.
    late.hidden.insert("asked", "default@1".to_owned());
    assert_eq!(
        late.send(&[("level", "4"), ("q.result_on_time", "3")])
            .await
            .status,
        422
    );
    assert_eq!(stored(&app).await, ["staff_manner 5 elements@1"]);
}

#[tokio::test]
async fn the_nearest_choice_decides_and_what_is_retired_is_asked_no_longer() {
    let app = office_with_elements(TestDatabase::sqlite().await).await;
    let asked = |agency: &str| {
        let catalogue = app.app.catalogue();
        let agency = catalogue.agency(agency).expect(agency).id;
        catalogue.questionnaire_for(agency).map(Questionnaire::name)
    };
    assert_eq!(asked(WARD).as_deref(), Some("elements@1"));
    assert_eq!(
        asked("vhxh-taythanh").as_deref(),
        Some("elements@1"),
        "below the ward"
    );
    assert_eq!(asked("p-phuthanh-2").as_deref(), Some("default@1"));
    let own = UseAt {
        key: "default".to_owned(),
        agency: "vhxh-taythanh".to_owned(),
    };
    does(&app, &own).await;
    assert_eq!(
        asked("vhxh-taythanh").as_deref(),
        Some("default@1"),
        "its own choice"
    );

    does(
        &app,
        &Retire {
            name: "elements@1".to_owned(),
        },
    )
    .await;
    assert_eq!(asked(WARD).as_deref(), Some("default@1"));
    let page = app.get(&format!("/r/{LINK}"), None).await;
    assert!(!page.text.contains("Bỏ qua"));
}
