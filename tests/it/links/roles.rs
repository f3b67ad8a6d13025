//! Who sees and changes which links: the own agency and those below it, no other.

use axum::http::Method;
use hailong::model::role::Role;

use super::{WARD, made, new, online};
use crate::harness::{TestApp, TestDatabase};

const OTHER: &str = "p-phuthanh-2";
const BELOW: &str = "ttpvhcc-taythanh";
/// What the forms about a link ask for, all at once.
const TYPED: [(&str, &str); 5] = [
    ("note", "Của tôi"),
    ("valid_from", ""),
    ("valid_until", "2026-12-31"),
    ("old", "misused"),
    ("closing", "misused"),
];

/// The addresses of one link, its print among them.
fn about(app: &TestApp, id: i32) -> Vec<(Method, String)> {
    app.pages_about("/admin/links/{id}", &format!("/admin/links/{id}"))
}

/// Links of the ward, of the centre below it, and of another ward.
async fn three() -> TestApp {
    let db = TestDatabase::sqlite().await;
    let app =
        TestApp::configured(db, |config| config.access.totp_required_roles = Vec::new()).await;
    for (code, agency) in [
        ("bcdefghjkm", WARD),
        ("cdefghjkmn", BELOW),
        ("defghjkmnp", OTHER),
    ] {
        made(&app, new(code, online(&app, agency))).await;
    }
    app
}

#[tokio::test]
async fn a_head_reaches_the_own_links_and_those_below() {
    let app = three().await;
    let before = app.app.catalogue().links.clone();
    assert!(about(&app, 3).len() >= 8, "{:?}", about(&app, 3));
    for role in [Role::AgencyManager, Role::KioskOfficer] {
        let person = app.person(role, Some(WARD)).await;
        let mut head = app.signed_in(&person).await;
        let list = head.get("/admin/links?state=all").await;
        assert!(list.text.contains("bcdefghjkm") && list.text.contains("cdefghjkmn"));
        assert!(!list.text.contains("defghjkmnp") && !list.text.contains("Phú Thạnh"));
        for (id, status) in [(1, 200), (2, 200), (3, 404), (9, 404)] {
            for (method, path) in about(&app, id) {
                if method == Method::POST && status == 200 {
                    continue;
                }
                let answer = head.call(&method, &path, &TYPED).await;
                assert_eq!(answer.status, status, "{role:?} {method} {path}");
                assert!(!answer.text.contains("Phú Thạnh"), "{role:?} {path}");
            }
        }
        for places in ["online", "counters"] {
            let typed = [("for", places), ("agency", OTHER)];
            let made = head.post("/admin/links/new", &typed).await;
            assert_eq!(made.status, 422, "{role:?} {places}");
        }
        let form = head.get("/admin/links/new").await;
        assert!(
            !form.text.contains("Phú Thạnh"),
            "no other agency is offered"
        );
    }
    app.app.refresh().await.expect("the links");
    assert_eq!(app.app.catalogue().links, before, "nothing was changed");
}

#[tokio::test]
async fn who_only_looks_is_offered_nothing_and_can_do_nothing() {
    let app = three().await;
    let before = app.app.catalogue().links.clone();
    for role in [Role::Auditor, Role::Leadership] {
        let person = app.person(role, None).await;
        let mut reader = app.signed_in(&person).await;
        let list = reader.get("/admin/links").await;
        assert!(list.text.contains("defghjkmnp") && !list.text.contains("/admin/links/new"));
        let page = reader.get("/admin/links/3").await;
        assert_eq!(page.status, 200);
        for way in ["/edit\"", "/rotate\"", "/close\"", "/print?"] {
            assert!(!page.text.contains(way), "{role:?} {way}");
        }
        for (method, path) in about(&app, 3) {
            let looks = path == "/admin/links/3";
            let status = if looks { 200 } else { 403 };
            let answer = reader.call(&method, &path, &TYPED).await;
            assert_eq!(answer.status, status, "{role:?} {method} {path}");
        }
    }
    let viewer = app.person(Role::Viewer, None).await;
    let mut viewer = app.signed_in(&viewer).await;
    assert_eq!(viewer.get("/admin/links").await.status, 403);
    for (method, path) in about(&app, 1) {
        let answer = viewer.call(&method, &path, &TYPED).await;
        assert_eq!(answer.status, 403, "{method} {path}");
    }
    app.app.refresh().await.expect("the links");
    assert_eq!(app.app.catalogue().links, before, "nothing was changed");
}
