//! Looking after people and tokens, and reading who did.

use std::time::Duration;

use hailong::model::role::Role;
use serde_json::json;

use crate::harness::{
    Browser, Somebody, TestApp, TestDatabase,
    app::{Answer, rating},
    browser::PASSWORD,
};

async fn app() -> TestApp {
    TestApp::configured(TestDatabase::sqlite().await, |config| {
        config.access.totp_required_roles = Vec::new();
    })
    .await
}

async fn admin(app: &TestApp) -> (Somebody, Browser<'_>) {
    let admin = app.person(Role::Administrator, None).await;
    let browser = app.signed_in(&admin).await;
    (admin, browser)
}

/// The secret of a page that shows one once.
fn secret(page: &Answer, begins: &str) -> String {
    assert_eq!(page.status, 200, "{}", page.text);
    let (_, rest) = page.text.split_once(begins).expect("the secret");
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric());
    rest[..end.expect("its end")].to_owned()
}

const HOA: [(&str, &str); 4] = [
    ("email", "Hoa@vidu.gov.vn"),
    ("name", "Nguyễn Thị Hoa <script>alert(1)</script>"),
    ("role", "agency_manager"),
    ("agency", "p-taythanh-2"),
];

#[tokio::test]
async fn somebody_is_invited_comes_in_and_sees_the_own_ward() {
    let app = app().await;
    let (_, mut admin) = admin(&app).await;
    let page = admin.post("/admin/users/new", &HOA).await;
    let token = secret(&page, "/invitations/");
    let mut hoa = app.browser();
    let fields = [("new", PASSWORD), ("again", PASSWORD)];
    let link = format!("/invitations/{token}");
    assert_eq!(hoa.post(&link, &fields).await.status, 303);
    let sent = [("email", "hoa@vidu.gov.vn"), ("password", PASSWORD)];
    assert_eq!(hoa.post("/sign-in", &sent).await.location(), "/dashboard");
    assert_eq!(hoa.get("/agencies/p-taythanh-2").await.status, 200);
    assert_eq!(hoa.get("/agencies/p-phuthanh-2").await.status, 403);
    // What somebody is called is text, wherever it stands.
    for page in [
        hoa.get("/account").await,
        hoa.get("/dashboard").await,
        admin.get("/admin/users").await,
        admin.get("/admin/users?q=nguyen%20thi").await,
        admin.get("/admin/users/2").await,
    ] {
        assert!(
            page.text.contains("Nguyễn Thị Hoa &lt;script"),
            "{}",
            page.text
        );
        assert!(!page.text.contains("<script>alert"), "{}", page.text);
    }
    assert!(
        !admin
            .get("/admin/users?q=tran")
            .await
            .text
            .contains("Nguyễn Thị Hoa &lt;")
    );
}

#[tokio::test]
async fn an_invitation_that_does_not_fit_says_why_and_keeps_what_was_typed() {
    let app = app().await;
    let (somebody, mut admin) = admin(&app).await;
    let taken = somebody.user.email;
    for (changed, value) in [
        ("email", "hoa"),
        ("email", taken.as_str()),
        ("name", " "),
        ("role", "king"),
        ("role", "administrator"),
        ("agency", ""),
        ("agency", "nowhere"),
    ] {
        let fields = HOA.map(|(name, old)| (name, if name == changed { value } else { old }));
        let answer = admin.post("/admin/users/new", &fields).await;
        assert_eq!(answer.status, 422, "{changed}={value}");
        assert!(answer.text.contains("class=\"error\""), "{changed}={value}");
        if changed != "name" {
            assert!(answer.text.contains("Nguyễn Thị Hoa"), "{changed}={value}");
        }
    }
    assert_eq!(app.app.db.users().await.expect("people").len(), 1);
}

#[tokio::test]
async fn a_changed_role_holds_from_the_next_request_and_locking_ends_all() {
    let app = app().await;
    let (_, mut admin) = admin(&app).await;
    let viewer = app.person(Role::Viewer, None).await;
    let mut browser = app.signed_in(&viewer).await;
    assert_eq!(browser.get("/agencies/p-phuthanh-2").await.status, 200);
    let page = format!("/admin/users/{}", viewer.user.id);
    let change = [
        ("name", "Lê Văn Bình"),
        ("role", "viewer"),
        ("agency", "p-taythanh-2"),
    ];
    let answer = admin.post(&format!("{page}/edit"), &change).await;
    assert_eq!(answer.location(), format!("{page}?done=saved"));
    assert_eq!(browser.get("/agencies/p-phuthanh-2").await.status, 403);
    assert!(admin.get(&page).await.text.contains("Lê Văn Bình"));
    admin.post(&format!("{page}/disable"), &[]).await;
    assert!(!browser.is_in().await);
    admin.post(&format!("{page}/enable"), &[]).await;
    assert!(!browser.is_in().await, "the old session stays over");
    assert_eq!(browser.sign_in(&viewer).await.status, 303);
}

#[tokio::test]
async fn the_last_administrator_stays() {
    let app = app().await;
    let (somebody, mut admin) = admin(&app).await;
    let page = format!("/admin/users/{}", somebody.user.id);
    let answer = admin.post(&format!("{page}/disable"), &[]).await;
    assert_eq!(answer.status, 422);
    let change = [("name", "An"), ("role", "viewer"), ("agency", "")];
    assert_eq!(
        admin.post(&format!("{page}/edit"), &change).await.status,
        422
    );
    assert_eq!(admin.get("/admin").await.status, 200);
}

#[tokio::test]
async fn a_token_works_until_it_is_revoked() {
    let app = app().await;
    let (_, mut admin) = admin(&app).await;
    let nothing = admin
        .post("/admin/tokens/new", &[("until", "2026-07-14")])
        .await;
    assert_eq!(
        (
            nothing.status.as_u16(),
            nothing.text.matches("class=\"error\"").count()
        ),
        (422, 3)
    );
    let fields = [
        ("name", "Cổng một cửa"),
        ("grant", "ratings:write"),
        ("until", "2026-12-31"),
    ];
    let page = admin.post("/admin/tokens/new", &fields).await;
    let token = format!("hl_{}", secret(&page, "hl_"));
    let list = "/admin/tokens?q=cong%20mot";
    let unused = admin.get(list).await.text;
    assert!(unused.contains("chưa dùng"), "{unused}");
    app.clock.advance(Duration::from_mins(2));
    assert_eq!(app.results(&token, &[rating(5)]).await, ["accepted"]);
    // Nobody waits for it to be written: it is there soon after.
    let used = "10:02, 15/7/2026";
    assert!(!unused.contains(used));
    let noted = async {
        loop {
            let page = admin.get(list).await.text;
            if !page.contains("chưa dùng") {
                return page;
            }
            tokio::task::yield_now().await;
        }
    };
    let noted = tokio::time::timeout(Duration::from_secs(10), noted).await;
    let shown = noted.expect("that it was used");
    assert_eq!(shown.matches(used).count(), 1, "{shown}");
    assert!(shown.contains("Cổng một cửa") && !shown.contains(&token));
    let address = "/admin/tokens/1";
    assert!(
        admin
            .get(&format!("{address}/revoke"))
            .await
            .text
            .contains("Cổng một cửa")
    );
    admin.post(&format!("{address}/revoke"), &[]).await;
    app.clock.advance(Duration::from_mins(2));
    let refused = app
        .post(
            "/api/v1/ratings",
            Some(&token),
            &json!({ "ratings": [rating(5)] }),
        )
        .await;
    assert!(refused.problem(401).is_empty());
    assert!(!admin.get(address).await.text.contains("/revoke\""));
    let kept = admin.get(list).await.text;
    assert!(
        kept.contains(used),
        "a refused call is no use of it: {kept}"
    );
}

#[tokio::test]
async fn the_auditor_sees_who_did_what_and_changes_nothing() {
    let app = app().await;
    let (_, mut admin) = admin(&app).await;
    admin.post("/admin/users/new", &HOA).await;
    let fields = [("name", "=cmd()"), ("grant", "scores:read")];
    admin.post("/admin/tokens/new", &fields).await;
    assert_eq!(
        admin.get("/audit").await.status,
        403,
        "not even the administrator"
    );
    let auditor = app.person(Role::Auditor, None).await;
    let mut auditor = app.signed_in(&auditor).await;
    for path in ["/admin", "/admin/users", "/admin/tokens", "/admin/users/1"] {
        let page = auditor.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        for way in ["/new\"", "/edit\"", "/reset\"", "/disable\""] {
            assert!(!page.text.contains(way), "{path} offers {way}");
        }
    }
    let log = auditor.get("/audit?kind=user&action=created").await;
    assert!(
        log.text.contains("hoa@vidu.gov.vn") && log.text.contains("quản trị"),
        "{}",
        log.text
    );
    assert!(!log.text.contains("=cmd()"), "filtered");
    let file = auditor.get("/audit/export.csv?kind=token").await;
    assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
    assert!(file.text.starts_with("\u{feff}number,time,who"));
    assert!(
        file.text.contains(",token,1,'=cmd() (số 1),"),
        "no formula for a spreadsheet: {}",
        file.text
    );
    assert_eq!(file.text.lines().count(), 3, "head, line, count");
    let whole = auditor.get("/audit/export.csv").await.text;
    assert!(!whole.contains(PASSWORD) && !whole.contains("hl_") && !whole.contains("$argon2"));
}
