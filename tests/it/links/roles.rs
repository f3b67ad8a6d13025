//! Who sees and changes which links: the own agency and those below it, no other.

use hailong::model::role::Role;

use super::{WARD, made, new, online};
use crate::harness::{TestApp, TestDatabase};

const OTHER: &str = "p-phuthanh-2";
const BELOW: &str = "ttpvhcc-taythanh";

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
    for role in [Role::AgencyManager, Role::KioskOfficer] {
        let person = app.person(role, Some(WARD)).await;
        let mut head = app.signed_in(&person).await;
        let list = head.get("/admin/links?state=all").await;
        assert!(list.text.contains("bcdefghjkm") && list.text.contains("cdefghjkmn"));
        assert!(!list.text.contains("defghjkmnp") && !list.text.contains("Phú Thạnh"));
        for (id, status) in [(1, 200), (2, 200), (3, 404), (9, 404)] {
            for page in ["", "/edit", "/rotate", "/close"] {
                let path = format!("/admin/links/{id}{page}");
                assert_eq!(head.get(&path).await.status, status, "{role:?} {path}");
            }
        }
        for (step, field) in [
            ("edit", ("note", "x")),
            ("rotate", ("old", "misused")),
            ("close", ("closing", "misused")),
        ] {
            let path = format!("/admin/links/3/{step}");
            assert_eq!(
                head.post(&path, &[field]).await.status,
                404,
                "{role:?} {path}"
            );
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
    assert_eq!(app.app.catalogue().links.len(), 3);
}

#[tokio::test]
async fn who_only_looks_is_offered_nothing_and_can_do_nothing() {
    let app = three().await;
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
        let done = reader
            .post("/admin/links/3/close", &[("closing", "misused")])
            .await;
        assert_eq!(done.status, 403);
    }
    let viewer = app.person(Role::Viewer, None).await;
    assert_eq!(
        app.signed_in(&viewer)
            .await
            .get("/admin/links")
            .await
            .status,
        403
    );
}
