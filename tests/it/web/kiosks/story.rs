//! A device from its enrolment to its end.

use axum::http::StatusCode;
use serde_json::json;

use super::{Paired, code, enrol, officer, open, words};
use crate::harness::app::POINT;

/// Names and values of a form.
type Typed<'a> = &'a [(&'a str, &'a str)];

const NAME: &str = "Máy số 1 – Đất đai";

#[tokio::test]
async fn an_officer_adds_a_device_and_sees_that_it_loses_nothing() {
    let (app, _folder) = open().await;
    let mut officer = officer(&app).await;
    let empty = officer.get("/kiosks").await;
    assert!(empty.text.contains("Chưa có thiết bị nào."));
    let code = enrol(&mut officer, POINT, NAME).await;
    let waits = officer.get("/kiosks").await;
    assert!(words(&waits).contains("1 thiết bị: 1 chờ ghép nối; thiếu 0 lượt."));

    let device = Paired::with(&app, &code).await;
    let (one, two) = (device.tap(1), device.tap(2));
    device.send(&[one], 2).await;
    device
        .beat(&json!({ "queue": 1, "counters": { "accepted": 2 }, "persisted": false }))
        .await;
    let page = words(&officer.get("/kiosks").await);
    assert!(
        page.contains("1 thiết bị: 1 cần chú ý; thiếu 0 lượt."),
        "{page}"
    );
    assert!(page.contains("Bộ nhớ chưa được giữ từ 10:00"), "{page}");
    assert!(page.contains("Số liệu lúc 10:00, 15/7/2026."), "{page}");
    for count in [
        "Thiết bị đếm 2",
        "Máy chủ nhận 1",
        "Đang chờ gửi 1",
        "Thiếu 0",
    ] {
        assert!(page.contains(count), "{count} in {page}");
    }
    for step in ["pair", "revoke"] {
        let asked = words(&officer.get(&format!("/kiosks/1/{step}")).await);
        assert!(asked.contains("Còn 1 lượt đang chờ gửi"), "{step}: {asked}");
    }
    device.send(&[two], 2).await;
    device.beat(&json!({ "counters": { "accepted": 2 } })).await;
    let page = words(&officer.get("/kiosks/1").await);
    assert!(
        page.contains("Mọi lượt chạm mà thiết bị đếm đều đã đến máy chủ."),
        "{page}"
    );
    assert!(
        page.contains("Hết cảnh báo: Bộ nhớ chưa được giữ"),
        "{page}"
    );
    assert!(page.contains("Không có cảnh báo nào."), "{page}");
}

#[tokio::test]
async fn a_list_is_searched_with_and_without_marks_and_filtered() {
    let (app, _folder) = open().await;
    let mut officer = officer(&app).await;
    enrol(&mut officer, POINT, NAME).await;
    for found in [
        "q=dat+dai",
        "q=%C4%91%E1%BA%A5t",
        "q=quay+so+1&state=unpaired",
        "state=",
    ] {
        let page = officer.get(&format!("/kiosks?{found}")).await;
        assert!(page.text.contains("href=\"/kiosks/1\""), "{found}");
    }
    for none in [
        "q=ho+tich",
        "state=online",
        "state=alarmed",
        "agency=p-phuthanh-2",
    ] {
        let page = officer.get(&format!("/kiosks?{none}")).await;
        assert!(
            page.text.contains("Không có thiết bị nào như vậy."),
            "{none}"
        );
        assert!(
            page.text.contains("1 thiết bị: 1 chờ ghép nối"),
            "the whole is still told: {none}"
        );
    }
}

#[tokio::test]
async fn what_is_typed_wrong_comes_back_with_the_error_beside_it() {
    let (app, _folder) = open().await;
    let mut officer = officer(&app).await;
    enrol(&mut officer, POINT, NAME).await;
    let long = "x".repeat(101);
    let cases: [(&str, Typed<'_>, &str); 8] = [
        (
            "new",
            &[("service_point", POINT), ("name", " ")],
            "f-name-error",
        ),
        (
            "new",
            &[("service_point", "taythanh-old"), ("name", "Máy")],
            "f-service_point-error",
        ),
        ("1/rename", &[("name", &long)], "f-name-error"),
        (
            "1/move",
            &[("service_point", POINT)],
            "f-service_point-error",
        ),
        ("1/pin", &[("new", "12"), ("again", "12")], "f-new-error"),
        (
            "1/pin",
            &[("new", "2468"), ("again", "2469")],
            "f-again-error",
        ),
        (
            "1/maintenance",
            &[("day", "2026-07-15"), ("time", "09:00")],
            "f-kind-error",
        ),
        (
            "1/maintenance",
            &[
                ("kind", "cleaned"),
                ("day", "2026-07-15"),
                ("time", "23:00"),
            ],
            "f-day-error",
        ),
    ];
    for (step, fields, error) in cases {
        let page = officer.post(&format!("/kiosks/{step}"), fields).await;
        assert_eq!(page.status, 422, "{step} {fields:?}");
        assert!(
            page.text.contains(&format!("id=\"{error}\"")),
            "{step} {error}"
        );
    }
    assert!(!officer.get("/kiosks/1").await.text.contains("2468"));
}

#[tokio::test]
async fn a_device_is_moved_renamed_looked_after_paired_anew_and_revoked() {
    let (app, _folder) = open().await;
    let mut officer = app
        .signed_in(
            &app.person(hailong::model::role::Role::KioskOfficer, None)
                .await,
        )
        .await;
    let device = Paired::with(&app, &enrol(&mut officer, POINT, NAME).await).await;
    for (step, fields, word) in [
        ("rename", &[("name", "Máy A")][..], "kiosk-renamed"),
        (
            "move",
            &[("service_point", super::ELSEWHERE)],
            "kiosk-moved",
        ),
        ("pin", &[("new", "2468"), ("again", "2468")], "kiosk-pin"),
        (
            "maintenance",
            &[
                ("kind", "repaired"),
                ("day", "2026-07-15"),
                ("time", "09:05"),
                ("note", "Thay dây nguồn"),
            ],
            "kiosk-maintained",
        ),
    ] {
        let done = officer.post(&format!("/kiosks/1/{step}"), fields).await;
        assert_eq!(
            done.location(),
            format!("/kiosks/1?done={word}"),
            "{}",
            done.text
        );
    }
    let settings = app.get("/api/v1/kiosk", Some(&device.token)).await;
    assert_eq!(settings.json["pin"]["iterations"], 100_000);
    let page = words(&officer.get("/kiosks/1?done=kiosk-pin").await);
    for told in [
        "Mã PIN đã được đặt.",
        "Máy A",
        "từ «Máy số 1 – Đất đai» thành «Máy A»",
        "Quầy Phú Thạnh",
        "Thay dây nguồn",
        "Nguyễn Thị Hoa",
        "hiện nay",
    ] {
        assert!(page.contains(told), "{told} in {page}");
    }
    let anew = officer.post("/kiosks/1/pair", &[]).await;
    let old = app.get("/api/v1/kiosk", Some(&device.token)).await;
    assert_eq!(
        old.status,
        StatusCode::UNAUTHORIZED,
        "the old token is dead"
    );
    let device = Paired::with(&app, &code(&anew)).await;
    let gone = officer.post("/kiosks/1/revoke", &[]).await;
    assert_eq!(gone.location(), "/kiosks/1?done=kiosk-revoked");
    let refused = device.send(&[device.tap(1)], 1).await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    let page = officer.get("/kiosks/1").await;
    assert!(page.text.contains("ngừng sử dụng") && !page.text.contains("/kiosks/1/revoke"));
}
