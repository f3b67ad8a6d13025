//! The audit log as its readers have it: who did what in words, nobody's address in the table itself.

use std::time::Duration;

use hailong::model::{audit::ObjectKind, role::Role};

use crate::harness::{
    Browser, Direct, TestApp, TestDatabase, app::Answer, browser::PASSWORD, on_each_database,
};

const TARGET: [(&str, &str); 13] = [
    ("topic", "procedures"),
    ("scope", "dia-ban-tan-phu"),
    ("subject", "procedure"),
    ("domains", "land;construction"),
    ("agency_kinds", "*"),
    ("measured_by", "ratings"),
    ("year_from", "2027"),
    ("year_until", "2030"),
    ("comparison", "at_least"),
    ("threshold_percent", "97"),
    ("status", "binding"),
    ("issuer", "UBND phường Tây Thạnh"),
    ("source", "Quyết định 12/QĐ-UBND ngày 03/6/2026"),
];

const HOA: [(&str, &str); 4] = [
    ("email", "hoa@vidu.gov.vn"),
    ("name", "Trần Thị Hòa"),
    ("role", "agency_manager"),
    ("agency", "p-taythanh-2"),
];

pub async fn open(db: TestDatabase) -> TestApp {
    Box::pin(TestApp::configured(db, |config| {
        config.access.totp_required_roles = Vec::new();
    }))
    .await
}

/// Reads the log as an auditor does.
pub async fn auditor(app: &TestApp) -> Browser<'_> {
    let auditor = app.person(Role::Auditor, None).await;
    app.signed_in(&auditor).await
}

/// The value behind some text of a page, up to the next quote or tag.
pub fn behind<'a>(page: &'a Answer, mark: &str) -> &'a str {
    let (_, rest) = page
        .text
        .split_once(mark)
        .unwrap_or_else(|| panic!("no {mark} in {}", page.text));
    rest.split(['"', '<']).next().expect("its end")
}

fn with<'a>(name: &'a str, value: &'a str) -> impl Fn((&'a str, &'a str)) -> (&'a str, &'a str) {
    move |(field, old)| (field, if field == name { value } else { old })
}

/// Sets a target of 97 % and lowers it to 95, without a reason.
async fn lower_a_target(app: &TestApp, admin: &mut Browser<'_>) {
    let added = admin.post("/admin/targets/new", &TARGET).await;
    assert_eq!(added.status, 303, "{}", added.text);
    let catalogue = app.app.catalogue();
    let target = catalogue
        .targets
        .iter()
        .find(|target| target.year_from == 2027);
    let at = format!("/admin/targets/{}/edit", target.expect("the target").id);
    let form = admin.get(&at).await;
    let changed = TARGET
        .map(with("threshold_percent", "95"))
        .map(with("source", ""));
    let mut changed = changed.to_vec();
    changed.push(("seen", behind(&form, "name=\"seen\" value=\"")));
    let saved = admin.post(&at, &changed).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
}

#[tokio::test]
async fn an_auditor_can_say_who_changed_the_target() {
    on_each_database(|db| async move {
        let app = open(db).await;
        let boss = app.person(Role::Administrator, None).await;
        let mut admin = app.signed_in(&boss).await;
        lower_a_target(&app, &mut admin).await;
        let mut auditor = auditor(&app).await;

        let page = auditor.get("/audit?kind=target&action=changed").await;
        let (_, line) = page.text.split_once("<tbody").expect("a table");
        for seen in [
            "Nguyễn Thị Hoa",
            "quản trị",
            "10:00, 15/7/2026",
            "Địa bàn quận Tân Phú",
            "dia-ban-tan-phu/procedures/UBND phường Tây Thạnh/2027",
            "(trống)",
        ] {
            assert!(line.contains(seen), "{seen} in {line}");
        }
        let change = line.find("97").zip(line.find("95"));
        assert!(change.is_some_and(|(was, is)| was < is), "{line}");
        assert!(!line.contains("null"), "{line}");
        let made = auditor.get("/audit?kind=target&action=created").await;
        assert!(
            made.text
                .contains("Đất đai (land); Xây dựng (construction)"),
            "{}",
            made.text
        );

        let file = auditor
            .get("/audit/export.csv?kind=target&action=changed")
            .await;
        let lines: Vec<&str> = file.text.lines().collect();
        assert_eq!(lines.len(), 3, "{}", file.text);
        let who = format!(
            ",2026-07-15 10:00:00,Nguyễn Thị Hoa,{},administrator,web,changed,target,",
            boss.user.id
        );
        assert!(lines[1].contains(&who), "{}", lines[1]);
        let was = lines[1].find("\"\"threshold_percent\"\":\"\"97\"\"");
        let is = lines[1].find("\"\"threshold_percent\"\":\"\"95\"\"");
        assert!(
            was.zip(is).is_some_and(|(was, is)| was < is),
            "{}",
            lines[1]
        );
    })
    .await;
}

/// Waits until a refused sign-in is counted.
async fn refusal_counted(direct: &Direct) {
    loop {
        let waiting = direct.table("meta", "key").await;
        if waiting
            .iter()
            .any(|key| key.starts_with("refused_sign_in/"))
        {
            return;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

/// Hoa is invited, comes in, forgets the password, is locked out and let in again.
async fn busy_day(app: &TestApp, direct: &Direct) {
    let boss = app.person(Role::Administrator, None).await;
    let mut admin = app.signed_in(&boss).await;
    let invited = admin.post("/admin/users/new", &HOA).await;
    let token = behind(&invited, "/invitations/").to_owned();
    let mut browser = app.browser();
    let chosen = [("new", PASSWORD), ("again", PASSWORD)];
    browser
        .post(&format!("/invitations/{token}"), &chosen)
        .await;
    let wrong = [
        ("email", "hoa@vidu.gov.vn"),
        ("password", "nothing like it"),
    ];
    assert_eq!(browser.post("/sign-in", &wrong).await.status, 422);
    refusal_counted(direct).await;
    let right = [("email", "hoa@vidu.gov.vn"), ("password", PASSWORD)];
    assert_eq!(browser.post("/sign-in", &right).await.status, 303);
    browser.post("/account/sessions/end-others", &[]).await;
    browser.post("/sign-out", &[]).await;
    let page = "/admin/users/2";
    let edit = HOA.map(with("name", "Trần Thị Hoà"));
    admin.post(&format!("{page}/edit"), &edit[1..]).await;
    admin
        .post(&format!("{page}/reset"), &[("second-factor", "yes")])
        .await;
    admin.post(&format!("{page}/disable"), &[]).await;
    admin.post(&format!("{page}/enable"), &[]).await;
    let again = admin.get(page).await;
    assert!(
        again.text.contains("Trần Thị Hoà"),
        "the history of a person is found by number"
    );
    admin
        .post(
            "/admin/tokens/new",
            &[
                ("name", "Cổng"),
                ("grant", "scores:read"),
                ("until", "2026-12-31"),
            ],
        )
        .await;
    app.clock.advance(Duration::from_mins(16));
    app.app.accounts.tidy().await.expect("tidied");
}

const WHOLE: &str =
    "at actor_id actor_name actor_role via action object_kind object_key before after";

#[tokio::test]
async fn no_address_is_in_the_log_and_yet_its_reader_knows_who_it_was() {
    on_each_database(|db| async move {
        let app = open(db).await;
        let direct = Direct::to(&app.world.db).await;
        busy_day(&app, &direct).await;
        let mut auditor = auditor(&app).await;
        for page in [
            "/audit?q=hoa@vidu.gov.vn",
            "/audit/export.csv?q=hoa@vidu.gov.vn",
        ] {
            let page = auditor.get(page).await;
            assert!(
                page.text.contains("Trần Thị Hoà (hoa@vidu.gov.vn)"),
                "{}",
                page.text
            );
        }
        let log = direct.table("audit_log", WHOLE).await.join("\n");
        for kind in ["user", "invitation", "session", "token", "audit_log"] {
            let kind: ObjectKind = kind.parse().expect("a kind");
            let cell = format!("|{}|", kind.code());
            assert!(log.contains(&cell), "{kind} was written about");
        }
        for address in [
            "hoa@",
            "administrator.all@",
            "auditor.all@",
            "vidu.gov.vn",
            "@",
        ] {
            assert!(!log.contains(address), "{address} in {log}");
        }

        let refused = auditor.get("/audit?action=sign_in_refused").await;
        assert!(
            refused.text.contains("Số lần sai mật khẩu"),
            "{}",
            refused.text
        );
        let history = auditor.get("/admin/users/2").await;
        assert!(
            history.text.contains("/audit?kind=user&amp;key=2"),
            "{}",
            history.text
        );
        let whole = auditor.get("/audit?kind=user&key=2").await;
        assert!(whole.text.contains("Khóa tài khoản"), "{}", whole.text);

        for table in ["session", "invitation", "recovery_code"] {
            direct
                .execute(&format!("DELETE FROM {table} WHERE user_id = 2"))
                .await;
        }
        direct
            .execute("DELETE FROM user_account WHERE id = 2")
            .await;
        let gone = auditor.get("/audit?kind=user&key=2").await;
        assert!(gone.text.contains("tài khoản số 2"), "{}", gone.text);
        assert!(!gone.text.contains("hoa@vidu"), "{}", gone.text);
    })
    .await;
}
