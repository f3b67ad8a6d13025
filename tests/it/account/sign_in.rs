//! A password opens a session; who is not there, wrong or disabled gets the same answer; guessing is slow.

use hailong::{
    account::{Attempt, Outcome},
    model::{audit::Action, role::Role, user::Actor},
};

use super::desk::{Desk, PASSWORD, attempt, told};
use crate::harness::{TestDatabase, on_each_database};

#[tokio::test]
async fn the_right_password_opens_a_session_and_the_log_says_so() {
    on_each_database(|db| async move {
        let desk = Desk::open(db).await;
        let head = desk
            .person("head", Role::AgencyManager, Some("p-taythanh-2"))
            .await;
        let started = desk.sign_in(&head).await;
        assert_eq!(started.user, head);
        assert!(!started.must_enrol && started.token.len() >= 52);
        let viewer = desk.viewer(&started.token).await.expect("a session");
        assert_eq!((viewer.user, viewer.must_enrol), (head, false));
        assert_eq!(desk.count(Action::SignedIn).await, 1);
        assert!(desk.viewer("something else").await.is_none());
    })
    .await;
}

#[tokio::test]
async fn the_address_may_be_typed_in_any_case() {
    let desk = Desk::open(TestDatabase::sqlite().await).await;
    desk.person("head", Role::Viewer, None).await;
    let outcome = desk.try_password(" Head@Example.VN ", PASSWORD).await;
    assert_eq!(told(&outcome), "signed in");
}

#[tokio::test]
async fn wrong_unknown_uninvited_and_disabled_are_refused_alike() {
    on_each_database(|db| async move {
        let desk = Desk::open(db).await;
        desk.person("head", Role::Viewer, None).await;
        let left = desk.person("left", Role::Viewer, None).await;
        desk.invite("waiting", Role::Viewer, None).await;
        let now = desk.clock.now_ms();
        desk.db
            .set_user_active(left.id, false, &Actor::cli(), now)
            .await
            .unwrap();
        for (email, password) in [
            ("head@example.vn", "sáng nay trời nắng to"),
            ("head@example.vn", ""),
            ("nobody@example.vn", PASSWORD),
            ("no address", PASSWORD),
            ("waiting@example.vn", PASSWORD),
            ("left@example.vn", PASSWORD),
        ] {
            let before = desk.accounts.passwords_hashed();
            let outcome = desk.try_password(email, password).await;
            assert_eq!(told(&outcome), "refused", "{email}");
            // The same work for all: the time it takes tells nobody who is there.
            assert_eq!(desk.accounts.passwords_hashed(), before + 1, "{email}");
        }
        assert_eq!(desk.count(Action::SignedIn).await, 0);
    })
    .await;
}

#[tokio::test]
async fn guessing_is_slowed_down_for_known_and_unknown_alike_and_the_owner_gets_in_again() {
    let desk = Desk::open(TestDatabase::sqlite().await).await;
    desk.person("head", Role::Viewer, None).await;
    for email in ["head@example.vn", "nobody@example.vn"] {
        for _ in 0..5 {
            assert_eq!(told(&desk.try_password(email, "x").await), "refused");
        }
        let outcome = desk.try_password(email, PASSWORD).await;
        assert!(matches!(outcome, Outcome::Throttled(1..=30)), "{email}");
    }
    desk.minutes_later(1);
    let outcome = desk.try_password("head@example.vn", PASSWORD).await;
    assert_eq!(told(&outcome), "signed in");
}

#[tokio::test]
async fn brute_force_from_many_addresses_is_slow_and_does_not_keep_the_owner_out() {
    let desk = Desk::open(TestDatabase::sqlite().await).await;
    let head = desk.person("head", Role::Viewer, None).await;
    let mark = desk.sign_in(&head).await.browser_mark.expect("a mark");
    let mut tried = 0;
    for last in 0..=255 {
        let from = Attempt {
            network: [198, 51, 100, last].into(),
            ..attempt(&head.email, "a guess, not the password")
        };
        tried += i32::from(told(&desk.attempt(&from).await) == "refused");
    }
    assert!(tried <= 30, "{tried} guesses were tried");
    let stranger = desk.try_password(&head.email, PASSWORD).await;
    assert_eq!(told(&stranger), "throttled");
    let owner = Attempt {
        browser_mark: Some(&mark),
        ..attempt(&head.email, PASSWORD)
    };
    assert_eq!(told(&desk.attempt(&owner).await), "signed in");
}

#[tokio::test]
async fn a_forged_mark_of_a_known_browser_is_worth_nothing() {
    let desk = Desk::open(TestDatabase::sqlite().await).await;
    let head = desk.person("head", Role::Viewer, None).await;
    let other = desk.person("other", Role::Viewer, None).await;
    let mark = desk.sign_in(&other).await.browser_mark.expect("a mark");
    let mut outcomes = Vec::new();
    for number in 0..6 {
        let mark = format!("{number}{mark}");
        let forged = Attempt {
            browser_mark: Some(if number % 2 == 0 { &mark } else { "x.y" }),
            ..attempt(&head.email, "a guess")
        };
        outcomes.push(told(&desk.attempt(&forged).await));
    }
    assert_eq!(outcomes[4..], ["refused", "throttled"]);
}

#[tokio::test]
async fn a_session_that_the_browser_had_before_ends_at_sign_in() {
    on_each_database(|db| async move {
        let desk = Desk::open(db).await;
        let head = desk.person("head", Role::Viewer, None).await;
        let first = desk.sign_in(&head).await;
        let again = Attempt {
            replaces: Some(&first.token),
            ..attempt(&head.email, PASSWORD)
        };
        let Outcome::SignedIn(second) = desk.attempt(&again).await else {
            panic!("signed in");
        };
        assert_ne!(first.token, second.token);
        assert!(desk.viewer(&first.token).await.is_none());
        assert!(desk.viewer(&second.token).await.is_some());
    })
    .await;
}
