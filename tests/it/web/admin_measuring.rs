//! Targets, official values, questionnaires and scales at their pages.

use axum::http::Method;
use hailong::{
    model::{permission::Permission, role::Role},
    web::{self, Rule},
};

use crate::harness::{Browser, Somebody, TestApp, TestDatabase, app::Answer};

const TARGET: [(&str, &str); 13] = [
    ("topic", "waiting_time"),
    ("scope", "dia-ban-tan-phu"),
    ("subject", "procedure"),
    ("domains", "*"),
    ("agency_kinds", "commune"),
    ("measured_by", "ratings"),
    ("year_from", "2027"),
    ("year_until", "2030"),
    ("comparison", "at_least"),
    ("threshold_percent", "97,5"),
    ("status", "binding"),
    ("issuer", "UBND phường Tây Thạnh"),
    ("source", "Quyết định 12/QĐ-UBND ngày 03/6/2026"),
];

async fn open() -> TestApp {
    TestApp::configured(TestDatabase::sqlite().await, |config| {
        config.access.totp_required_roles = Vec::new();
    })
    .await
}

async fn people(app: &TestApp) -> (Somebody, Somebody) {
    let administrator = app.person(Role::Administrator, None).await;
    (administrator, app.person(Role::Auditor, None).await)
}

/// The value that a form carries unseen.
fn hidden<'a>(page: &'a Answer, name: &str) -> &'a str {
    let mark = format!("name=\"{name}\" value=\"");
    let at = page.text.find(&mark);
    let from = at.unwrap_or_else(|| panic!("no {name} in {}", page.text)) + mark.len();
    page.text[from..].split('"').next().expect("a value")
}

fn with<'a>(
    fields: &[(&'a str, &'a str)],
    name: &'a str,
    value: &'a str,
) -> Vec<(&'a str, &'a str)> {
    let others = fields.iter().filter(|(field, _)| *field != name);
    others.copied().chain([(name, value)]).collect()
}

/// The page that an answer leads to.
async fn follow(browser: &mut Browser<'_>, answer: &Answer) -> Answer {
    assert_eq!(answer.status, 303, "{}", answer.text);
    let page = browser.get(answer.location()).await;
    assert_eq!(page.status, 200, "{} {}", answer.location(), page.text);
    page
}

#[tokio::test]
async fn the_auditor_sees_who_changed_a_target_from_what_to_what() {
    let app = open().await;
    let (administrator, auditor) = people(&app).await;
    let mut at_work = app.signed_in(&administrator).await;
    let added = at_work.post("/admin/targets/new", &TARGET).await;
    let page = follow(&mut at_work, &added).await;
    assert!(page.text.contains("từ 97,5"), "{}", page.text);

    let catalogue = app.app.catalogue();
    let mut targets = catalogue.targets.iter();
    let target = targets.find(|target| target.topic == "waiting_time");
    let at = format!("/admin/targets/{}", target.expect("the target").id);
    let form = at_work.get(&format!("{at}/edit")).await;
    let changed = with(&TARGET, "threshold_percent", "98");
    // Another first year gives the target another name in the log; its history stays with it.
    let changed = with(&changed, "year_from", "2028");
    let changed = with(&changed, "seen", hidden(&form, "seen"));
    let saved = at_work.post(&format!("{at}/edit"), &changed).await;
    follow(&mut at_work, &saved).await;

    let mut reading = app.signed_in(&auditor).await;
    let page = reading.get(&at).await;
    assert_eq!(page.status, 200);
    for seen in [
        "Nguyễn Thị Hoa",
        "97.5",
        "98",
        "2027",
        "2028",
        "Thêm",
        "Sửa",
    ] {
        assert!(page.text.contains(seen), "{seen} in {}", page.text);
    }
    assert!(
        !page.text.contains(&format!("{at}/edit")),
        "an auditor is offered nothing"
    );
}

#[tokio::test]
async fn what_is_wrong_with_a_target_stands_beside_its_field_and_nothing_is_written() {
    let app = open().await;
    let (administrator, _) = people(&app).await;
    let mut browser = app.signed_in(&administrator).await;
    let before = app.app.catalogue().version;
    let wrong = with(&TARGET, "threshold_percent", "<b>9x</b>");
    let wrong = with(&wrong, "year_until", "2026");
    let answer = browser.post("/admin/targets/new", &wrong).await;
    assert_eq!(answer.status, 422);
    for part in [
        "id=\"f-threshold_percent-error\"",
        "id=\"f-year_until-error\"",
        "value=\"&lt;b&gt;9x&lt;/b&gt;\"",
        "value=\"UBND phường Tây Thạnh\"",
    ] {
        assert!(answer.text.contains(part), "{part} in {}", answer.text);
    }
    app.app.refresh().await.expect("the data");
    assert_eq!(app.app.catalogue().version, before);
}

#[tokio::test]
async fn a_target_in_force_ends_and_one_that_never_was_goes() {
    let app = open().await;
    let (administrator, _) = people(&app).await;
    let mut browser = app.signed_in(&administrator).await;
    let added = browser.post("/admin/targets/new", &TARGET).await;
    follow(&mut browser, &added).await;
    let catalogue = app.app.catalogue();
    let id = |topic: &str, year: i32| {
        let mut all = catalogue.targets.iter();
        let found = all.find(|t| t.topic == topic && t.year_from == year);
        found.expect(topic).id
    };
    let (new, running) = (id("waiting_time", 2027), id("procedures", 2026));

    let asked = browser
        .get(&format!("/admin/targets/{running}/delete"))
        .await;
    assert_eq!(asked.status, 422, "a target in force is not deleted");
    let end = format!("/admin/targets/{running}/end");
    let form = browser.get(&end).await;
    let fields = [("year_until", "2027"), ("seen", hidden(&form, "seen"))];
    let asked = browser.post(&end, &fields).await;
    assert_eq!(asked.status, 200, "asked once more: {}", asked.text);
    let sure = [&fields[..], &[("sure", "yes")]].concat();
    let ended = browser.post(&end, &sure).await;
    follow(&mut browser, &ended).await;

    let delete = format!("/admin/targets/{new}/delete");
    let asked = browser.get(&delete).await;
    assert!(asked.text.contains("đã xóa không khôi phục được"));
    let fields = [("seen", hidden(&asked, "seen")), ("sure", "yes")];
    let deleted = browser.post(&delete, &fields).await;
    follow(&mut browser, &deleted).await;
    let catalogue = app.app.catalogue();
    let now = |id: i32| catalogue.targets.iter().find(|target| target.id == id);
    assert_eq!(now(running).expect("it stays").year_until, 2027);
    assert!(now(new).is_none());
}

#[tokio::test]
async fn a_corrected_official_value_keeps_its_history() {
    let app = open().await;
    let (administrator, auditor) = people(&app).await;
    let mut browser = app.signed_in(&administrator).await;
    let value = [
        ("topic", "procedures"),
        ("scope", "dia-ban-tan-phu"),
        ("period", "2025"),
        ("calendar", "calendar"),
        ("value_percent", "96,4"),
        ("source", "Công văn 7/SNV"),
        ("date", "2026-02-01"),
    ];
    let added = browser.post("/admin/official-values/new", &value).await;
    let shown = follow(&mut browser, &added).await;
    assert!(shown.text.contains("96,4"), "{}", shown.text);
    let edit = "/admin/official-values/dia-ban-tan-phu%2Fprocedures%2F2025-01-01%2F2025-12-31/edit";
    let form = browser.get(edit).await;
    assert_eq!(form.status, 200, "{}", form.text);
    let corrected = with(&value, "value_percent", "95");
    let corrected = with(&corrected, "period", "2025-H1");
    let corrected = with(&corrected, "seen", hidden(&form, "seen"));
    let saved = browser.post(edit, &corrected).await;
    let to = saved.location().to_owned();
    follow(&mut browser, &saved).await;
    let mut reading = app.signed_in(&auditor).await;
    let page = reading.get(&to).await;
    for seen in ["96.4", "95", "2025-01-01..2025-12-31"] {
        assert!(page.text.contains(seen), "{seen} in {}", page.text);
    }
}

/// The form of the default questionnaire's next version, with another question.
fn draft(seen: &str) -> Vec<(&str, &str)> {
    vec![
        ("scale", "five"),
        ("subject", "procedure"),
        ("title.vi", "Ông/Bà có hài lòng về lần phục vụ này không?"),
        ("title.en", "Were you satisfied with this visit?"),
        ("reasons.0.key", "late"),
        ("reasons.0.labels.vi", "Thời hạn trả kết quả"),
        ("reasons.1.key", ""),
        ("reasons.1.labels.vi", ""),
        ("comment", "yes"),
        ("seen", seen),
    ]
}

#[tokio::test]
async fn a_published_version_is_never_edited_and_its_form_makes_the_next_draft() {
    let app = open().await;
    let (administrator, _) = people(&app).await;
    let mut browser = app.signed_in(&administrator).await;
    let first = app
        .app
        .catalogue()
        .questionnaire("default@1")
        .expect("a version")
        .clone();

    let written = browser
        .post("/admin/questionnaires/default@1/edit", &draft(""))
        .await;
    assert!(written.location().contains('2'), "{}", written.location());
    let shown = follow(&mut browser, &written).await;
    assert!(shown.text.contains("lần phục vụ này") && shown.text.contains("bản nháp"));
    let catalogue = app.app.catalogue();
    assert_eq!(
        catalogue.questionnaire("default@1"),
        Some(&first),
        "as it was"
    );
    assert_eq!(
        catalogue.newest_questionnaire("default"),
        Some(&first),
        "a draft is not handed out"
    );

    let phone = browser.get("/admin/questionnaires/default@2/preview").await;
    assert!(phone.text.contains("lần phục vụ này") && phone.text.contains("Rất hài lòng"));

    let publish = "/admin/questionnaires/default@2/publish";
    let asked = browser.get(publish).await;
    let fields = [("seen", hidden(&asked, "seen")), ("sure", "yes")];
    let published = browser.post(publish, &fields).await;
    follow(&mut browser, &published).await;
    let catalogue = app.app.catalogue();
    let newest = catalogue
        .newest_questionnaire("default")
        .expect("a version");
    assert_eq!((newest.version, newest.content.reasons.len()), (2, 1));
    assert_eq!(catalogue.questionnaire("default@1"), Some(&first));

    let again = browser
        .post("/admin/questionnaires/default@2/edit", &draft(""))
        .await;
    assert_eq!(again.status, 303, "{}", again.text);
    let catalogue = app.app.catalogue();
    let newest = catalogue
        .newest_questionnaire("default")
        .expect("a version");
    assert_eq!(
        (newest.version, catalogue.draft_questionnaires[0].version),
        (2, 3)
    );
    let discard = "/admin/questionnaires/default@3/discard";
    let discarded = browser.post(discard, &[("sure", "yes")]).await;
    follow(&mut browser, &discarded).await;
    assert!(app.app.catalogue().draft_questionnaires.is_empty());

    let retire = "/admin/questionnaires/default@1/retire";
    let retired = browser.post(retire, &[("sure", "yes")]).await;
    follow(&mut browser, &retired).await;
    let last = browser
        .post("/admin/questionnaires/default@2/retire", &[("sure", "yes")])
        .await;
    assert_eq!(last.status, 422, "kiosks would have nothing to ask");
}

#[tokio::test]
async fn a_questionnaire_without_vietnamese_comes_back_with_its_fault() {
    let app = open().await;
    let (administrator, _) = people(&app).await;
    let mut browser = app.signed_in(&administrator).await;
    let typed = draft("");
    let wrong = with(&typed, "title.vi", " ");
    let answer = browser
        .post("/admin/questionnaires/default@1/edit", &wrong)
        .await;
    assert_eq!(answer.status, 422);
    assert!(
        answer.text.contains("id=\"f-title.vi-error\""),
        "{}",
        answer.text
    );
    assert!(answer.text.contains("Were you satisfied with this visit?"));
    let more = with(&typed, "more", "reasons");
    let longer = browser
        .post("/admin/questionnaires/default@1/edit", &more)
        .await;
    assert_eq!(longer.status, 200);
    assert!(
        longer.text.contains("name=\"reasons.2.key\""),
        "one line more"
    );
    assert!(app.app.catalogue().draft_questionnaires.is_empty());
}

#[tokio::test]
async fn a_scale_is_written_published_and_kept() {
    let app = open().await;
    let (administrator, _) = people(&app).await;
    let mut browser = app.signed_in(&administrator).await;
    let fields = [
        ("family", "two"),
        ("levels.0.level", "5"),
        ("levels.0.labels.vi", "Hài lòng"),
        ("levels.0.satisfied", "yes"),
        ("levels.1.level", "1"),
        ("levels.1.labels.vi", "Không hài lòng"),
        ("levels.2.level", ""),
    ];
    let all_satisfied = [&fields[..], &[("levels.1.satisfied", "yes")]].concat();
    let refused = browser.post("/admin/scales/new", &all_satisfied).await;
    assert_eq!(refused.status, 422);
    let written = browser.post("/admin/scales/new", &fields).await;
    follow(&mut browser, &written).await;
    let asked = browser.get("/admin/scales/two/publish").await;
    let sure = [("seen", hidden(&asked, "seen")), ("sure", "yes")];
    let published = browser.post("/admin/scales/two/publish", &sure).await;
    follow(&mut browser, &published).await;
    let catalogue = app.app.catalogue();
    let scale = catalogue.scales.iter().find(|scale| scale.key == "two");
    assert_eq!(scale.expect("the scale").levels.len(), 2);
    let discarded = browser
        .post("/admin/scales/two/discard", &[("sure", "yes")])
        .await;
    assert_eq!(discarded.status, 422, "what was published stays");
}

#[tokio::test]
async fn an_auditor_changes_nothing() {
    let app = open().await;
    let (_, auditor) = people(&app).await;
    let mut browser = app.signed_in(&auditor).await;
    let changing = web::table(&app.app).into_iter().filter(|route| {
        let own = Rule::Needs(Permission::OwnAccount);
        let theirs = route.path.starts_with("/admin") && route.rule != own;
        route.method == Method::POST && theirs
    });
    let mut tried = 0;
    for route in changing {
        let path = route
            .path
            .replace("{target}", "1")
            .replace("{version}", "default@1");
        let answer = browser.post(&path, &[("sure", "yes")]).await;
        assert_eq!(answer.status, 403, "{path}");
        tried += 1;
    }
    assert!(tried >= 18, "{tried}");
}
