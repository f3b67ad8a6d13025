//! What browsers are told about cookies, frames and copies.

use hailong::model::role::Role;

use crate::harness::{TestApp, TestDatabase};

async fn app_at(address: Option<&str>) -> TestApp {
    TestApp::configured(TestDatabase::sqlite().await, |config| {
        config.server.public_url = address.map(|text| text.parse().expect("an address"));
    })
    .await
}

#[tokio::test]
async fn the_cookies_of_an_https_address_stay_on_tls_and_on_this_host() {
    let app = app_at(Some("https://danhgia.example.gov.vn")).await;
    let leader = app.person(Role::Leadership, None).await;
    let mut browser = app.browser();
    let cookies = browser.sign_in(&leader).await.cookies();
    assert_eq!(cookies.len(), 2);
    for (cookie, name) in cookies
        .iter()
        .zip(["__Host-hailong=", "__Host-hailong-browser="])
    {
        assert!(cookie.starts_with(name), "{cookie}");
        for flag in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure"] {
            assert!(cookie.contains(flag), "{flag}: {cookie}");
        }
        assert!(!cookie.contains("Domain"), "{cookie}");
    }
    assert!(!cookies[0].contains("Max-Age"), "ends with the browser");
    assert!(browser.is_in().await);
    let token = browser.cookies["__Host-hailong"].clone();
    let mut plain = app.browser();
    plain.cookies.insert("hailong".to_owned(), token);
    assert!(
        !plain.is_in().await,
        "a name that another site of the host could set"
    );
    let out = browser.post("/sign-out", &[]).await.cookies();
    assert!(
        out[0].contains("__Host-hailong=;") && out[0].contains("; Secure"),
        "{out:?}"
    );
}

#[tokio::test]
async fn on_a_plain_address_the_cookie_still_is_no_business_of_scripts() {
    let app = app_at(None).await;
    let leader = app.person(Role::Leadership, None).await;
    let cookies = app.browser().sign_in(&leader).await.cookies();
    assert!(cookies[0].starts_with("hailong="));
    assert!(cookies[0].contains("; HttpOnly; SameSite=Lax"));
    assert!(!cookies[0].contains("Secure"), "a browser would drop it");
}

#[tokio::test]
async fn private_pages_are_neither_framed_nor_kept() {
    let app = app_at(None).await;
    let leader = app.person(Role::Leadership, None).await;
    let mut browser = app.signed_in(&leader).await;
    for path in [
        "/sign-in",
        "/account",
        "/account/password",
        "/account/second-factor",
        "/dashboard",
        "/agencies/p-taythanh-2",
        "/evidence?agency=p-taythanh-2",
        "/invitations/unknown",
    ] {
        let answer = browser.get(path).await;
        assert_eq!(answer.headers["cache-control"], "no-store", "{path}");
        let policy = answer.headers["content-security-policy"]
            .to_str()
            .expect("text");
        assert!(
            policy.contains("frame-ancestors 'none'"),
            "{path}: {policy}"
        );
        assert!(policy.contains("form-action 'self'"), "{path}: {policy}");
        assert_eq!(answer.headers["referrer-policy"], "same-origin", "{path}");
    }
}

#[tokio::test]
async fn after_signing_in_nobody_is_led_away() {
    let app = app_at(None).await;
    let leader = app.person(Role::Leadership, None).await;
    let answer = app
        .browser()
        .get("/evidence?agency=p-taythanh-2&period=2026")
        .await;
    let asked = "/sign-in?next=%2Fevidence%3Fagency%3Dp-taythanh-2%26period%3D2026";
    assert_eq!(answer.location(), asked);
    for (next, to) in [
        (
            "/evidence?agency=p-taythanh-2",
            "/evidence?agency=p-taythanh-2",
        ),
        ("//evil.example/", "/dashboard"),
        ("/\\evil.example", "/dashboard"),
        ("/\t/evil.example", "/dashboard"),
        ("https://evil.example", "/dashboard"),
        ("javascript:alert(1)", "/dashboard"),
        ("/sign-out", "/dashboard"),
    ] {
        app.clock.advance(std::time::Duration::from_mins(1));
        let mut browser = app.browser();
        let fields = [
            ("email", leader.user.email.as_str()),
            ("password", &leader.password),
            ("next", next),
        ];
        assert_eq!(
            browser.post("/sign-in", &fields).await.location(),
            to,
            "{next:?}"
        );
        let mut query = form_urlencoded::Serializer::new(String::new());
        let address = format!("/sign-in?{}", query.append_pair("next", next).finish());
        assert_eq!(browser.get(&address).await.location(), to, "{next:?}");
    }
}

#[tokio::test]
async fn where_people_come_by_tls_browsers_are_told_to_come_by_nothing_else() {
    let secure = app_at(Some("https://danhgia.example.gov.vn")).await;
    let plain = app_at(None).await;
    for path in [
        "/",
        "/sign-in",
        "/healthz",
        "/api/v1/scores?period=2026",
        "/nowhere",
    ] {
        let answer = secure.browser().get(path).await;
        let told = answer.headers.get("strict-transport-security");
        assert_eq!(told.expect(path), "max-age=31536000", "{path}");
        let answer = plain.browser().get(path).await;
        assert!(!answer.headers.contains_key("strict-transport-security"));
    }
}

#[tokio::test]
async fn files_and_health_are_served_without_a_look_at_the_sessions() {
    let app = app_at(None).await;
    let leader = app.person(Role::Leadership, None).await;
    let mut browser = app.signed_in(&leader).await;
    let page = browser.get("/dashboard").await.text;
    let (_, rest) = page
        .split_once("href=\"/assets/css/")
        .expect("a style sheet");
    let file = format!("/assets/css/{}", rest.split('"').next().expect("its end"));
    app.app.db.clone().close().await.expect("closed");
    assert_eq!(
        browser.get("/dashboard").await.status,
        503,
        "no sessions to be read"
    );
    assert_eq!(browser.get(&file).await.status, 200);
    assert_eq!(browser.get("/healthz").await.status, 200);
}
