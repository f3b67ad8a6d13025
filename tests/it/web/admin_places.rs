//! Scopes, service points, opening hours, holidays; and who may only look.

use axum::http::Method;
use hailong::{model::role::Role, web};

use super::admin_agencies::{filled, open, send, signed_in};
use crate::harness::app::POINT;

#[tokio::test]
async fn the_auditor_reads_everything_and_changes_nothing() {
    let app = open().await;
    let mut auditor = signed_in(&app, Role::Auditor).await;
    for path in [
        "/admin",
        "/admin/search?q=tay",
        "/admin/agencies",
        "/admin/agencies/p-taythanh-2",
        "/admin/scopes",
        "/admin/scopes/phuong-taythanh",
        "/admin/domains",
        "/admin/domains/land",
        "/admin/service-points",
        &format!("/admin/service-points/{POINT}"),
        "/admin/holidays",
    ] {
        let page = auditor.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(
            !page.text.contains("/new\""),
            "{path} offers nothing to add"
        );
        assert!(
            !page.text.contains("/edit\""),
            "{path} offers nothing to change"
        );
    }
    let mut tried = 0;
    for route in web::table(&app.app) {
        if route.method != Method::POST || !route.path.starts_with("/admin") {
            continue;
        }
        let path = route.path.replace("{key}", "p-taythanh-2");
        let path = path.replace("{day}", "2026-09-02");
        let answer = auditor.post(&path, &[("name", "x"), ("sure", "yes")]).await;
        assert_eq!(answer.status, 403, "{path}");
        tried += 1;
    }
    assert!(tried >= 13, "{tried}");
}

#[tokio::test]
async fn a_scope_takes_members_line_by_line_and_lets_nobody_vanish_unnoticed() {
    let app = open().await;
    let mut admin = signed_in(&app, Role::Administrator).await;
    let typed = [
        ("key", "y-te"),
        ("name", "Y tế trên địa bàn"),
        ("members.0.agency", "bv-tanphu"),
        ("members.2.agency", "truong-a"),
        ("members.2.with_descendants", "yes"),
        ("members.2.valid_from", "2026-01-01"),
    ];
    let mut more = typed.to_vec();
    more.push(("more", "yes"));
    let grown = admin.post("/admin/scopes/new", &more).await;
    assert_eq!(grown.status, 200);
    assert!(
        grown.text.contains("name=\"members.2.agency\""),
        "two and one more"
    );
    assert!(!grown.text.contains("name=\"members.3.agency\""));
    assert!(grown.text.contains("value=\"Y tế trên địa bàn\""));

    let mut wrong = typed.to_vec();
    wrong[5] = ("members.2.valid_from", "ngày mai");
    let refused = admin.post("/admin/scopes/new", &wrong).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text.contains("id=\"f-members.1.valid_from-error\""),
        "beside the line that is the second now: {}",
        refused.text
    );
    let made = admin.post("/admin/scopes/new", &typed).await;
    assert_eq!(
        made.location(),
        "/admin/scopes/y-te?done=saved",
        "{}",
        made.text
    );

    let path = "/admin/scopes/y-te/edit";
    let form = admin.get(path).await;
    let gone = [
        ("name", "Y tế trên địa bàn"),
        ("members.0.agency", "truong-a"),
        ("members.0.with_descendants", "yes"),
        ("members.0.valid_from", "2026-01-01"),
    ];
    let refused = send(&mut admin, path, &filled(&form, &gone)).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text.contains("id=\"f-confirmed-error\""),
        "{}",
        refused.text
    );
    let mut sure = filled(&form, &gone);
    sure.push(("confirmed".to_owned(), "yes".to_owned()));
    let review = send(&mut admin, path, &sure).await;
    assert_eq!(review.status, 200, "{}", review.text);
    sure.push(("sure".to_owned(), "yes".to_owned()));
    let done = send(&mut admin, path, &sure).await;
    assert_eq!(done.status, 303, "{}", done.text);
}

#[tokio::test]
async fn a_service_point_gets_its_hours() {
    let app = open().await;
    let mut admin = signed_in(&app, Role::Administrator).await;
    let made = admin
        .post(
            "/admin/service-points/new",
            &[
                ("key", "quay-9"),
                ("name", "Quầy số 9"),
                ("agency", "ttpvhcc-taythanh"),
                ("domains", "land"),
                ("domains", "civil_status"),
                ("subject", "procedure"),
            ],
        )
        .await;
    assert_eq!(
        made.location(),
        "/admin/service-points/quay-9?done=saved",
        "{}",
        made.text
    );
    let page = admin.get(made.location()).await;
    assert!(page.text.contains("Đất đai; Hộ tịch"), "{}", page.text);

    let path = "/admin/service-points/quay-9/hours";
    let form = admin.get(path).await;
    let half = [("days.0.0", "07:30"), ("days.0.1", "")];
    let refused = send(&mut admin, path, &filled(&form, &half)).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text.contains("id=\"f-days.0.0-error\""),
        "{}",
        refused.text
    );
    assert!(refused.text.contains("value=\"07:30\""));
    let monday = [
        ("days.0.0", "07:30"),
        ("days.0.1", "11:30"),
        ("days.0.2", "13:00"),
        ("days.0.3", "17:00"),
    ];
    let saved = send(&mut admin, path, &filled(&form, &monday)).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    let page = admin.get("/admin/service-points/quay-9").await;
    assert!(
        page.text.contains("07:30-11:30, 13:00-17:00"),
        "{}",
        page.text
    );
    let late = send(&mut admin, path, &filled(&form, &monday[..2])).await;
    assert_eq!(late.status, 422, "the hours are others by now");
    let again = admin.get(path).await;
    assert!(again.text.contains("value=\"13:00\""));
}

#[tokio::test]
async fn holidays_come_and_go() {
    let app = open().await;
    let mut admin = signed_in(&app, Role::Administrator).await;
    let add = [
        ("from", "2026-09-01"),
        ("until", "2026-09-02"),
        ("name", "Quốc khánh"),
    ];
    let added = admin.post("/admin/holidays/new", &add).await;
    assert_eq!(
        added.location(),
        "/admin/holidays?done=saved",
        "{}",
        added.text
    );
    let list = admin.get("/admin/holidays").await;
    assert_eq!(list.text.matches("Quốc khánh").count(), 2);
    let path = "/admin/holidays/2026-09-02/remove";
    assert!(list.text.contains(path));
    assert!(admin.get(path).await.text.contains("2/9/2026"));
    assert_eq!(admin.post(path, &[]).await.status, 303);
    assert_eq!(admin.post(path, &[]).await.status, 404, "it is gone");
    let list = admin.get("/admin/holidays?q=quoc").await;
    assert_eq!(
        list.text.matches("Quốc khánh").count(),
        1,
        "found without marks"
    );
}

#[tokio::test]
async fn one_counter_is_closed_for_a_day() {
    let app = open().await;
    let mut admin = signed_in(&app, Role::Administrator).await;
    let page = format!("/admin/service-points/{POINT}");
    let new = format!("/admin/holidays/new?service_point={POINT}");
    assert!(admin.get(&page).await.text.contains(&new));
    let form = admin.get(&new).await;
    let chosen = format!("<option value=\"{POINT}\" selected");
    assert!(form.text.contains(&chosen), "{}", form.text);
    let day = ("from", "2026-12-01");
    let wrong = [day, ("name", "Sửa chữa quầy"), ("service_point", "q-0")];
    let refused = admin.post("/admin/holidays/new", &wrong).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("id=\"f-service_point-error\""));
    for (name, point) in [("Tập huấn", ""), ("Sửa chữa quầy", POINT)] {
        let fields = [day, ("name", name), ("service_point", point)];
        let added = admin.post("/admin/holidays/new", &fields).await;
        assert_eq!(added.status, 303, "{}", added.text);
    }
    let list = admin.get("/admin/holidays").await.text;
    assert!(list.contains("Tất cả điểm tiếp nhận"), "{list}");
    assert!(list.contains("Quầy số 1, Trung tâm"), "{list}");
    let path = format!("/admin/holidays/2026-12-01@{POINT}/remove");
    assert!(list.contains(&path), "{list}");
    let here = admin.get(&page).await.text;
    assert!(here.contains("Tập huấn") && here.contains("Sửa chữa quầy"));
    let asked = admin.get(&path).await.text;
    assert!(asked.contains("Sửa chữa quầy, Quầy số 1"), "{asked}");
    assert_eq!(admin.post(&path, &[]).await.status, 303);
    let here = admin.get(&page).await.text;
    assert!(here.contains("Tập huấn") && !here.contains("Sửa chữa quầy"));
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let app = open().await;
    let mut admin = signed_in(&app, Role::Administrator).await;
    for path in [
        "/admin/agencies/nowhere",
        "/admin/agencies/nowhere/rename",
        "/admin/agencies/nowhere/merge",
        "/admin/scopes/nowhere/edit",
        "/admin/service-points/nowhere/hours",
        "/admin/holidays/nowhere/remove",
        "/admin/holidays/2026-12-01@nowhere/remove",
    ] {
        assert_eq!(admin.get(path).await.status, 404, "{path}");
    }
    let path = "/admin/agencies/nowhere/split";
    assert_eq!(admin.post(path, &[("sure", "yes")]).await.status, 404);
}
