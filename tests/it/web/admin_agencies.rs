//! An administrator founds a ward, renames it, merges it, and reads what was done.

use hailong::model::role::Role;

use crate::harness::{Browser, TestApp, TestDatabase, app::Answer};

/// The program without a second factor, which is another story.
pub async fn open() -> TestApp {
    TestApp::configured(TestDatabase::sqlite().await, |config| {
        config.access.totp_required_roles = Vec::new();
    })
    .await
}

/// Somebody of this role, signed in.
pub async fn signed_in(app: &TestApp, role: Role) -> Browser<'_> {
    let somebody = app.person(role, None).await;
    app.signed_in(&somebody).await
}

/// The form of a page as a browser would send it back untouched, then with `changes`.
pub fn filled(page: &Answer, changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut fields = hidden(page);
    fields.retain(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
    let changes = changes.iter();
    fields.extend(changes.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    fields
}

/// Names and values of the hidden inputs.
fn hidden(page: &Answer) -> Vec<(String, String)> {
    let inputs = page.text.split("<input type=\"hidden\"").skip(1);
    let attribute = |input: &str, name: &str| {
        let start = input.find(&format!("{name}=\""))? + name.len() + 2;
        let end = input[start..].find('"')? + start;
        Some(
            input[start..end]
                .replace("&quot;", "\"")
                .replace("&amp;", "&"),
        )
    };
    inputs
        .filter_map(|input| Some((attribute(input, "name")?, attribute(input, "value")?)))
        .collect()
}

/// Sends a form.
pub async fn send(browser: &mut Browser<'_>, path: &str, fields: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    browser.post(path, &fields).await
}

/// Opens a form, fills it in, sees what would change, and confirms.
async fn confirmed(browser: &mut Browser<'_>, path: &str, changes: &[(&str, &str)]) -> Answer {
    let form = browser.get(path).await;
    assert_eq!(form.status, 200, "{path}");
    let review = send(browser, path, &filled(&form, changes)).await;
    assert_eq!(review.status, 200, "{}", review.text);
    assert!(
        review.text.contains("Những gì sẽ thay đổi"),
        "{}",
        review.text
    );
    send(browser, path, &hidden(&review)).await
}

const WARD: [(&str, &str); 6] = [
    ("name", "UBND phường Mới"),
    ("key", "p-moi"),
    ("kind", "commune"),
    ("area_code", "27099"),
    ("source", "Nghị quyết 1"),
    ("valid_from", "2026-01-01"),
];

#[tokio::test]
async fn an_administrator_founds_renames_and_merges_a_ward_and_sees_its_history() {
    let app = open().await;
    let mut admin = signed_in(&app, Role::Administrator).await;

    let founded = confirmed(&mut admin, "/admin/agencies/new", &WARD).await;
    assert_eq!(
        founded.location(),
        "/admin/agencies/p-moi?done=saved",
        "{}",
        founded.text
    );
    let page = admin.get(founded.location()).await;
    assert!(page.text.contains("UBND phường Mới"), "at once");
    assert!(page.text.contains("Thay đổi đã được lưu."));
    assert!(page.text.contains("Nguyễn Thị Hoa"), "who did it");

    let rename = [
        ("name", "UBND phường Mới Hơn"),
        ("key", "p-moi-2"),
        ("kind", "commune"),
        ("source", "Nghị quyết 2"),
        ("from", "2026-05-01"),
    ];
    let renamed = confirmed(&mut admin, "/admin/agencies/p-moi/rename", &rename).await;
    assert_eq!(
        renamed.location(),
        "/admin/agencies/p-moi-2?done=saved",
        "{}",
        renamed.text
    );
    let old = admin.get("/admin/agencies/p-moi").await;
    assert!(old.text.contains("30/4/2026"), "its last day: {}", old.text);
    assert!(
        old.text.contains("/admin/agencies/p-moi-2"),
        "its successor"
    );

    let merge = [
        ("predecessors.0", "p-moi-2"),
        ("into", "p-phuthanh-2"),
        ("from", "2026-07-01"),
    ];
    let merged = confirmed(&mut admin, "/admin/agencies/p-moi-2/merge", &merge).await;
    assert_eq!(
        merged.location(),
        "/admin/agencies/p-phuthanh-2?done=saved",
        "{}",
        merged.text
    );
    let history = admin.get("/admin/agencies/p-moi-2").await.text;
    let history = history.split("Lịch sử thay đổi").nth(1).expect("a history");
    assert!(history.contains("30/6/2026") && history.contains("UBND phường Phú Thạnh"));
    assert!(
        !history.contains("/audit"),
        "the log itself is the auditor's"
    );

    let then = admin.get("/admin/agencies?day=2026-03-01").await;
    assert!(then.text.contains("UBND phường Mới<"), "{}", then.text);
    let now = admin.get("/admin/agencies").await;
    assert!(!now.text.contains("UBND phường Mới"));
}

#[tokio::test]
async fn nothing_is_written_before_it_is_confirmed() {
    let app = open().await;
    let mut admin = signed_in(&app, Role::Administrator).await;
    let path = "/admin/agencies/cct-tanphu/dissolve";
    let form = admin.get(path).await;
    let review = send(
        &mut admin,
        path,
        &filled(&form, &[("last_day", "2026-12-31")]),
    )
    .await;
    assert_eq!(review.status, 200);
    assert!(review.text.contains("31/12/2026") && review.text.contains("Chi cục Thuế"));
    let untouched = admin.get("/admin/agencies/cct-tanphu").await;
    assert!(!untouched.text.contains("31/12/2026"));
    let mut back = hidden(&review);
    back.push(("back".to_owned(), "yes".to_owned()));
    let again = send(&mut admin, path, &back).await;
    assert!(
        again.text.contains("value=\"2026-12-31\""),
        "what was typed is kept"
    );
    let done = send(&mut admin, path, &hidden(&review)).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let ended = admin.get("/admin/agencies/cct-tanphu").await;
    assert!(ended.text.contains("31/12/2026"));
}

#[tokio::test]
async fn what_was_typed_comes_back_with_the_error_beside_its_field() {
    let app = open().await;
    let mut admin = signed_in(&app, Role::Administrator).await;
    let mut wrong = WARD.to_vec();
    wrong[1] = ("key", "p-taythanh-2");
    wrong[5] = ("valid_from", "2026-13-01");
    let answer = admin.post("/admin/agencies/new", &wrong).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("value=\"UBND phường Mới\""));
    assert!(answer.text.contains("value=\"2026-13-01\""));
    assert!(
        answer.text.contains("id=\"f-valid_from-error\""),
        "{}",
        answer.text
    );
    wrong[5] = ("valid_from", "2026-01-01");
    let answer = admin.post("/admin/agencies/new", &wrong).await;
    assert_eq!(answer.status, 422);
    assert!(
        answer.text.contains("id=\"f-key-error\""),
        "{}",
        answer.text
    );
    assert!(
        answer.text.contains("href=\"#f-key\""),
        "the summary leads there"
    );
}

#[tokio::test]
async fn an_edit_on_what_somebody_else_changed_is_refused_and_shows_their_change() {
    let app = open().await;
    let mut admin = signed_in(&app, Role::Administrator).await;
    let path = "/admin/domains/land/edit";
    let mut late = admin.clone();
    let form = late.get(path).await;
    let early = [("name_vi", "Đất đai và nhà ở"), ("source", "QĐ 1")];
    let saved = send(&mut admin, path, &filled(&form, &early)).await;
    assert_eq!(
        saved.location(),
        "/admin/domains/land?done=saved",
        "{}",
        saved.text
    );

    let mine = [("name_vi", "Đất"), ("source", "QĐ 2")];
    let refused = send(&mut late, path, &filled(&form, &mine)).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text.contains("đã được người khác sửa"),
        "{}",
        refused.text
    );
    assert!(
        refused.text.contains("value=\"Đất\""),
        "what I typed is kept"
    );
    assert!(
        refused.text.contains("Đất đai và nhà ở"),
        "their change is shown"
    );
    let knowingly = send(&mut late, path, &filled(&refused, &mine)).await;
    assert_eq!(knowingly.status, 303, "{}", knowingly.text);
}

#[tokio::test]
async fn a_name_with_markup_is_shown_as_it_was_typed() {
    let app = open().await;
    let mut admin = signed_in(&app, Role::Administrator).await;
    let evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
    let mut ward = WARD.to_vec();
    ward[0] = ("name", evil);
    ward[4] = ("source", evil);
    let form = admin.get("/admin/agencies/new").await;
    let path = "/admin/agencies/new";
    let review = send(&mut admin, path, &filled(&form, &ward)).await;
    let pages = [review.text.clone()];
    let done = send(&mut admin, path, &hidden_raw(&review)).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let mut shown = pages.to_vec();
    for path in [
        "/admin/agencies/p-moi",
        "/admin/agencies/p-moi/edit",
        "/admin/agencies",
        "/admin/search?q=script",
        "/admin/agencies/new?parent=%3Cscript%3E",
        "/admin/agencies?q=%22%3E%3Cscript%3E&day=%22%3E%3Cscript%3E",
    ] {
        let page = admin.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        shown.push(page.text);
    }
    for page in shown {
        assert!(
            !page.contains("<script>alert") && !page.contains("<img src=x"),
            "{page}"
        );
        assert!(!page.contains("\"><script>"), "{page}");
    }
}

/// The hidden inputs with all marks of HTML undone.
fn hidden_raw(page: &Answer) -> Vec<(String, String)> {
    let undone = |text: String| text.replace("&lt;", "<").replace("&gt;", ">");
    hidden(page)
        .into_iter()
        .map(|(name, value)| (name, undone(value)))
        .collect()
}

#[tokio::test]
async fn ratings_after_the_last_day_ask_to_be_confirmed_by_themselves() {
    let app = open().await;
    let token = app.writer().await;
    let rating = crate::harness::app::rating_with(serde_json::json!({
        "agency": "cct-tanphu", "level": 5
    }));
    assert_eq!(app.results(&token, &[rating]).await, ["accepted"]);
    let mut admin = signed_in(&app, Role::Administrator).await;
    let path = "/admin/agencies/cct-tanphu/dissolve";
    let form = admin.get(path).await;
    let review = send(
        &mut admin,
        path,
        &filled(&form, &[("last_day", "2026-01-31")]),
    )
    .await;
    assert!(
        review.text.contains("name=\"confirmed\""),
        "{}",
        review.text
    );
    let refused = send(&mut admin, path, &hidden(&review)).await;
    assert_eq!(refused.status, 422, "not without the tick");
    assert!(refused.text.contains("id=\"f-confirmed-error\""));
    let mut sure = hidden(&review);
    sure.push(("confirmed".to_owned(), "yes".to_owned()));
    let done = send(&mut admin, path, &sure).await;
    assert_eq!(done.status, 303, "{}", done.text);
}
