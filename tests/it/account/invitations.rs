//! Links to a password: once, for a while, the newest only; and the one of the first administrator.

use std::time::Duration;

use hailong::{
    account::Opened,
    model::{role::Role, user::Actor},
    store::InvitationPurpose,
};

use super::desk::{Desk, PASSWORD, told};
use crate::harness::{TestDatabase, on_each_database};

const DAY: u64 = 24 * 60;

#[tokio::test]
async fn an_invitation_works_once() {
    on_each_database(|db| async move {
        let desk = Desk::open(db).await;
        let invited = desk.invite("head", Role::Viewer, None).await;
        let opened = desk.accounts.open_invitation(&invited.token).await.unwrap();
        let Some(Opened::Password(invitation)) = opened else {
            panic!("the link works");
        };
        assert_eq!(invitation.purpose, InvitationPurpose::Invite);
        assert_eq!(invitation.user.email, "head@example.vn");
        let accept = |password| desk.accounts.accept_invitation(&invited.token, password);
        let refused = accept("zu kurz").await.unwrap_err().to_string();
        assert_eq!(refused, "the password is shorter than 12 characters");
        accept(PASSWORD).await.unwrap();
        let again = accept("ba con mèo trắng").await.unwrap_err().to_string();
        assert_eq!(again, "the link works no longer");
        assert!(
            desk.accounts
                .open_invitation(&invited.token)
                .await
                .unwrap()
                .is_none()
        );
        let outcome = desk.try_password("head@example.vn", PASSWORD).await;
        assert_eq!(told(&outcome), "signed in");
    })
    .await;
}

#[tokio::test]
async fn two_who_use_a_link_at_once_are_not_both_let_in() {
    on_each_database(|db| async move {
        let desk = Desk::open(db).await;
        let invited = desk.invite("head", Role::Viewer, None).await;
        let accept = || desk.accounts.accept_invitation(&invited.token, PASSWORD);
        let (one, other) = tokio::join!(accept(), accept());
        assert_eq!(u8::from(one.is_ok()) + u8::from(other.is_ok()), 1);
    })
    .await;
}

#[tokio::test]
async fn an_invitation_ends_after_a_week_or_with_the_next_one() {
    let desk = Desk::open(TestDatabase::sqlite().await).await;
    let works = async |token: &str| {
        desk.accounts
            .open_invitation(token)
            .await
            .unwrap()
            .is_some()
    };
    let old = desk.invite("head", Role::Viewer, None).await;
    desk.minutes_later(6 * DAY);
    assert!(works(&old.token).await);
    let new = desk.reset(&old.user).await.unwrap();
    assert!(!works(&old.token).await && works(&new.token).await);
    desk.minutes_later(7 * DAY);
    assert!(!works(&new.token).await);
}

#[tokio::test]
async fn a_reset_gives_another_password_and_ends_what_was_open() {
    on_each_database(|db| async move {
        let desk = Desk::open(db).await;
        let head = desk.person("head", Role::Viewer, None).await;
        let session = desk.sign_in(&head).await;
        let link = desk.reset(&head).await.unwrap();
        assert!(
            desk.viewer(&session.token).await.is_some(),
            "not by the link alone"
        );
        let accepted = desk
            .accounts
            .accept_invitation(&link.token, "ba con mèo trắng");
        accepted.await.unwrap();
        assert!(desk.viewer(&session.token).await.is_none());
        let old = desk.try_password(&head.email, PASSWORD).await;
        assert_eq!(told(&old), "refused");
        let log = desk.log().await;
        let last: Vec<&str> = log.iter().rev().take(2).map(String::as_str).collect();
        assert_eq!(
            last,
            [
                r#"Ông/Bà head accepted invitation 1: - → {"purpose":"reset"}"#,
                r#"cli created invitation 1: - → {"purpose":"reset"}"#,
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn a_disabled_person_has_no_link() {
    let desk = Desk::open(TestDatabase::sqlite().await).await;
    let invited = desk.invite("head", Role::Viewer, None).await;
    let (id, now) = (invited.user.id, desk.clock.now_ms());
    desk.db
        .set_user_active(id, false, &Actor::cli(), now)
        .await
        .unwrap();
    assert!(
        desk.accounts
            .accept_invitation(&invited.token, PASSWORD)
            .await
            .is_err()
    );
    assert!(desk.reset(&invited.user).await.is_none());
}

#[tokio::test]
async fn the_first_administrator_comes_by_the_newest_link_and_only_while_nobody_is_there() {
    on_each_database(|db| async move {
        let desk = Desk::open(db).await;
        let old = desk
            .accounts
            .offer_setup()
            .await
            .unwrap()
            .expect("nobody is there");
        let link = desk
            .accounts
            .offer_setup()
            .await
            .unwrap()
            .expect("still nobody");
        assert_eq!(
            desk.accounts.open_invitation(&link).await.unwrap(),
            Some(Opened::Setup)
        );
        let accept = async |token: &str, email: &str| {
            let who = (email, "Nguyễn Thị An");
            let made = desk.accounts.accept_setup(token, who, PASSWORD).await;
            made.map(|user| user.role)
                .map_err(|error| error.to_string())
        };
        let gone = || Err("the link works no longer".to_owned());
        assert_eq!(accept(&old, "an@example.vn").await, gone());
        assert_eq!(
            accept(&link, "an").await,
            Err("this is no e-mail address".to_owned())
        );
        assert_eq!(
            accept(&link, "an@example.vn").await,
            Ok(Role::Administrator)
        );
        assert_eq!(accept(&link, "b@example.vn").await, gone());
        assert!(desk.accounts.offer_setup().await.unwrap().is_none());
        desk.clock.advance(Duration::from_secs(1));
        let outcome = desk.try_password("an@example.vn", PASSWORD).await;
        assert_eq!(told(&outcome), "signed in");
    })
    .await;
}

#[tokio::test]
async fn the_link_of_the_first_administrator_makes_one_only() {
    on_each_database(|db| async move {
        let desk = Desk::open(db).await;
        let link = desk.accounts.offer_setup().await.unwrap().unwrap();
        let accept = |email| desk.accounts.accept_setup(&link, (email, "An"), PASSWORD);
        let (one, other) = tokio::join!(accept("a@example.vn"), accept("b@example.vn"));
        assert_eq!(u8::from(one.is_ok()) + u8::from(other.is_ok()), 1);
        assert_eq!(desk.db.users().await.unwrap().len(), 1);
    })
    .await;
}
