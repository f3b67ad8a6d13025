//! Sessions end by themselves, by their owner, and with the account; tokens are nowhere in the database.

use hailong::model::{permission::Permission, role::Role, user::Actor};

use super::desk::{Desk, PASSWORD, office, told};
use crate::harness::{Direct, TestDatabase, on_each_database};

#[tokio::test]
async fn a_session_lasts_while_it_is_used_and_seven_days_at_most() {
    on_each_database(|db| async move {
        let desk = Desk::open(db).await;
        let head = desk.person("head", Role::Viewer, None).await;
        let (idle, used) = (desk.sign_in(&head).await, desk.sign_in(&head).await);
        let mut hours = 0;
        while desk.viewer(&used.token).await.is_some() {
            noted(&desk, head.id).await;
            desk.minutes_later(7 * 60);
            hours += 7;
        }
        assert_eq!(hours, 7 * 24);
        assert!(desk.viewer(&idle.token).await.is_none());
        desk.accounts.tidy().await.unwrap();
        let direct = Direct::to(&desk.db).await;
        assert!(direct.table("session", "user_id").await.is_empty());
    })
    .await;
}

/// Waits until it is kept that a session was seen now; the request itself does not wait for that.
async fn noted(desk: &Desk, user: i32) {
    let now = desk.clock.now_ms();
    loop {
        let sessions = desk.db.sessions_of(user, now, 0).await.unwrap();
        if sessions.iter().any(|session| session.seen_at == now) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(1)).await;
    }
}

#[tokio::test]
async fn an_unused_session_ends_after_eight_hours() {
    let desk = Desk::open(TestDatabase::sqlite().await).await;
    let head = desk.person("head", Role::Viewer, None).await;
    let started = desk.sign_in(&head).await;
    desk.minutes_later(8 * 60);
    assert!(desk.viewer(&started.token).await.is_none());
}

#[tokio::test]
async fn that_a_session_was_seen_is_written_once_a_minute() {
    let desk = Desk::open(TestDatabase::sqlite().await).await;
    let head = desk.person("head", Role::Viewer, None).await;
    let started = desk.sign_in(&head).await;
    let viewer = desk.viewer(&started.token).await.unwrap();
    let begun = desk.clock.now_ms();
    let seen_at = || async { desk.accounts.sessions(&viewer).await.unwrap()[0].seen_at };
    desk.clock.advance(std::time::Duration::from_secs(59));
    desk.viewer(&started.token).await.unwrap();
    assert_eq!(seen_at().await, begun);
    desk.clock.advance(std::time::Duration::from_secs(1));
    desk.viewer(&started.token).await.unwrap();
    noted(&desk, head.id).await;
    assert_eq!(seen_at().await, begun + 60_000);
}

#[tokio::test]
async fn a_person_sees_and_ends_the_own_sessions_and_nobody_elses() {
    on_each_database(|db| async move {
        let desk = Desk::open(db).await;
        let head = desk.person("head", Role::Viewer, None).await;
        let other = desk.person("other", Role::Viewer, None).await;
        let (here, there) = (desk.sign_in(&head).await, desk.sign_in(&head).await);
        let stranger = desk.as_viewer(&other).await;
        let viewer = desk.viewer(&here.token).await.unwrap();
        let labels = desk.accounts.sessions(&viewer).await.unwrap();
        assert_eq!(labels.len(), 2);
        assert!(labels.iter().all(|session| session.label == "Firefox"));

        let theirs = desk.accounts.end_session(&viewer, &stranger.session).await;
        assert!(!theirs.unwrap(), "a session of somebody else");
        assert_eq!(desk.accounts.end_other_sessions(&viewer).await.unwrap(), 1);
        assert!(desk.viewer(&there.token).await.is_none());
        assert!(desk.viewer(&here.token).await.is_some());
        desk.accounts.sign_out(&viewer).await.unwrap();
        assert!(desk.viewer(&here.token).await.is_none());
        assert_eq!(desk.accounts.sessions(&stranger).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn another_password_ends_all_other_sessions() {
    on_each_database(|db| async move {
        let desk = Desk::open(db).await;
        let head = desk.person("head", Role::Viewer, None).await;
        let (here, there) = (desk.sign_in(&head).await, desk.sign_in(&head).await);
        let viewer = desk.viewer(&here.token).await.unwrap();
        let change = |old, new| desk.accounts.change_password(&viewer, old, new, office());
        let refused = change("not the password", "ba con mèo trắng").await;
        assert_eq!(refused.unwrap_err().to_string(), "the password is wrong");
        let refused = change(PASSWORD, "123456789012").await;
        assert_eq!(
            refused.unwrap_err().to_string(),
            "the new password is one of the commonest"
        );
        assert!(
            desk.viewer(&there.token).await.is_some(),
            "nothing happened yet"
        );

        change(PASSWORD, "ba con mèo trắng").await.unwrap();
        assert!(desk.viewer(&here.token).await.is_some());
        assert!(desk.viewer(&there.token).await.is_none());
        let old = desk.try_password(&head.email, PASSWORD).await;
        let new = desk.try_password(&head.email, "ba con mèo trắng").await;
        assert_eq!((told(&old), told(&new)), ("refused", "signed in"));
    })
    .await;
}

#[tokio::test]
async fn a_change_of_role_or_account_holds_at_the_next_request() {
    on_each_database(|db| async move {
        let desk = Desk::open(db).await;
        let head = desk.person("head", Role::Viewer, None).await;
        let started = desk.sign_in(&head).await;
        let may = |permission| {
            let (desk, token) = (&desk, &started.token);
            async move {
                desk.viewer(token)
                    .await
                    .map(|viewer| viewer.may(permission))
            }
        };
        assert_eq!(may(Permission::ReadAudit).await, Some(false));
        let now = desk.clock.now_ms();
        let auditor = hailong::store::UserChange {
            name: head.name.clone(),
            role: Role::Auditor,
            agency: None,
        };
        desk.db
            .change_user(head.id, &auditor, &Actor::cli(), now)
            .await
            .unwrap();
        assert_eq!(may(Permission::ReadAudit).await, Some(true));
        desk.db
            .set_user_active(head.id, false, &Actor::cli(), now)
            .await
            .unwrap();
        assert_eq!(may(Permission::ReadAudit).await, None);
    })
    .await;
}

#[tokio::test]
async fn the_head_of_one_ward_reaches_that_ward_and_what_is_below_it() {
    let desk = Desk::open(TestDatabase::sqlite().await).await;
    let head = desk
        .person("head", Role::AgencyManager, Some("p-taythanh-2"))
        .await;
    let viewer = desk.as_viewer(&head).await;
    let may_see = |key: &str| viewer.may_for(Permission::ViewFigures, desk.agency(key));
    assert!(may_see("p-taythanh-2") && may_see("ttpvhcc-taythanh"));
    assert!(!may_see("p-tansonnhi-2") && !may_see("q-tanphu"));
}

#[tokio::test]
async fn no_secret_can_be_read_from_the_database() {
    on_each_database(|db| async move {
        let desk = Desk::open(db).await;
        let head = desk.person("head", Role::Viewer, None).await;
        let started = desk.sign_in(&head).await;
        let direct = Direct::to(&desk.db).await;
        let mut everything = direct.table("user_account", "email password_hash").await;
        everything.extend(
            direct
                .table("audit_log", "actor_name object_key before after")
                .await,
        );
        let hash = if desk.db.is_sqlite() {
            "hex(token_hash)"
        } else {
            "encode(token_hash,'hex')"
        };
        let sessions = direct.table("session", hash).await;
        assert_eq!(sessions[0].len(), 64, "a hash");
        let everything = everything.join("\n");
        assert!(everything.contains("$argon2id$"));
        assert!(!everything.contains(&started.token) && !everything.contains(PASSWORD));
    })
    .await;
}
