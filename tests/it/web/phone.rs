//! The citizen's page on a phone: languages, how much travels, what stays behind on the phone, whom to call.

use axum::http::{Method, header};
use hailong::model::user::Actor;

use crate::harness::{
    Browser, TestApp, TestDatabase,
    app::{Answer, POINT},
};

/// What the first round trip of a new connection carries, bytes.
const ROUND_TRIP: usize = 14_000;

/// The address of the page behind a poster at [`POINT`].
pub async fn poster(app: &TestApp) -> String {
    let point = app.app.catalogue().service_point(POINT).expect(POINT).id;
    let actor = Actor::cli();
    let made = app.app.db.add_link("abcdefghjk", point, &actor, 1);
    let link = made.await.expect("a link");
    app.app.refresh().await.expect("the program sees it");
    format!("/r/{}", link.code)
}

async fn asked_in(browser: &mut Browser<'_>, path: &str, wish: &str) -> Answer {
    let wished = browser.send(Method::GET, path, "", |request| {
        request.header(header::ACCEPT_LANGUAGE, wish)
    });
    wished.await
}

fn lang(page: &Answer) -> &str {
    let rest = page.text.split("<html lang=\"").nth(1).expect("a page");
    rest.split('"').next().expect("a tag")
}

#[tokio::test]
async fn a_phone_gets_the_page_in_its_language() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let path = poster(&app).await;
    for (wish, tag, words) in [
        ("vi-VN,vi;q=0.9", "vi", "Gửi đánh giá"),
        ("en-GB,en;q=0.9", "en", "Send rating"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans", "提交评价"),
        ("zh-TW", "zh-Hans", "非常满意"),
        ("ko-KR,zh;q=0.5", "zh-Hans", "哪些方面最让您满意"),
        ("ko-KR", "vi", "Rất hài lòng"),
    ] {
        let page = asked_in(&mut app.browser(), &path, wish).await;
        assert_eq!((page.status.as_u16(), lang(&page)), (200, tag), "{wish}");
        assert!(page.text.contains(words), "{wish}: {}", page.text);
    }
}

#[tokio::test]
async fn a_chosen_language_stays_and_pages_that_lack_it_are_in_english() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let path = poster(&app).await;
    let mut browser = app.browser();
    let chosen = browser.get(&format!("{path}?lang=zh-Hans")).await;
    assert_eq!(lang(&chosen), "zh-Hans");
    assert!(chosen.text.contains("?lang=en\" lang=\"en\""));
    let again = asked_in(&mut browser, &path, "vi").await;
    assert_eq!(lang(&again), "zh-Hans", "the choice counts, not the wish");
    let unknown = browser.get("/r/zzzzzzzzzz").await;
    assert_eq!((unknown.status.as_u16(), lang(&unknown)), (404, "zh-Hans"));
    let public = browser.get("/").await;
    assert_eq!(lang(&public), "en");
    assert!(!public.text.contains("简体中文"), "it is not offered there");
    // An address that was written by somebody else sets nothing that we do not speak.
    let odd = browser.get(&format!("{path}?lang=%22%3E%3Cb%3E")).await;
    assert_eq!(lang(&odd), "zh-Hans");
}

/// How much of an answer travels: the body as it came, and its headers.
fn weight(answer: &Answer) -> usize {
    let headers = answer.headers.iter();
    let headers = headers.map(|(name, value)| name.as_str().len() + value.len() + 4);
    answer.bytes.len() + headers.sum::<usize>()
}

#[tokio::test]
async fn page_and_style_together_fit_one_round_trip() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let path = poster(&app).await;
    for tag in ["vi", "en", "zh-Hans"] {
        let mut browser = app.browser();
        let whole = browser.get(&format!("{path}?lang={tag}")).await;
        let sent = browser.send(Method::GET, &path, "", |request| {
            request.header(header::ACCEPT_ENCODING, "gzip")
        });
        let sent = sent.await;
        assert_eq!(sent.headers[header::CONTENT_ENCODING], "gzip");
        assert!(sent.bytes.len() * 2 < whole.bytes.len(), "it is compressed");
        let mut total = weight(&sent);
        let files = whole.text.split("=\"/assets/").skip(1);
        let files: Vec<&str> = files.filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(
            files.len(),
            3,
            "the icon, a style sheet, a script: {files:?}"
        );
        for file in files {
            let file = browser.get(&format!("/assets/{file}")).await;
            assert_eq!(file.status, 200);
            total += weight(&file);
        }
        assert!(total < ROUND_TRIP, "{total} bytes in {tag}");
    }
}

#[tokio::test]
async fn nothing_of_a_form_is_kept_on_the_phone() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let path = poster(&app).await;
    let mut browser = app.browser();
    let empty = browser.get(&path).await;
    let sent_back = browser.post(&path, &[("comment", "Chờ lâu.")]).await;
    assert_eq!(sent_back.status, 422);
    assert!(sent_back.text.contains("Chờ lâu."));
    let thanks = browser.get(&format!("{path}/thanks")).await;
    for page in [&empty, &sent_back, &thanks] {
        assert_eq!(page.headers[header::CACHE_CONTROL], "no-store");
        assert!(page.cookies().is_empty());
    }
    assert!(empty.text.contains("novalidate autocomplete=\"off\""));
    assert!(!browser.get(&path).await.text.contains("Chờ lâu."));
}

#[tokio::test]
async fn the_hotline_stands_beside_the_allegation_and_only_where_there_is_one() {
    let number = Some("1022 <b>".to_owned());
    let db = TestDatabase::sqlite().await;
    let with = TestApp::configured(db, |config| config.kiosk.hotline = number).await;
    let page = with.get(&poster(&with).await, None).await.text;
    let after = page.split("value=\"unofficial_costs\"").nth(1);
    let label = after.and_then(|rest| rest.split("</label>").next());
    let label = label.expect("the reason");
    assert!(label.contains("Đường dây nóng: 1022 &lt;b&gt;"), "{label}");
    assert_eq!(page.matches("Đường dây nóng").count(), 1);
    let without = TestApp::start(TestDatabase::sqlite().await).await;
    let page = without.get(&poster(&without).await, None).await.text;
    assert!(!page.contains("Đường dây nóng"));
}
