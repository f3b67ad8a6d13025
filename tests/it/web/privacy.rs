//! Secrets stay where they belong: not in logs, not in addresses of pages, not back on a page.

use hailong::{
    account::invite,
    model::{role::Role, user::Actor},
    store::NewUser,
};

use crate::harness::{
    TestApp, TestDatabase,
    browser::PASSWORD,
    program::{Program, client},
};

#[tokio::test]
async fn what_was_typed_in_secret_never_comes_back() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let leader = app.person(Role::Leadership, None).await;
    let mut browser = app.browser();
    let secret = "một mật khẩu gõ nhầm";
    let fields = [("email", leader.user.email.as_str()), ("password", secret)];
    let answer = browser.post("/sign-in", &fields).await;
    assert!(answer.text.contains(&leader.user.email) && !answer.text.contains(secret));
    let mut browser = app.signed_in(&leader).await;
    let token = browser.cookies["hailong"].clone();
    let fields = [("current", secret), ("new", PASSWORD), ("again", PASSWORD)];
    let answer = browser.post("/account/password", &fields).await;
    assert!(!answer.text.contains(secret) && !answer.text.contains(PASSWORD));
    for path in ["/account", "/dashboard", "/account/second-factor"] {
        assert!(!browser.get(path).await.text.contains(&token), "{path}");
    }
}

#[tokio::test]
async fn no_token_reaches_the_log() {
    let program = Program::new();
    program.import_example().await;
    let server = program.serve().await;
    let http = client();
    let token = "abcdefghjkmnpqrstuvwxyz0234567abcdefghjkmnpqrstuvwxy";
    let opened = http
        .get(format!("{}/invitations/{token}", server.url))
        .header("cookie", format!("hailong={token}"))
        .header("referer", format!("{}/invitations/{token}", server.url))
        .send()
        .await
        .expect("an answer");
    assert_eq!(opened.status(), 410);
    assert_eq!(opened.headers()["referrer-policy"], "same-origin");
    let tried = http
        .post(format!("{}/sign-in", server.url))
        .header("content-type", "application/x-www-form-urlencoded")
        .body(format!("email=hoa%40vidu.gov.vn&password={token}"))
        .send()
        .await
        .expect("an answer");
    assert_eq!(tried.status(), 422);
    server.terminate().await;
    let log = program.log();
    assert!(log.contains("/invitations/{token}"), "{log}");
    for secret in [token, "hoa@vidu", "hoa%40vidu"] {
        assert!(!log.contains(secret), "{log}");
    }
}

#[tokio::test]
async fn an_address_with_a_token_is_left_by_a_redirect() {
    let app = TestApp::start(TestDatabase::sqlite().await).await;
    let new = NewUser {
        email: "hoa@vidu.gov.vn".to_owned(),
        name: "Hoa".to_owned(),
        role: Role::Viewer,
        agency: None,
    };
    let made = invite(&app.app.db, &new, &Actor::cli(), app.clock.now_ms()).await;
    let token = made.expect("a link").expect("the address is free").token;
    let mut browser = app.browser();
    let page = browser.get(&format!("/invitations/{token}")).await;
    // The token is in the form's own address and in the links to other languages, nowhere else.
    for (at, _) in page.text.match_indices(&token) {
        let before = &page.text[..at];
        assert!(
            before.ends_with("action=\"/invitations/") || before.ends_with("href=\"/invitations/")
        );
    }
    let fields = [("new", PASSWORD), ("again", PASSWORD)];
    let answer = browser
        .post(&format!("/invitations/{token}"), &fields)
        .await;
    assert!(!answer.location().contains(&token));
}
