//! The life of a session.

use std::time::Duration;

use hailong::model::role::Role;

use crate::harness::{TestApp, TestDatabase, browser::PASSWORD};

async fn app() -> TestApp {
    TestApp::start(TestDatabase::sqlite().await).await
}

#[tokio::test]
async fn a_token_that_a_stranger_planted_is_never_taken_over() {
    let app = app().await;
    let leader = app.person(Role::Leadership, None).await;
    let mut browser = app.browser();
    let planted = "a".repeat(52);
    browser
        .cookies
        .insert("hailong".to_owned(), planted.clone());
    assert_eq!(browser.sign_in(&leader).await.status, 303);
    assert_ne!(browser.cookies["hailong"], planted);
    let mut stranger = app.browser();
    stranger.cookies.insert("hailong".to_owned(), planted);
    assert!(!stranger.is_in().await);
    // Signing in once more ends the session that this browser had.
    let first = browser.clone();
    assert_eq!(browser.sign_in(&leader).await.status, 303);
    assert!(browser.is_in().await && !first.clone().is_in().await);
}

#[tokio::test]
async fn signing_out_ends_the_session_for_every_copy_of_its_token() {
    let app = app().await;
    let leader = app.person(Role::Leadership, None).await;
    let mut browser = app.signed_in(&leader).await;
    let mut copy = browser.clone();
    assert_eq!(
        browser.get("/sign-out").await.status,
        405,
        "never by a link"
    );
    assert!(copy.is_in().await);
    let answer = browser.post("/sign-out", &[]).await;
    assert_eq!(answer.location(), "/sign-in?done=signed-out");
    assert!(!browser.cookies.contains_key("hailong"));
    assert!(!copy.is_in().await);
}

#[tokio::test]
async fn a_session_ends_when_nobody_uses_it_and_in_any_case_after_a_week() {
    let app = app().await;
    let leader = app.person(Role::Leadership, None).await;
    let mut idle = app.signed_in(&leader).await;
    app.clock
        .advance(Duration::from_hours(8) - Duration::from_secs(1));
    assert!(idle.is_in().await, "used just in time");
    let seen = async || {
        // That a session was seen is noted beside the request.
        for _ in 0..200 {
            tokio::time::sleep(Duration::from_millis(5)).await;
            tokio::task::yield_now().await;
        }
    };
    seen().await;
    app.clock.advance(Duration::from_hours(7));
    assert!(idle.is_in().await, "the use before counted");
    seen().await;
    app.clock.advance(Duration::from_hours(8));
    assert!(!idle.is_in().await, "unused for eight hours");

    let mut busy = app.signed_in(&leader).await;
    for _ in 0..(7 * 24 / 6) - 1 {
        app.clock.advance(Duration::from_hours(6));
        assert!(busy.is_in().await);
        seen().await;
    }
    app.clock.advance(Duration::from_hours(6));
    assert!(!busy.is_in().await, "seven days are the most");
}

#[tokio::test]
async fn people_see_their_own_sessions_and_end_them() {
    let app = app().await;
    let leader = app.person(Role::Leadership, None).await;
    let other = app.person(Role::Auditor, None).await;
    let (mut here, mut there) = (app.signed_in(&leader).await, app.signed_in(&leader).await);
    let mut others = app.signed_in(&other).await;
    let page = here.get("/account").await;
    let address = end_address(&page.text).expect("the other session");
    assert_eq!(
        others.post(&address, &[]).await.status,
        404,
        "not one's own"
    );
    assert!(there.is_in().await);
    assert_eq!(
        here.post(&address, &[]).await.location(),
        "/account?done=session-ended"
    );
    assert!(here.is_in().await && !there.is_in().await && others.is_in().await);

    let mut there = app.signed_in(&leader).await;
    app.clock.advance(Duration::from_mins(10));
    let asked = here.post("/account/sessions/end-others", &[]).await;
    assert!(asked.text.contains("name=\"confirm-by\"") && there.is_in().await);
    let confirmed = [("confirm-by", PASSWORD)];
    here.post("/account/sessions/end-others", &confirmed).await;
    assert!(here.is_in().await && !there.is_in().await && others.is_in().await);
}

fn end_address(page: &str) -> Option<String> {
    let at = page.find("/account/sessions/")?;
    let address = page[at..].split('"').next()?;
    address.ends_with("/end").then(|| address.to_owned())
}

#[tokio::test]
async fn another_password_ends_the_other_sessions() {
    let app = app().await;
    let leader = app.person(Role::Leadership, None).await;
    let (mut here, mut there) = (app.signed_in(&leader).await, app.signed_in(&leader).await);
    let new = "ba con mèo trắng trên mái";
    let send = |current: &'static str, again: &'static str| {
        [("current", current), ("new", new), ("again", again)]
    };
    let path = "/account/password";
    assert_eq!(
        here.post(path, &send("sai mật khẩu rồi", new)).await.status,
        422
    );
    assert_eq!(here.post(path, &send(PASSWORD, "khác")).await.status, 422);
    assert!(there.is_in().await);
    assert_eq!(here.post(path, &send(PASSWORD, new)).await.status, 303);
    assert!(here.is_in().await && !there.is_in().await);
    assert_eq!(
        app.browser().sign_in(&leader).await.status,
        422,
        "the old one"
    );
}

#[tokio::test]
async fn whoever_is_locked_is_out_at_once() {
    let app = app().await;
    let leader = app.person(Role::Leadership, None).await;
    let mut browser = app.signed_in(&leader).await;
    let actor = hailong::model::user::Actor::cli();
    let now = app.clock.now_ms();
    let changed = app
        .app
        .db
        .set_user_active(leader.user.id, false, &actor, now)
        .await;
    changed.expect("locked");
    assert!(!browser.is_in().await);
    assert_eq!(app.browser().sign_in(&leader).await.status, 422);
}
