//! What an agency did about earlier comments: said by its head, read by citizens with the thanks, taken down, on record.

use hailong::model::role::Role;

use super::{
    admin_agencies::{filled, open, send},
    phone::poster,
};
use crate::harness::{Browser, TestApp, app::Answer};

/// The unit that the tests' counter belongs to, the ward above it, and another ward.
const CENTRE: &str = "ttpvhcc-taythanh";
const WARD: &str = "p-taythanh-2";
const OTHER: &str = "p-phuthanh-2";

/// Says something as somebody; the page that comes back.
async fn says(browser: &mut Browser<'_>, agency: &str, changes: &[(&str, &str)]) -> Answer {
    let path = "/admin/replies/new";
    let form = browser.get(path).await;
    assert_eq!(form.status, 200);
    let mut fields = vec![
        ("agency", agency),
        ("said_vi", "Chờ lâu vào sáng thứ Hai."),
        ("done_vi", "Mở thêm một quầy."),
        ("said_en", ""),
        ("done_en", ""),
        ("valid_from", "2026-07-01"),
        ("valid_until", ""),
    ];
    for (name, value) in changes {
        fields.retain(|(known, _)| known != name);
        fields.push((name, value));
    }
    send(browser, path, &filled(&form, &fields)).await
}

async fn thanks(app: &TestApp, path: &str, lang: &str) -> String {
    let page = app.get(&format!("{path}/thanks?lang={lang}"), None).await;
    assert_eq!(page.status, 200);
    page.text
}

#[tokio::test]
async fn the_head_of_an_agency_speaks_and_citizens_read_it_until_it_is_taken_down() {
    let app = open().await;
    let path = poster(&app).await;
    let title = "Góp ý trước đây đã được tiếp thu như thế nào";
    assert!(
        !thanks(&app, &path, "vi").await.contains(title),
        "nothing is empty"
    );
    let head = app.person(Role::AgencyManager, Some(WARD)).await;
    let mut head = app.signed_in(&head).await;
    let english = [
        ("said_en", "Long waiting."),
        ("done_en", "One more counter."),
    ];
    let said = says(&mut head, CENTRE, &english).await;
    assert_eq!(
        said.location(),
        "/admin/replies/1?done=saved",
        "{}",
        said.text
    );
    let shown = thanks(&app, &path, "vi").await;
    assert!(shown.contains(title) && shown.contains("<dd>Mở thêm một quầy.</dd>"));
    assert!(
        thanks(&app, &path, "en")
            .await
            .contains("<dd>One more counter.</dd>")
    );
    let chinese = thanks(&app, &path, "zh-Hans").await;
    assert!(chinese.contains("<dd><span lang=\"en\">One more counter.</span></dd>"));
    let form = app.get(&path, None).await.text;
    assert!(!form.contains("Mở thêm một quầy"), "nowhere else");

    let asked = head.get("/admin/replies/1/end").await;
    assert_eq!(asked.status, 200);
    let ended = send(&mut head, "/admin/replies/1/end", &filled(&asked, &[])).await;
    assert_eq!(
        ended.location(),
        "/admin/replies/1?done=saved",
        "{}",
        ended.text
    );
    assert!(!thanks(&app, &path, "vi").await.contains(title));
    let page = head.get("/admin/replies/1").await.text;
    assert!(page.contains("14/7/2026"), "the last day: {page}");
    assert!(!page.contains("/admin/replies/1/end"), "it has ended");
    assert_eq!(head.get("/admin/replies/1/end").await.status, 422);
    let auditor = app.person(Role::Auditor, None).await;
    let mut auditor = app.signed_in(&auditor).await;
    let log = auditor.get("/audit?kind=reply").await.text;
    assert!(log.contains("Mở thêm một quầy.") && log.contains("Nguyễn Thị Hoa"));
    assert_eq!(auditor.get("/admin/replies/new").await.status, 403);
}

#[tokio::test]
async fn nobody_speaks_for_another_agency() {
    let app = open().await;
    let admin = app.person(Role::Administrator, None).await;
    let mut admin = app.signed_in(&admin).await;
    let said = says(&mut admin, OTHER, &[]).await;
    assert_eq!(said.location(), "/admin/replies/1?done=saved");
    let head = app.person(Role::AgencyManager, Some(WARD)).await;
    let mut head = app.signed_in(&head).await;
    let form = head.get("/admin/replies/new").await.text;
    assert!(form.contains(&format!("value=\"{CENTRE}\"")));
    assert!(!form.contains(&format!("value=\"{OTHER}\"")));
    assert_eq!(says(&mut head, OTHER, &[]).await.status, 403);
    let before = app.app.catalogue().replies.clone();
    for (id, status) in [("1", 403), ("2", 404), ("x", 404)] {
        let pages = app.pages_about("/admin/replies/{reply}", &format!("/admin/replies/{id}"));
        assert!(pages.len() >= 3, "{pages:?}");
        for (method, path) in pages {
            let answer = head.call(&method, &path, &[("sure", "yes")]).await;
            assert_eq!(answer.status, status, "{method} {path}");
            assert!(!answer.text.contains("Mở thêm một quầy"), "{path}");
        }
    }
    app.app.refresh().await.expect("the statements");
    assert_eq!(app.app.catalogue().replies, before, "nothing was changed");
    let list = head.get("/admin/replies").await.text;
    assert!(!list.contains("/admin/replies/1"), "{list}");
    assert!(
        list.contains("href=\"/admin/replies\""),
        "the way is in the navigation"
    );
    assert!(
        !list.contains("href=\"/admin\""),
        "and none to where they may not go"
    );
}

#[tokio::test]
async fn only_the_two_newest_that_are_in_force_are_shown() {
    let app = open().await;
    let path = poster(&app).await;
    let admin = app.person(Role::Administrator, None).await;
    let mut admin = app.signed_in(&admin).await;
    for (done, from, until) in [
        ("thứ nhất", "2026-05-01", ""),
        ("thứ hai", "2026-06-01", "2026-07-15"),
        ("thứ ba", "2026-07-01", ""),
        ("đã qua", "2026-06-01", "2026-07-14"),
        ("chưa đến", "2026-07-16", ""),
    ] {
        let days = [
            ("done_vi", done),
            ("valid_from", from),
            ("valid_until", until),
        ];
        assert_eq!(says(&mut admin, CENTRE, &days).await.status, 303);
    }
    says(&mut admin, WARD, &[("done_vi", "của phường")]).await;
    let shown = thanks(&app, &path, "vi").await;
    let (third, second) = (shown.find("thứ ba"), shown.find("thứ hai"));
    assert!(third.is_some() && second > third, "{shown}");
    for other in ["thứ nhất", "đã qua", "chưa đến", "của phường"] {
        assert!(!shown.contains(other), "{other}");
    }
}

#[tokio::test]
async fn a_statement_is_checked_and_stays_text() {
    let app = open().await;
    let path = poster(&app).await;
    let admin = app.person(Role::Administrator, None).await;
    let mut admin = app.signed_in(&admin).await;
    let long = "ă".repeat(301);
    for wrong in [
        vec![("said_vi", long.as_str())],
        vec![("done_vi", " ")],
        vec![("said_en", "Only this")],
        vec![("done_en", "Only this")],
        vec![("valid_from", "")],
        vec![("valid_until", "2026-06-30")],
        vec![("agency", "nobody")],
        vec![("said_vi", "hai\u{7}dòng")],
    ] {
        let refused = says(&mut admin, CENTRE, &wrong).await;
        assert_eq!(refused.status, 422, "{wrong:?}");
        assert!(refused.text.contains("aria-invalid=\"true\""), "{wrong:?}");
    }
    assert!(app.app.catalogue().replies.is_empty());
    let longest = "ă".repeat(300);
    let evil = "Ác<script>alert(1)</script>'><img src=x onerror=alert(1)>";
    let texts = [("said_vi", evil), ("done_vi", longest.as_str())];
    let said = says(&mut admin, CENTRE, &texts).await;
    assert_eq!(said.status, 303, "{}", said.text);
    let list = admin.get("/admin/replies").await.text;
    let one = admin.get("/admin/replies/1").await.text;
    for page in [thanks(&app, &path, "vi").await, list, one] {
        assert!(page.contains("Ác&lt;script&gt;"), "{page}");
        for mark in ["<script>alert", "<img src=x", "'><img"] {
            assert!(!page.contains(mark), "{page}");
        }
    }
}
