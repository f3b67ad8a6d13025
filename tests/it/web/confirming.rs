//! Acts of consequence want whoever does them to be there, not only the browser.

use std::time::Duration;

use axum::http::Method;
use hailong::{model::permission::Permission, model::role::Role, web};

use super::second_factor::{code, enrol};
use crate::harness::{Browser, TestApp, TestDatabase, app::Answer, browser::PASSWORD};

const NEW_TOKEN: [(&str, &str); 3] = [
    ("name", "Cổng \"một cửa\" & <b>"),
    ("grant", "scores:read"),
    ("grant", "ratings:write"),
];

async fn app() -> TestApp {
    TestApp::configured(TestDatabase::sqlite().await, |config| {
        config.access.totp_required_roles = Vec::new();
    })
    .await
}

async fn admin(app: &TestApp) -> Browser<'_> {
    let admin = app.person(Role::Administrator, None).await;
    app.signed_in(&admin).await
}

fn asks(answer: &Answer) -> bool {
    answer.text.contains("name=\"confirm-by\"")
}

async fn tokens(app: &TestApp) -> usize {
    app.app.db.tokens().await.expect("tokens").len()
}

/// What a browser would send from a page: its hidden fields, and `proof`.
fn filled<'p>(page: &'p Answer, proof: &'p str) -> Vec<(String, String)> {
    let plain = |text: &str| {
        let marks = [
            ("&quot;", "\""),
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&amp;", "&"),
        ];
        marks.iter().fold(text.to_owned(), |text, (mark, sign)| {
            text.replace(mark, sign)
        })
    };
    let inputs = page.text.split("<input type=\"hidden\" name=\"").skip(1);
    let hidden = inputs.map(|rest| {
        let (name, rest) = rest.split_once("\" value=\"").expect("a value");
        let value = rest.split('"').next().expect("its end");
        (plain(name), plain(value))
    });
    let proof = ("confirm-by".to_owned(), proof.to_owned());
    hidden.chain([proof]).collect()
}

fn pairs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    let pairs = fields.iter();
    pairs
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}

#[tokio::test]
async fn a_browser_left_open_makes_no_keys_and_nothing_typed_is_lost() {
    let app = app().await;
    let mut admin = admin(&app).await;
    app.clock
        .advance(Duration::from_mins(10) - Duration::from_secs(1));
    let made = admin.post("/admin/tokens/new", &NEW_TOKEN).await;
    assert!(made.text.contains("hl_") && !asks(&made), "{}", made.text);
    app.clock.advance(Duration::from_secs(1));
    let page = admin.post("/admin/tokens/new", &NEW_TOKEN).await;
    assert!(asks(&page) && !page.text.contains("hl_"), "{}", page.text);
    assert_eq!(tokens(&app).await, 1, "nothing happens before");

    let wrong = filled(&page, "sai mật khẩu rồi đó");
    let page = admin.post("/admin/tokens/new", &pairs(&wrong)).await;
    assert_eq!(page.status, 422);
    assert!(!page.text.contains("sai mật khẩu"), "never sent back");
    assert_eq!(tokens(&app).await, 1);

    let right = filled(&page, PASSWORD);
    let made = admin.post("/admin/tokens/new", &pairs(&right)).await;
    assert!(made.text.contains("hl_"), "{}", made.text);
    let kept = &app.app.db.tokens().await.expect("tokens")[1].token;
    assert_eq!((kept.name.as_str(), kept.grants.len()), (NEW_TOKEN[0].1, 2));
    // One confirmation is enough for the next minutes.
    app.clock.advance(Duration::from_mins(9));
    let page = admin.post("/admin/tokens/1/revoke", &[]).await;
    assert_eq!(page.location(), "/admin/tokens/1?done=revoked");
}

#[tokio::test]
async fn whatever_is_done_to_people_and_tokens_asks() {
    let app = app().await;
    let mut admin = admin(&app).await;
    let viewer = app.person(Role::Viewer, None).await;
    app.clock.advance(Duration::from_mins(11));
    let mut asked = 0;
    for route in web::table(&app.app) {
        let about = [Permission::ManageUsers, Permission::ManageTokens];
        let weighty = route.rule.permission().is_some_and(|p| about.contains(&p));
        if route.method != Method::POST || !weighty {
            continue;
        }
        let id = viewer.user.id.to_string();
        let path = route.path.replace("{user}", &id).replace("{token}", "1");
        let fields = [("role", "administrator"), ("name", "Hoa")];
        let answer = admin.post(&path, &fields).await;
        assert!(asks(&answer), "{path}: {}", answer.text);
        assert!(answer.text.contains("value=\"administrator\""), "{path}");
        asked += 1;
    }
    assert!(asked >= 7, "{asked}");
    let still = app.app.db.user(viewer.user.id).await.expect("a person");
    assert_eq!(still, Some(viewer.user));
}

#[tokio::test]
async fn a_code_confirms_as_well_and_once() {
    let app = app().await;
    let mut admin = admin(&app).await;
    let (secret, _) = enrol(&app, &mut admin).await;
    app.clock.advance(Duration::from_mins(11));
    let page = admin.post("/admin/tokens/new", &NEW_TOKEN).await;
    let proof = code(&app, &secret);
    let fields = filled(&page, &proof);
    let made = admin.post("/admin/tokens/new", &pairs(&fields)).await;
    assert!(made.text.contains("hl_"), "{}", made.text);
    // The same code, seen over a shoulder, does nothing more.
    let sent = [("password", proof.as_str())];
    let again = admin.post("/account/recovery-codes", &sent).await;
    assert_eq!(again.status, 422);
    app.clock.advance(Duration::from_mins(1));
    let fresh = code(&app, &secret);
    let sent = [("password", fresh.as_str())];
    let renewed = admin.post("/account/recovery-codes", &sent).await;
    assert_eq!(renewed.text.matches("<li><code>").count(), 10);
    app.clock.advance(Duration::from_mins(1));
    let fresh = code(&app, &secret);
    let off = [("password", fresh.as_str())];
    let off = admin.post("/account/second-factor/off", &off).await;
    assert_eq!(off.location(), "/account?done=factor-off");
}

#[tokio::test]
async fn guessing_at_an_open_browser_is_slow() {
    let app = app().await;
    let mut admin = admin(&app).await;
    app.clock.advance(Duration::from_mins(11));
    let guess = [("confirm-by", "đoán mò một mật khẩu")];
    let mut tried = 0;
    for _ in 0..20 {
        let answer = admin.post("/admin/tokens/new", &guess).await;
        tried += u32::from(answer.status == 422);
        if answer.status == 429 {
            assert!(answer.headers.contains_key("retry-after") && asks(&answer));
        }
    }
    assert_eq!(tried, 10, "then it has to wait");
    assert!(admin.is_in().await, "and nobody is thrown out");
}
