//! The links by which people choose passwords, the first administrator among them.

use std::time::Duration;

use hailong::{
    account::{invite, reset},
    model::{role::Role, user::Actor},
    store::NewUser,
};

use crate::harness::{Somebody, TestApp, TestDatabase, browser::PASSWORD};

async fn app() -> TestApp {
    TestApp::start(TestDatabase::sqlite().await).await
}

const FIELDS: [(&str, &str); 2] = [("new", PASSWORD), ("again", PASSWORD)];

async fn invited(app: &TestApp) -> (Somebody, String) {
    let new = NewUser {
        email: "hoa@vidu.gov.vn".to_owned(),
        name: "Nguyễn Thị Hoa".to_owned(),
        role: Role::Viewer,
        agency: None,
    };
    let made = invite(&app.app.db, &new, &Actor::cli(), app.clock.now_ms()).await;
    let made = made.expect("a link").expect("the address is free");
    let somebody = Somebody {
        user: made.user,
        password: PASSWORD.to_owned(),
    };
    (somebody, format!("/invitations/{}", made.token))
}

#[tokio::test]
async fn an_invitation_works_once() {
    let app = app().await;
    let (hoa, link) = invited(&app).await;
    let mut browser = app.browser();
    for _ in 0..2 {
        let page = browser.get(&link).await;
        assert_eq!(page.status, 200, "looking uses nothing up");
        assert!(page.text.contains("Nguyễn Thị Hoa") && page.text.contains("người xem"));
    }
    let short = [("new", "ngắn"), ("again", "ngắn")];
    let answer = browser.post(&link, &short).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("12"), "it says how long it must be");
    let different = [("new", PASSWORD), ("again", "một câu khác hẳn")];
    assert_eq!(browser.post(&link, &different).await.status, 422);
    let answer = browser.post(&link, &FIELDS).await;
    assert_eq!(answer.location(), "/sign-in?done=accepted");
    assert_eq!(browser.post(&link, &FIELDS).await.status, 410);
    assert_eq!(browser.get(&link).await.status, 410);
    assert_eq!(browser.sign_in(&hoa).await.location(), "/dashboard");
}

#[tokio::test]
async fn an_invitation_ends_after_a_week_and_a_newer_one_replaces_it() {
    let app = app().await;
    let (hoa, first) = invited(&app).await;
    let again = reset(&app.app.db, hoa.user.id, &Actor::cli(), app.clock.now_ms()).await;
    let second = format!(
        "/invitations/{}",
        again.expect("a link").expect("a person").token
    );
    let mut browser = app.browser();
    assert_eq!(browser.get(&first).await.status, 410);
    assert_eq!(browser.get(&second).await.status, 200);
    app.clock.advance(Duration::from_hours(7 * 24));
    assert_eq!(browser.get(&second).await.status, 410);
    assert_eq!(browser.post(&second, &FIELDS).await.status, 410);
}

#[tokio::test]
async fn a_reset_ends_all_sessions() {
    let app = app().await;
    let leader = app.person(Role::Leadership, None).await;
    let mut browser = app.signed_in(&leader).await;
    let made = reset(
        &app.app.db,
        leader.user.id,
        &Actor::cli(),
        app.clock.now_ms(),
    )
    .await;
    let link = format!(
        "/invitations/{}",
        made.expect("a link").expect("a person").token
    );
    assert!(browser.is_in().await, "not yet");
    let new = "ba con mèo trắng trên mái";
    let answer = app
        .browser()
        .post(&link, &[("new", new), ("again", new)])
        .await;
    assert_eq!(answer.status, 303);
    assert!(!browser.is_in().await);
}

#[tokio::test]
async fn the_link_of_the_first_start_makes_one_administrator() {
    let app = app().await;
    let token = app.app.accounts.offer_setup().await.expect("the database");
    let link = format!("/invitations/{}", token.expect("nobody is there"));
    let mut browser = app.browser();
    assert_eq!(browser.get(&link).await.status, 200);
    let fields = |email: &'static str| {
        [
            ("email", email),
            ("name", "Trần Văn An"),
            FIELDS[0],
            FIELDS[1],
        ]
    };
    let answer = browser.post(&link, &fields("an")).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("Trần Văn An"), "what was typed stays");
    assert_eq!(
        browser.post(&link, &fields("an@vidu.gov.vn")).await.status,
        303
    );
    assert_eq!(
        browser
            .post(&link, &fields("binh@vidu.gov.vn"))
            .await
            .status,
        410
    );
    let sent = [("email", "an@vidu.gov.vn"), ("password", PASSWORD)];
    let answer = browser.post("/sign-in", &sent).await;
    assert_eq!(
        answer.location(),
        "/account/second-factor",
        "administrators need one"
    );
    assert!(
        app.app
            .accounts
            .offer_setup()
            .await
            .expect("the database")
            .is_none()
    );
}

#[tokio::test]
async fn the_link_of_the_first_start_ends_after_a_day_and_the_next_start_makes_another() {
    let app = app().await;
    let offer = async || {
        let offered = app.app.accounts.offer_setup().await.expect("the database");
        format!("/invitations/{}", offered.expect("nobody is there"))
    };
    let link = offer().await;
    app.clock
        .advance(Duration::from_hours(24) - Duration::from_secs(1));
    assert_eq!(app.browser().get(&link).await.status, 200);
    app.clock.advance(Duration::from_secs(1));
    assert_eq!(app.browser().get(&link).await.status, 410);
    let fields = [
        ("email", "an@vidu.gov.vn"),
        ("name", "An"),
        FIELDS[0],
        FIELDS[1],
    ];
    assert_eq!(app.browser().post(&link, &fields).await.status, 410);
    let link = offer().await;
    assert_eq!(app.browser().post(&link, &fields).await.status, 303);
}

#[tokio::test]
async fn the_browser_of_an_invitation_is_known_from_then_on() {
    let app = app().await;
    let (hoa, link) = invited(&app).await;
    let mut own = app.browser();
    assert_eq!(own.post(&link, &FIELDS).await.status, 303);
    assert!(own.cookies.contains_key("hailong-browser"));
    let email = hoa.user.email.as_str();
    // Strangers use the person's tries up from everywhere.
    for last in 1..=40 {
        let wrong = [("email", email), ("password", "đoán mò một mật khẩu")];
        app.browser_at([203, 0, 113, last])
            .post("/sign-in", &wrong)
            .await;
    }
    let right = [("email", email), ("password", PASSWORD)];
    let stranger = app
        .browser_at([203, 0, 113, 99])
        .post("/sign-in", &right)
        .await;
    assert_eq!(stranger.status, 429);
    assert_eq!(own.post("/sign-in", &right).await.status, 303);
}
