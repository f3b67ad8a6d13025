//! A CSV file at its page: looked at first, imported only when that is confirmed.

use axum::http::{Method, header};
use hailong::model::role::Role;
use serde_json::json;

use crate::harness::{Browser, TestApp, TestDatabase, app::Answer};

const HEAD: &str = "key,name_vi,name_en,group,source\n";

/// The program with a folder for files that wait.
pub async fn open() -> (TestApp, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().to_owned();
    let app = TestApp::configured(TestDatabase::sqlite().await, |config| {
        config.access.totp_required_roles = Vec::new();
        config.data.dir = data;
    });
    (app.await, folder)
}

/// Sends a file as a browser does.
pub async fn upload(browser: &mut Browser<'_>, kind: &str, file: &str) -> Answer {
    let body = format!(
        "--edge\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n{kind}\r\n\
         --edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"linh-vuc.csv\"\r\n\
         Content-Type: text/csv\r\n\r\n{file}\r\n--edge--\r\n"
    );
    browser
        .send(Method::POST, "/admin/import", &body, |request| {
            request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
        })
        .await
}

fn hidden<'a>(page: &'a Answer, name: &str) -> &'a str {
    let mark = format!("name=\"{name}\" value=\"");
    let at = page.text.find(&mark);
    let from = at.unwrap_or_else(|| panic!("no {name} in {}", page.text)) + mark.len();
    page.text[from..].split('"').next().expect("a value")
}

/// What the form of the preview sends.
pub fn decision(page: &Answer) -> [(&'static str, String); 4] {
    ["upload", "kind", "file", "version"].map(|name| (name, hidden(page, name).to_owned()))
}

/// Says yes to what was looked at.
pub async fn confirm(browser: &mut Browser<'_>, decision: &[(&str, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = decision.iter().map(|(n, v)| (*n, v.as_str())).collect();
    browser.post("/admin/import/confirm", &fields).await
}

fn waiting(folder: &tempfile::TempDir) -> usize {
    let files = folder.path().join("uploads").read_dir();
    files.map_or(0, Iterator::count)
}

#[tokio::test]
async fn a_faulty_file_is_shown_by_line_and_column_and_nothing_is_written() {
    let (app, folder) = open().await;
    let administrator = app.person(Role::Administrator, None).await;
    let mut browser = app.signed_in(&administrator).await;
    let before = app.app.catalogue().version;
    let file = format!("{HEAD}pets,Thú cưng,Pets,,\nKhóa Sai,,<b>x</b>,,\n");
    let page = upload(&mut browser, "domains", &file).await;
    assert_eq!(page.status, 200, "{}", page.text);
    for part in [
        "<code>key</code>",
        "<code>name_vi</code>",
        "Khóa Sai",
        ">3<",
    ] {
        assert!(page.text.contains(part), "{part} in {}", page.text);
    }
    assert!(
        !page.text.contains("/admin/import/confirm"),
        "nothing to confirm"
    );
    app.app.refresh().await.expect("the data");
    assert_eq!((app.app.catalogue().version, waiting(&folder)), (before, 0));
}

#[tokio::test]
async fn ratings_are_imported_for_ever_and_the_page_says_so() {
    let (app, _folder) = open().await;
    let administrator = app.person(Role::Administrator, None).await;
    let mut browser = app.signed_in(&administrator).await;
    let forever = "không sửa và không xóa được nữa";
    let ratings = "id,rated_at,agency,received_by,domain,subject,level,channel,service_point,reasons,comment\n\
        ,2026-03-02T09:20:00+07:00,p-taythanh-2,,civil_status,,2,paper,,,\n";
    assert_eq!(app.total("2026-03").await["n"], 0);
    let page = upload(&mut browser, "ratings", ratings).await;
    assert!(page.text.contains("/admin/import/confirm"), "{}", page.text);
    assert!(page.text.contains(forever), "{}", page.text);
    assert!(page.text.contains("button-danger"), "{}", page.text);
    assert_eq!(app.total("2026-03").await["n"], 0, "only looked at");
    let done = confirm(&mut browser, &decision(&page)).await;
    assert_eq!(done.location(), "/admin/import?done=imported");
    assert_eq!(
        app.total("2026-03").await,
        json!({ "counts": [0, 1, 0, 0, 0], "n": 1 })
    );
    // Its line has no id, so the file as a whole is known again.
    let again = upload(&mut browser, "ratings", ratings).await;
    assert!(
        !again.text.contains("/admin/import/confirm"),
        "{}",
        again.text
    );
    assert_eq!(app.total("2026-03").await["n"], 1);
    let domains = format!("{HEAD}pets,Thú cưng,Pets,,\n");
    let page = upload(&mut browser, "domains", &domains).await;
    assert!(page.text.contains("/admin/import/confirm"), "{}", page.text);
    assert!(!page.text.contains(forever) && !page.text.contains("button-danger"));
}

#[tokio::test]
async fn what_was_looked_at_is_imported_once() {
    let (app, folder) = open().await;
    let administrator = app.person(Role::Administrator, None).await;
    let mut browser = app.signed_in(&administrator).await;
    let page = upload(
        &mut browser,
        "domains",
        &format!("{HEAD}pets,Thú cưng,Pets,,\n"),
    )
    .await;
    assert!(
        page.text.contains("Thú cưng") && page.text.contains("linh-vuc.csv"),
        "{}",
        page.text
    );
    assert!(
        app.app.catalogue().domain("pets").is_none(),
        "only looked at"
    );
    assert_eq!(waiting(&folder), 1);
    let decision = decision(&page);

    let done = confirm(&mut browser, &decision).await;
    assert_eq!(
        done.location(),
        "/admin/import?done=imported",
        "{}",
        done.text
    );
    assert!(app.app.catalogue().domain("pets").is_some());
    assert_eq!(waiting(&folder), 0, "the file is gone");
    let again = confirm(&mut browser, &decision).await;
    assert_eq!(again.status, 422, "a second click imports nothing");
}

#[tokio::test]
async fn data_that_changed_meanwhile_are_looked_at_again() {
    let (app, _folder) = open().await;
    let administrator = app.person(Role::Administrator, None).await;
    let mut browser = app.signed_in(&administrator).await;
    let first = upload(
        &mut browser,
        "domains",
        &format!("{HEAD}pets,Thú cưng,Pets,,\n"),
    )
    .await;
    let second = upload(
        &mut browser,
        "domains",
        &format!("{HEAD}pets,Vật nuôi,Pets,,\n"),
    )
    .await;
    assert_eq!(confirm(&mut browser, &decision(&second)).await.status, 303);
    let answer = confirm(&mut browser, &decision(&first)).await;
    assert_eq!(answer.status, 422);
    assert!(
        answer.text.contains("Vật nuôi") && answer.text.contains("Thú cưng"),
        "{}",
        answer.text
    );
    let name = app
        .app
        .catalogue()
        .domain("pets")
        .expect("it")
        .name_vi
        .clone();
    assert_eq!(name, "Vật nuôi", "nothing was overwritten unseen");
    assert_eq!(confirm(&mut browser, &decision(&answer)).await.status, 303);
    assert_eq!(
        app.app.catalogue().domain("pets").expect("it").name_vi,
        "Thú cưng"
    );
}

#[tokio::test]
async fn a_file_that_is_missing_or_too_large_is_refused_with_a_word() {
    let (app, folder) = open().await;
    let administrator = app.person(Role::Administrator, None).await;
    let mut browser = app.signed_in(&administrator).await;
    let empty = upload(&mut browser, "domains", "").await;
    assert_eq!(empty.status, 422);
    let unknown = upload(&mut browser, "animals", HEAD).await;
    assert_eq!(unknown.status, 422);
    let plain = browser.post("/admin/import", &[("kind", "domains")]).await;
    assert_eq!(plain.status, 422);
    let large = "x".repeat(17 * 1024 * 1024);
    let large = upload(&mut browser, "domains", &large).await;
    assert_eq!(large.status, 422);
    assert!(large.text.contains("id=\"f-file-error\""), "{}", large.text);
    assert_eq!(waiting(&folder), 0);
}

#[tokio::test]
async fn a_file_is_imported_by_whoever_sent_it_within_the_hour() {
    let (app, _folder) = open().await;
    let administrator = app.person(Role::Administrator, None).await;
    let mut browser = app.signed_in(&administrator).await;
    let page = upload(
        &mut browser,
        "domains",
        &format!("{HEAD}pets,Thú cưng,Pets,,\n"),
    )
    .await;
    let mut decision = decision(&page);
    let own = decision[0].1.clone();
    decision[0].1 = "../../hailong.db".to_owned();
    assert_eq!(confirm(&mut browser, &decision).await.status, 422);
    decision[0].1 = own;
    app.clock.advance(std::time::Duration::from_hours(1));
    assert_eq!(
        confirm(&mut browser, &decision).await.status,
        422,
        "its hour is over"
    );
    assert!(app.app.catalogue().domain("pets").is_none());
}
