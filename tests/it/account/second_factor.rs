//! A second factor: set up, asked for, each code once, recovery codes, roles that need one.

use hailong::{
    account::{CodeOutcome, Enrolment, Outcome, Started, Viewer},
    model::{audit::Action, permission::Permission, role::Role, user::User},
};
use totp_rs::{Builder, Secret};

use super::desk::{Desk, PASSWORD, code_told, office, told};
use crate::harness::{Direct, TestDatabase, on_each_database};

/// A phone with an app.
struct Phone(String);

impl Phone {
    fn of(enrolment: &Enrolment) -> Self {
        Self(enrolment.typed.clone())
    }

    fn code(&self, desk: &Desk) -> String {
        let secret = Secret::try_from_base32(&self.0).unwrap();
        let app = Builder::new().with_secret(secret).build().unwrap();
        let seconds = u64::try_from(desk.clock.now_ms() / 1_000).unwrap();
        app.generate(seconds).to_string()
    }
}

/// Sets a second factor up; half a minute later the phone shows another code.
async fn set_up(desk: &Desk, viewer: &Viewer) -> (Phone, Vec<String>, Started) {
    let enrolment = desk
        .accounts
        .begin_second_factor(viewer, "hailong")
        .unwrap();
    let phone = Phone::of(&enrolment);
    let proof = (enrolment.sealed.as_str(), &*phone.code(desk));
    let confirmed = desk
        .accounts
        .confirm_second_factor(viewer, PASSWORD, proof, (office(), "Firefox"))
        .await;
    let (started, codes) = confirmed.expect("the code proves it");
    desk.minutes_later(1);
    (phone, codes, started)
}

/// Gives the password, which is not enough.
async fn password(desk: &Desk, user: &User) -> Started {
    match desk.try_password(&user.email, PASSWORD).await {
        Outcome::NeedsCode(pending) => pending,
        other => panic!("no code is asked for: {}", told(&other)),
    }
}

#[tokio::test]
async fn a_role_that_needs_one_reaches_nothing_before_it_is_set_up() {
    on_each_database(|db| async move {
        let desk = Desk::open(db).await;
        let boss = desk.person("boss", Role::Administrator, None).await;
        let started = desk.sign_in(&boss).await;
        assert!(started.must_enrol);
        let viewer = desk.viewer(&started.token).await.unwrap();
        assert!(viewer.must_enrol && viewer.may(Permission::OwnAccount));
        assert!(!viewer.may(Permission::ManageUsers));

        let (_, codes, renewed) = set_up(&desk, &viewer).await;
        assert_eq!(codes.len(), 10);
        assert!(
            desk.viewer(&started.token).await.is_none(),
            "the old token ends"
        );
        let viewer = desk.viewer(&renewed.token).await.unwrap();
        assert!(viewer.user.totp && viewer.may(Permission::ManageUsers));
    })
    .await;
}

#[tokio::test]
async fn password_and_code_open_a_session_and_each_code_works_once() {
    on_each_database(|db| async move {
        let desk = Desk::open(db).await;
        let head = desk.person("head", Role::Viewer, None).await;
        let (phone, _, _) = set_up(&desk, &desk.as_viewer(&head).await).await;
        let pending = password(&desk, &head).await;
        assert!(
            desk.viewer(&pending.token).await.is_none(),
            "a password is not enough"
        );
        let waits = desk.accounts.pending(&pending.token).await.unwrap();
        assert_eq!(waits.map(|user| user.id), Some(head.id));

        let code = phone.code(&desk);
        let entered = desk
            .try_code(&pending, &format!("{} {}", &code[..3], &code[3..]))
            .await;
        let CodeOutcome::SignedIn(started) = entered else {
            panic!("signed in");
        };
        assert_ne!(started.token, pending.token);
        assert!(desk.viewer(&started.token).await.is_some());
        assert_eq!(code_told(&desk.try_code(&pending, &code).await), "too late");
        assert!(
            desk.accounts
                .pending(&started.token)
                .await
                .unwrap()
                .is_none()
        );

        let again = password(&desk, &head).await;
        assert_eq!(code_told(&desk.try_code(&again, &code).await), "refused");
        desk.minutes_later(1);
        let next = phone.code(&desk);
        assert_eq!(code_told(&desk.try_code(&again, &next).await), "signed in");
    })
    .await;
}

#[tokio::test]
async fn a_code_must_follow_within_ten_minutes_and_is_not_guessed() {
    let desk = Desk::open(TestDatabase::sqlite().await).await;
    let head = desk.person("head", Role::Viewer, None).await;
    let (phone, _, _) = set_up(&desk, &desk.as_viewer(&head).await).await;
    let pending = password(&desk, &head).await;
    desk.minutes_later(10);
    let late = desk.try_code(&pending, &phone.code(&desk)).await;
    assert_eq!(code_told(&late), "too late");

    let pending = password(&desk, &head).await;
    for _ in 0..5 {
        let wrong = desk.try_code(&pending, "abcdef").await;
        assert_eq!(code_told(&wrong), "refused");
    }
    let right = desk.try_code(&pending, &phone.code(&desk)).await;
    assert_eq!(code_told(&right), "too late", "the sign-in is over");
    let pending = password(&desk, &head).await;
    let right = desk.try_code(&pending, &phone.code(&desk)).await;
    assert_eq!(code_told(&right), "throttled", "also after the password");
    desk.minutes_later(1);
    let right = desk.try_code(&pending, &phone.code(&desk)).await;
    assert_eq!(code_told(&right), "signed in");
}

#[tokio::test]
async fn a_recovery_code_works_once_in_place_of_the_phone() {
    on_each_database(|db| async move {
        let desk = Desk::open(db).await;
        let head = desk.person("head", Role::Viewer, None).await;
        let viewer = desk.as_viewer(&head).await;
        let (_, codes, started) = set_up(&desk, &viewer).await;
        let typed = codes[3].to_uppercase().replace('-', " ");
        for outcome in ["signed in", "refused"] {
            let pending = password(&desk, &head).await;
            assert_eq!(code_told(&desk.try_code(&pending, &typed).await), outcome);
        }
        let viewer = desk.viewer(&started.token).await.unwrap();
        assert_eq!(desk.accounts.recovery_codes_left(&viewer).await.unwrap(), 9);
        let used = desk
            .log()
            .await
            .iter()
            .filter(|line| line.contains("recovery_code_used"))
            .count();
        assert_eq!(used, 1);

        let renew = desk
            .accounts
            .renew_recovery_codes(&viewer, PASSWORD, office());
        let fresh = renew.await.unwrap();
        let pending = password(&desk, &head).await;
        assert_eq!(
            code_told(&desk.try_code(&pending, &codes[4]).await),
            "refused"
        );
        assert_eq!(
            code_told(&desk.try_code(&pending, &fresh[4]).await),
            "signed in"
        );
    })
    .await;
}

#[tokio::test]
async fn somebody_elses_recovery_code_is_worth_nothing() {
    let desk = Desk::open(TestDatabase::sqlite().await).await;
    let head = desk.person("head", Role::Viewer, None).await;
    let other = desk.person("other", Role::Viewer, None).await;
    set_up(&desk, &desk.as_viewer(&head).await).await;
    let (_, theirs, _) = set_up(&desk, &desk.as_viewer(&other).await).await;
    let pending = password(&desk, &head).await;
    assert_eq!(
        code_told(&desk.try_code(&pending, &theirs[0]).await),
        "refused"
    );
}

#[tokio::test]
async fn a_second_factor_is_proved_with_the_password_and_the_secret_shown_to_that_person() {
    let desk = Desk::open(TestDatabase::sqlite().await).await;
    let head = desk.person("head", Role::Viewer, None).await;
    let other = desk.person("other", Role::Viewer, None).await;
    let (viewer, stranger) = (desk.as_viewer(&head).await, desk.as_viewer(&other).await);
    let enrolment = desk
        .accounts
        .begin_second_factor(&viewer, "hailong")
        .unwrap();
    let code = Phone::of(&enrolment).code(&desk);
    let confirm = async |viewer: &Viewer, password: &str, code: &str| {
        let proof = (enrolment.sealed.as_str(), code);
        let confirmed = desk
            .accounts
            .confirm_second_factor(viewer, password, proof, (office(), "Firefox"))
            .await;
        confirmed.map(|_| ()).map_err(|error| error.to_string())
    };
    let wrong = |words: &str| Err(words.to_owned());
    assert_eq!(
        confirm(&viewer, "x", &code).await,
        wrong("the password is wrong")
    );
    assert_eq!(
        confirm(&viewer, PASSWORD, "000").await,
        wrong("the code is wrong")
    );
    assert_eq!(
        confirm(&stranger, PASSWORD, &code).await,
        wrong("the code is wrong")
    );
    desk.minutes_later(31);
    let late = Phone::of(&enrolment).code(&desk);
    assert_eq!(
        confirm(&viewer, PASSWORD, &late).await,
        wrong("the code is wrong")
    );
}

#[tokio::test]
async fn taking_it_away_asks_for_the_password_and_is_written_down() {
    on_each_database(|db| async move {
        let desk = Desk::open(db).await;
        let head = desk.person("head", Role::Viewer, None).await;
        let (_, _, started) = set_up(&desk, &desk.as_viewer(&head).await).await;
        let viewer = desk.viewer(&started.token).await.unwrap();
        let remove = |password| {
            desk.accounts
                .remove_second_factor(&viewer, password, office())
        };
        assert!(remove("x").await.is_err());
        remove(PASSWORD).await.unwrap();
        let outcome = desk.try_password(&head.email, PASSWORD).await;
        assert_eq!(told(&outcome), "signed in");
        let log = desk.log().await.join("\n");
        assert!(log.contains(Action::SecondFactorAdded.key()));
        assert!(log.contains(Action::SecondFactorRemoved.key()));
    })
    .await;
}

#[tokio::test]
async fn the_secret_lies_sealed_in_the_database() {
    on_each_database(|db| async move {
        let desk = Desk::open(db).await;
        let head = desk.person("head", Role::Viewer, None).await;
        let (phone, codes, _) = set_up(&desk, &desk.as_viewer(&head).await).await;
        let secret = Secret::try_from_base32(&phone.0).unwrap();
        let hex: Vec<String> = secret.iter().map(|byte| format!("{byte:02x}")).collect();
        let hex = hex.concat();
        let direct = Direct::to(&desk.db).await;
        let column = if desk.db.is_sqlite() {
            "hex(totp_secret)"
        } else {
            "encode(totp_secret,'hex')"
        };
        let stored = direct
            .table("user_account", column)
            .await
            .join("")
            .to_lowercase();
        assert!(
            stored.len() > 2 * (24 + 20),
            "nonce, secret and tag: {stored}"
        );
        assert!(!stored.contains(&hex));
        let column = if desk.db.is_sqlite() {
            "hex(hash)"
        } else {
            "encode(hash,'hex')"
        };
        let hashes = direct.table("recovery_code", column).await;
        assert_eq!(hashes.len(), codes.len());
    })
    .await;
}
