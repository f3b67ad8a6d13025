//! Guessing passwords is slow from anywhere, tells nothing, and keeps the owner out of nowhere.

use std::time::Duration;

use hailong::model::role::Role;

use crate::harness::{Somebody, TestApp, TestDatabase, app::Answer};

async fn app(trusted: &[&str]) -> TestApp {
    let trusted = trusted.iter().map(|net| net.parse().expect("a net"));
    let trusted = trusted.collect();
    TestApp::configured(TestDatabase::sqlite().await, |config| {
        config.server.trusted_proxies = trusted;
    })
    .await
}

fn wrong(somebody: &Somebody) -> Somebody {
    Somebody {
        password: "đoán mò một mật khẩu".to_owned(),
        ..somebody.clone()
    }
}

fn unknown() -> Somebody {
    Somebody {
        user: hailong::model::user::User {
            id: 0,
            email: "khong.co.ai@vidu.gov.vn".to_owned(),
            name: String::new(),
            role: Role::Viewer,
            agency: None,
            active: true,
            totp: false,
        },
        password: "đoán mò một mật khẩu".to_owned(),
    }
}

/// The page without what was typed and without what is new with each request.
fn gist(answer: &Answer, somebody: &Somebody) -> (u16, String) {
    let text = answer.text.replace(&somebody.user.email, "");
    (answer.status.as_u16(), text)
}

#[tokio::test]
async fn an_unknown_person_and_a_wrong_password_look_alike() {
    let app = app(&[]).await;
    let leader = app.person(Role::Leadership, None).await;
    let (known, nobody) = (wrong(&leader), unknown());
    for _ in 0..6 {
        // The sixth is one too many, for both.
        let (mut a, mut b) = (app.browser(), app.browser());
        let (a, b) = (a.sign_in(&known).await, b.sign_in(&nobody).await);
        assert_eq!(gist(&a, &known), gist(&b, &nobody));
        assert!(a.cookies().is_empty() && b.cookies().is_empty());
    }
}

#[tokio::test]
async fn too_many_tries_are_told_how_long_to_wait_and_then_may_try_again() {
    let app = app(&[]).await;
    let leader = app.person(Role::Leadership, None).await;
    let mut browser = app.browser();
    for _ in 0..5 {
        assert_eq!(browser.sign_in(&wrong(&leader)).await.status, 422);
    }
    let answer = browser.sign_in(&leader).await;
    assert_eq!(answer.status, 429, "even the right one");
    assert_eq!(answer.headers["retry-after"], "30");
    assert!(answer.text.contains("30"), "the page says so, too");
    assert!(
        answer.text.contains(&leader.user.email),
        "what was typed stays"
    );
    app.clock.advance(Duration::from_secs(30));
    assert_eq!(browser.sign_in(&leader).await.status, 303);
}

#[tokio::test]
async fn guessing_from_many_addresses_is_slowed_and_the_owner_still_gets_in() {
    let app = app(&[]).await;
    let leader = app.person(Role::Leadership, None).await;
    // The owner has signed in at this browser before.
    let mut own = app.signed_in(&leader).await;
    own.post("/sign-out", &[]).await;
    let mut tried = 0;
    for last in 1..=100 {
        let answer = app
            .browser_at([203, 0, 113, last])
            .sign_in(&wrong(&leader))
            .await;
        tried += u32::from(answer.status == 422);
    }
    assert!(tried <= 30, "{tried} of 100 passwords were tried");
    assert_eq!(
        app.browser_at([203, 0, 113, 200])
            .sign_in(&leader)
            .await
            .status,
        429
    );
    assert_eq!(
        own.sign_in(&leader).await.status,
        303,
        "the owner's browser"
    );
}

#[tokio::test]
async fn writing_another_address_into_a_header_gains_nothing() {
    for trusted in [&[][..], &["192.0.2.0/24"]] {
        let app = app(trusted).await;
        let leader = wrong(&app.person(Role::Leadership, None).await);
        let mut answers = Vec::new();
        for last in 0..7 {
            let fields = [
                ("email", leader.user.email.as_str()),
                ("password", &leader.password),
            ];
            let mut browser = app.browser();
            let answer = browser.post_with("/sign-in", &fields, |request| {
                // The proxy appends whom it sees: always the same caller.
                let forged = format!("10.1.1.{last}, 203.0.113.9");
                request
                    .header("x-forwarded-for", forged)
                    .header("x-real-ip", format!("10.1.1.{last}"))
                    .header("forwarded", format!("for=10.1.1.{last}"))
            });
            answers.push(answer.await.status.as_u16());
        }
        assert_eq!(answers, [422, 422, 422, 422, 422, 429, 429], "{trusted:?}");
    }
}
