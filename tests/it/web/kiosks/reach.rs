//! Nobody sees or changes the devices of others; who only looks is offered nothing to change.

use axum::http::Method;
use hailong::model::role::Role;

use super::{ELSEWHERE, enrol, officer, open};
use crate::harness::{TestApp, app::POINT};

/// A device of the ward (1) and one of another ward (2).
async fn two(app: &TestApp) {
    let keeper = app.person(Role::KioskOfficer, None).await;
    let mut keeper = app.signed_in(&keeper).await;
    enrol(&mut keeper, POINT, "Máy Tây Thạnh").await;
    enrol(&mut keeper, ELSEWHERE, "Máy Phú Thạnh").await;
}

/// The addresses of one device.
fn about(app: &TestApp, kiosk: &str) -> Vec<(Method, String)> {
    app.pages_about("/kiosks/{kiosk}", &format!("/kiosks/{kiosk}"))
}

#[tokio::test]
async fn an_officer_of_one_ward_cannot_reach_the_device_of_another() {
    let (app, _folder) = open().await;
    two(&app).await;
    let mut officer = officer(&app).await;
    let list = officer.get("/kiosks").await;
    assert!(list.text.contains("Máy Tây Thạnh") && !list.text.contains("Phú Thạnh"));
    let paths = about(&app, "2");
    assert!(paths.len() >= 13, "{paths:?}");
    let typed = [
        ("name", "Của tôi"),
        ("service_point", POINT),
        ("new", "2468"),
        ("again", "2468"),
        ("kind", "cleaned"),
        ("day", "2026-07-15"),
        ("time", "09:00"),
    ];
    for (method, path) in paths {
        let answer = officer.call(&method, &path, &typed).await;
        assert_eq!(answer.status, 404, "{method} {path}");
        assert!(!answer.text.contains("Phú Thạnh"), "{path}");
    }
    for (path, field) in [("/kiosks/new", "name"), ("/kiosks/1/move", "x")] {
        let form = officer.get(path).await;
        assert!(!form.text.contains(ELSEWHERE), "{path} does not offer it");
        let fields = [("service_point", ELSEWHERE), (field, "Máy lạ")];
        assert_eq!(officer.post(path, &fields).await.status, 422, "{path}");
    }
    let fleet = app.app.db.fleet(app.clock.now_ms(), 0, None).await;
    let names: Vec<String> = fleet
        .expect("the fleet")
        .into_iter()
        .map(|e| e.kiosk.name)
        .collect();
    assert_eq!(
        names,
        ["Máy Phú Thạnh", "Máy Tây Thạnh"],
        "nothing was changed"
    );
}

#[tokio::test]
async fn who_only_looks_is_offered_nothing_and_can_change_nothing() {
    let (app, _folder) = open().await;
    two(&app).await;
    for (role, agency) in [
        (Role::Auditor, None),
        (Role::Leadership, None),
        (Role::AgencyManager, Some(super::WARD)),
    ] {
        let somebody = app.person(role, agency).await;
        let mut browser = app.signed_in(&somebody).await;
        for path in ["/kiosks", "/kiosks/1"] {
            let page = browser.get(path).await;
            assert_eq!(page.status, 200, "{role:?} {path}");
            for step in ["/new\"", "/rescue\"", "/rename\"", "/revoke\"", "/pair\""] {
                assert!(!page.text.contains(step), "{role:?} {path} {step}");
            }
        }
        let all = agency.is_none();
        let other = browser.get("/kiosks/2").await.status;
        assert_eq!(other == 200, all, "{role:?}");
        for (method, path) in about(&app, "1") {
            if method == Method::POST {
                assert_eq!(
                    browser.post(&path, &[]).await.status,
                    403,
                    "{role:?} {path}"
                );
            }
        }
    }
    let viewer = app.person(Role::Viewer, None).await;
    let mut viewer = app.signed_in(&viewer).await;
    for path in ["/kiosks", "/kiosks/1"] {
        assert_eq!(viewer.get(path).await.status, 403, "{path}");
    }
}

#[tokio::test]
async fn devices_stand_on_the_pages_of_administration() {
    let (app, _folder) = open().await;
    two(&app).await;
    let mut admin = app
        .signed_in(&app.person(Role::Administrator, Some(super::WARD)).await)
        .await;
    let overview = admin.get("/admin").await;
    assert!(overview.text.contains("href=\"/kiosks\""));
    let point = admin.get(&format!("/admin/service-points/{POINT}")).await;
    assert!(point.text.contains("Máy Tây Thạnh") && !point.text.contains("Máy Phú Thạnh"));
    let add = format!("/kiosks/new?service_point={POINT}");
    assert!(point.text.contains(&format!("href=\"{add}\"")));
    let form = admin.get(&add).await;
    assert!(form.text.contains(&format!("value=\"{POINT}\" selected")));
}
