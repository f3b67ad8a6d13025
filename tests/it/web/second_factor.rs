//! The second factor, from setting it up to losing the telephone.

use std::time::Duration;

use hailong::model::role::Role;
use totp_rs::{Builder, Secret};

use crate::harness::{Browser, Somebody, TestApp, TestDatabase, app::Answer, browser::PASSWORD};

async fn app() -> TestApp {
    TestApp::start(TestDatabase::sqlite().await).await
}

/// The code that an app shows now.
pub fn code(app: &TestApp, secret: &str) -> String {
    let secret = Secret::try_from_base32(secret).expect("base 32");
    let totp = Builder::new()
        .with_secret(secret)
        .build()
        .expect("a secret");
    let now = app.clock.now_ms() / 1_000;
    totp.generate(now.unsigned_abs()).to_string()
}

fn between<'t>(text: &'t str, before: &str, after: &str) -> &'t str {
    let (_, rest) = text
        .split_once(before)
        .unwrap_or_else(|| panic!("{before} in {text}"));
    rest.split_once(after).expect("its end").0
}

fn hidden(page: &Answer) -> (String, String) {
    let sealed = between(&page.text, "name=\"sealed\" value=\"", "\"");
    let secret = between(&page.text, "<code class=\"secret\">", "<");
    (sealed.to_owned(), secret.replace(' ', ""))
}

/// Sets the second factor up; returns its secret and the recovery codes.
pub async fn enrol(app: &TestApp, browser: &mut Browser<'_>) -> (String, Vec<String>) {
    let page = browser.get("/account/second-factor").await;
    assert!(page.text.contains("<svg class=\"qr\""), "{}", page.text);
    let (sealed, secret) = hidden(&page);
    let code = code(app, &secret);
    let fields = [
        ("sealed", sealed.as_str()),
        ("code", &code),
        ("password", PASSWORD),
    ];
    let answer = browser.post("/account/second-factor", &fields).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let list = between(&answer.text, "<ol class=\"codes\">", "</ol>");
    let codes = list.split("<code>").skip(1);
    let codes = codes.map(|rest| rest.split('<').next().expect("a code").to_owned());
    (secret, codes.collect())
}

async fn half_in<'a>(app: &'a TestApp, somebody: &Somebody) -> Browser<'a> {
    let mut browser = app.browser();
    let answer = browser.sign_in(somebody).await;
    assert_eq!(answer.location(), "/sign-in/code");
    browser
}

#[tokio::test]
async fn an_administrator_without_one_reaches_nothing_but_the_own_account() {
    let app = app().await;
    let admin = app.person(Role::Administrator, None).await;
    let mut browser = app.browser();
    assert_eq!(
        browser.sign_in(&admin).await.location(),
        "/account/second-factor"
    );
    let shut = browser.get("/dashboard").await;
    assert_eq!(shut.status, 403);
    assert!(
        shut.text.contains("/account/second-factor"),
        "the page says what to do"
    );
    assert!(
        browser
            .get("/api/v1/scores?period=2026")
            .await
            .problem(403)
            .is_empty()
    );
    let before = browser.cookies["hailong"].clone();
    let (_, codes) = enrol(&app, &mut browser).await;
    assert_eq!(codes.len(), 10);
    assert_ne!(browser.cookies["hailong"], before, "a new token");
    assert_eq!(browser.get("/dashboard").await.status, 200);
    let mut old = app.browser();
    old.cookies.insert("hailong".to_owned(), before);
    assert!(!old.is_in().await, "the token before is worth nothing");
}

#[tokio::test]
async fn the_password_alone_opens_nothing() {
    let app = app().await;
    let leader = app.person(Role::Leadership, None).await;
    let mut browser = app.signed_in(&leader).await;
    let (secret, codes) = enrol(&app, &mut browser).await;
    app.clock.advance(Duration::from_mins(1));
    let mut half = half_in(&app, &leader).await;
    let pending = half.cookies["hailong"].clone();
    for path in ["/account", "/dashboard", "/evidence?agency=p-taythanh-2"] {
        assert!(
            half.get(path)
                .await
                .location()
                .starts_with("/sign-in?next="),
            "{path}"
        );
    }
    assert!(
        half.get("/api/v1/scores?period=2026")
            .await
            .problem(401)
            .is_empty()
    );
    assert_eq!(half.get("/sign-in/code").await.status, 200);
    let wrong = half.post("/sign-in/code", &[("code", "000000")]).await;
    assert_eq!(wrong.status, 422);
    let right = code(&app, &secret);
    let fields = [("code", right.as_str()), ("next", "/domains/land")];
    assert_eq!(
        half.post("/sign-in/code", &fields).await.location(),
        "/domains/land"
    );
    assert_ne!(half.cookies["hailong"], pending, "a new token");
    assert!(half.is_in().await);
    // Each code works once, and so does each recovery code.
    let mut again = half_in(&app, &leader).await;
    assert_eq!(again.post("/sign-in/code", &fields).await.status, 422);
    let recovery = [("code", codes[0].as_str())];
    assert_eq!(again.post("/sign-in/code", &recovery).await.status, 303);
    let mut third = half_in(&app, &leader).await;
    assert_eq!(third.post("/sign-in/code", &recovery).await.status, 422);
}

#[tokio::test]
async fn a_code_must_follow_within_ten_minutes() {
    let app = app().await;
    let leader = app.person(Role::Leadership, None).await;
    let (secret, _) = enrol(&app, &mut app.signed_in(&leader).await).await;
    let mut half = half_in(&app, &leader).await;
    app.clock.advance(Duration::from_mins(10));
    let right = code(&app, &secret);
    assert_eq!(
        half.post("/sign-in/code", &[("code", &right)]).await.status,
        422
    );
    assert!(!half.is_in().await);
    assert_eq!(half.get("/sign-in/code").await.location(), "/sign-in");
}

#[tokio::test]
async fn codes_are_not_for_guessing() {
    let app = app().await;
    let leader = app.person(Role::Leadership, None).await;
    enrol(&app, &mut app.signed_in(&leader).await).await;
    let mut tried = 0;
    for last in 1..=6 {
        // From another network each time, with the password, which the guesser knows.
        let mut half = app.browser_at([203, 0, 113, last]);
        half.sign_in(&leader).await;
        for guess in 0..6 {
            let code = format!("{guess:06}");
            let answer = half.post("/sign-in/code", &[("code", &code)]).await;
            tried += u32::from(answer.status == 422 && guess < 5);
        }
        let over = half.get("/sign-in/code").await;
        if last == 1 {
            assert_eq!(over.location(), "/sign-in", "five wrong ones end a sign-in");
        }
    }
    assert_eq!(tried, 5, "then everybody waits but a known browser");
}

#[tokio::test]
async fn who_must_have_one_cannot_take_it_away() {
    let app = app().await;
    let admin = app.person(Role::Administrator, None).await;
    let mut browser = app.signed_in(&admin).await;
    enrol(&app, &mut browser).await;
    let sent = [("password", PASSWORD)];
    assert_eq!(
        browser
            .post("/account/second-factor/off", &sent)
            .await
            .status,
        403
    );

    let leader = app.person(Role::Leadership, None).await;
    let mut browser = app.signed_in(&leader).await;
    enrol(&app, &mut browser).await;
    let off = "/account/second-factor/off";
    assert_eq!(browser.post(off, &[("password", "sai")]).await.status, 422);
    let renewed = browser.post("/account/recovery-codes", &sent).await;
    assert_eq!(renewed.text.matches("<li><code>").count(), 10);
    assert_eq!(
        browser.post(off, &sent).await.location(),
        "/account?done=factor-off"
    );
    assert_eq!(
        app.browser().sign_in(&leader).await.location(),
        "/dashboard"
    );
}

#[tokio::test]
async fn apps_list_the_account_under_a_short_name_and_every_form_has_a_way_back() {
    for lang in ["vi", "en"] {
        let issuer = hailong::i18n::t(
            hailong::i18n::Lang::from_tag(lang).expect("a language"),
            "factor-issuer",
        );
        assert!(issuer.chars().count() <= 30, "{issuer}");
    }
    let app = app().await;
    let leader = app.person(Role::Leadership, None).await;
    let mut browser = app.signed_in(&leader).await;
    let page = browser.get("/account/password").await;
    let (_, form) = page.text.split_once("name=\"again\"").expect("a form");
    let (form, _) = form.split_once("</form>").expect("its end");
    assert!(form.contains("href=\"/account\""), "{form}");
}
