//! `examples/new-ward/set-up.sh`: a ward that is ready for citizens after one script.

use std::process::Command;

use hailong::model::{opening::OpenHours, role::Role};
use serde_json::json;

use crate::harness::{
    Browser, TestApp, TestDatabase, World,
    app::{Answer, changed},
    browser::PASSWORD,
};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/new-ward");
const HEAD: &str = "lanhdao@binhminh.example";

/// What the script printed.
struct SetUp {
    said: String,
}

impl SetUp {
    /// Runs the script as a sysadmin does.
    async fn run(db: &TestDatabase) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut script = Command::new(format!("{FOLDER}/set-up.sh"));
        script
            .env("HAILONG", env!("CARGO_BIN_EXE_hailong"))
            .env("HAILONG_DATABASE_URL", db.url())
            .env("HAILONG_DATA_DIR", folder.path())
            .env("HAILONG__SERVER__PUBLIC_URL", "https://danhgia.example.vn");
        let run = tokio::task::spawn_blocking(move || script.output());
        let output = run.await.expect("a thread").expect("the script starts");
        let complained = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{complained}");
        let said = String::from_utf8(output.stdout).expect("UTF-8");
        Self { said }
    }

    /// What stands behind `mark` in each link.
    fn links(&self, mark: &str) -> Vec<&str> {
        let lines = self.said.lines();
        lines
            .filter_map(|line| line.split_once(mark)?.1.into())
            .collect()
    }
}

/// The new ward beside the wards of the Tân Phú area.
async fn installation() -> (TestApp, SetUp) {
    let db = TestDatabase::sqlite().await;
    let world = World::tan_phu(db.clone()).await;
    let set_up = SetUp::run(&world.db).await;
    let no_factor = |config: &mut hailong::config::Config| {
        config.access.totp_required_roles = Vec::new();
        config.limits.api_calls_per_second = 1_000;
    };
    let world = World::found_in(db).await;
    (TestApp::over(world, no_factor, false).await, set_up)
}

/// Accepts an invitation and signs in.
async fn accept<'a>(app: &'a TestApp, token: &str, email: &str) -> Browser<'a> {
    let mut browser = app.browser();
    let chosen = [("new", PASSWORD), ("again", PASSWORD)];
    let answer = browser
        .post(&format!("/invitations/{token}"), &chosen)
        .await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let typed = [("email", email), ("password", PASSWORD)];
    let answer = browser.post("/sign-in", &typed).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    browser
}

fn hidden<'a>(page: &'a Answer, name: &str) -> &'a str {
    let (_, rest) = page
        .text
        .split_once(&format!("name=\"{name}\" value=\""))
        .unwrap_or_else(|| panic!("no {name} in {}", page.text));
    rest.split('"').next().expect("a value")
}

#[tokio::test]
async fn the_script_leaves_nothing_to_do_but_hand_out_its_links() {
    let (app, set_up) = installation().await;
    assert_eq!(set_up.links("/invitations/").len(), 3);
    assert_eq!(set_up.links("/k/pair#").len(), 3);
    let catalogue = app.app.catalogue();
    let point = catalogue.service_point("binhminh-q2").expect("the counter");
    let hours = catalogue.hours_of(point.id).iter();
    let hours: Vec<String> = hours.map(OpenHours::to_string).collect();
    assert_eq!(hours.len(), 11, "{hours:?}");
    let asked = catalogue.newest_questionnaire("default").expect("one");
    assert_eq!((asked.version, asked.content.reasons.len()), (2, 5));
    let own = hailong::model::questionnaire::QuestionnaireContent::default_procedure();
    assert_eq!(
        asked.content.reason_questions, own.reason_questions,
        "the apology"
    );
    let people = app.app.db.users().await.expect("people");
    let mut roles = people.iter().map(|entry| entry.user.role);
    assert!(roles.any(|role| role == Role::Administrator));
    let scope = catalogue.scope("phuong-binhminh").expect("the scope");
    let bound = catalogue.targets.iter();
    assert_eq!(bound.filter(|target| target.scope == scope.id).count(), 2);
}

#[tokio::test]
async fn the_script_run_again_changes_nothing_and_prints_no_second_link() {
    let db = TestDatabase::sqlite().await;
    let world = World::tan_phu(db.clone()).await;
    SetUp::run(&world.db).await;
    let before = kept(&world).await;
    let again = SetUp::run(&world.db).await;
    assert!(again.links("/invitations/").is_empty(), "{}", again.said);
    assert!(again.links("/k/pair#").is_empty(), "{}", again.said);
    assert_eq!(kept(&world).await, before);
}

/// How much there is: lines of the audit log but those that say a file was imported, people, devices, questionnaires.
async fn kept(world: &World) -> [usize; 4] {
    let db = &world.db;
    let log = db.audit_page(&<_>::default(), None, 1_000).await;
    let log = log.expect("the log").into_iter();
    let changes = log.filter(|line| line.entry.action.key() != "imported");
    let catalogue = db.catalogue().await.expect("the catalogue");
    let fleet = db.fleet(0, 0, None).await.expect("the devices");
    let people = db.users().await.expect("people");
    [
        changes.count(),
        people.len(),
        fleet.len(),
        catalogue.questionnaires.len(),
    ]
}

#[tokio::test]
async fn a_tap_at_the_new_counter_counts_and_its_head_sees_that_ward_alone() {
    let (app, set_up) = installation().await;
    let kiosk = app.paired(set_up.links("/k/pair#")[1]).await;
    let settings = app.get("/api/v1/kiosk", Some(&kiosk.token)).await;
    let question = &settings.json["questionnaire"]["title"]["vi"];
    assert!(
        question
            .as_str()
            .is_some_and(|text| text.contains("hôm nay")),
        "{settings:?}"
    );
    let tap = changed(kiosk.tap(5), json!({ "questionnaire": "default@2" }));
    assert_eq!(kiosk.send(&[tap]).await.results("results"), ["accepted"]);

    let mut head = accept(&app, set_up.links("/invitations/")[1], HEAD).await;
    let own = "/api/v1/scores?period=2026&agency=p-binhminh&children=1";
    let scores = head.get(own).await;
    assert_eq!(scores.json["total"]["n"], 1, "{scores:?}");
    let page = head
        .get("/dashboard?period=2026-07&rows=agency_domain")
        .await;
    assert_eq!(page.status, 200);
    assert!(page.text.contains("phường Bình Minh"), "{}", page.text);
    for other in ["Tây Thạnh", "Phú Thạnh", "Địa bàn quận"] {
        assert!(!page.text.contains(other), "{other}");
    }
    for closed in [
        "/agencies/p-taythanh-2",
        "/evidence?agency=p-phuthanh-2",
        "/api/v1/scores?period=2026&agency=p-taythanh-2",
        "/admin/targets",
    ] {
        assert_eq!(head.get(closed).await.status, 403, "{closed}");
    }
}

#[tokio::test]
async fn the_auditor_finds_who_changed_the_wards_target() {
    let (app, _) = installation().await;
    let administrator = app.person(Role::Administrator, None).await;
    let auditor = app.person(Role::Auditor, None).await;
    let catalogue = app.app.catalogue();
    let scope = catalogue.scope("phuong-binhminh").expect("the scope").id;
    let mut targets = catalogue.targets.iter();
    let target = targets.find(|t| t.scope == scope && t.topic == "procedures");
    let at = format!("/admin/targets/{}/edit", target.expect("the target").id);

    let mut at_work = app.signed_in(&administrator).await;
    let form = at_work.get(&at).await;
    let fields = [
        ("topic", "procedures"),
        ("scope", "phuong-binhminh"),
        ("subject", "procedure"),
        ("domains", "*"),
        ("agency_kinds", "commune"),
        ("agency_kinds", "specialised_office"),
        ("agency_kinds", "one_stop_centre"),
        ("measured_by", "ratings"),
        ("year_from", "2026"),
        ("year_until", "2030"),
        ("comparison", "at_least"),
        ("threshold_percent", "96,5"),
        ("status", "binding"),
        ("issuer", "UBND phường Bình Minh"),
        ("source", "Quyết định 12/QĐ-UBND ngày 03/6/2026"),
        // It is in force: a change shows in figures that people know already.
        ("confirmed", "yes"),
        ("seen", hidden(&form, "seen")),
    ];
    let saved = at_work.post(&at, &fields).await;
    assert_eq!(saved.status, 303, "{}", saved.text);

    let mut reading = app.signed_in(&auditor).await;
    let log = reading.get("/audit?kind=target").await;
    assert_eq!(log.status, 200);
    for seen in ["Nguyễn Thị Hoa", "quản trị", "96.5", "dòng lệnh"] {
        assert!(log.text.contains(seen), "{seen} in {}", log.text);
    }
}
