//! Accounts are changed, never the last administrator's; and every change is written down without personal data.

use hailong::{
    model::{role::Role, user::Actor, user::User},
    store::{AccountChange, UserChange},
};

use super::desk::Desk;
use crate::harness::{TestDatabase, on_each_database};

fn as_role(user: &User, role: Role) -> UserChange {
    UserChange {
        name: user.name.clone(),
        role,
        agency: None,
    }
}

#[tokio::test]
async fn an_address_has_one_account() {
    on_each_database(|db| async move {
        let desk = Desk::open(db).await;
        let head = desk.person("head", Role::Viewer, None).await;
        let new = hailong::store::NewUser {
            email: head.email.clone(),
            name: "another".to_owned(),
            role: Role::Administrator,
            agency: None,
        };
        let invited = hailong::account::invite(&desk.db, &new, &Actor::cli(), 0).await;
        assert!(invited.unwrap().is_none());
        let users = desk.db.users().await.unwrap();
        assert_eq!((users.len(), users[0].user.role), (1, Role::Viewer));
    })
    .await;
}

#[tokio::test]
async fn an_administrator_who_can_sign_in_is_always_left() {
    on_each_database(|db| async move {
        let desk = Desk::open(db).await;
        let boss = desk.person("boss", Role::Administrator, None).await;
        desk.invite("waiting", Role::Administrator, None).await;
        let demote = |user: User| {
            let db = desk.db.handle();
            async move {
                let change = as_role(&user, Role::Viewer);
                db.change_user(user.id, &change, &Actor::cli(), 0)
                    .await
                    .unwrap()
            }
        };
        assert_eq!(demote(boss.clone()).await, AccountChange::LastAdministrator);
        let disabled = desk
            .db
            .set_user_active(boss.id, false, &Actor::cli(), 0)
            .await;
        assert_eq!(disabled.unwrap(), AccountChange::LastAdministrator);
        let second = desk.person("second", Role::Administrator, None).await;
        let (one, other) = tokio::join!(demote(boss), demote(second));
        let mut both = [one, other];
        both.sort_by_key(|change| *change == AccountChange::Done);
        assert_eq!(
            both,
            [AccountChange::LastAdministrator, AccountChange::Done]
        );
    })
    .await;
}

#[tokio::test]
async fn a_change_is_written_down_field_by_field() {
    on_each_database(|db| async move {
        let desk = Desk::open(db).await;
        let head = desk.person("head", Role::AgencyManager, Some("p-taythanh-2")).await;
        let known = desk.log().await.len();
        let boss = Actor::of(&desk.person("boss", Role::Administrator, None).await);
        let known = known + desk.log_after(known).await.len();
        let now = desk.clock.now_ms();
        let change = as_role(&head, Role::Auditor);
        desk.db.change_user(head.id, &change, &boss, now).await.unwrap();
        desk.db.change_user(head.id, &change, &boss, now).await.unwrap();
        desk.db.set_user_active(head.id, false, &boss, now).await.unwrap();
        desk.db.set_user_active(head.id, true, &boss, now).await.unwrap();
        assert_eq!(
            desk.log_after(known).await,
            [
                r#"Ông/Bà boss changed user 1: {"agency":"p-taythanh-2","role":"agency_manager"} → {"agency":null,"role":"auditor"}"#,
                "Ông/Bà boss disabled user 1: - → -",
                "Ông/Bà boss enabled user 1: - → -",
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn lists_say_who_has_not_come_yet_and_who_was_last_seen_when() {
    let desk = Desk::open(TestDatabase::sqlite().await).await;
    let head = desk.person("head", Role::Viewer, None).await;
    desk.invite("waiting", Role::Viewer, None).await;
    desk.sign_in(&head).await;
    let users = desk.db.users().await.unwrap();
    let shown: Vec<_> = users
        .iter()
        .map(|entry| (entry.user.email.as_str(), entry.has_password, entry.seen_at))
        .collect();
    assert_eq!(
        shown,
        [
            ("head@example.vn", true, Some(desk.clock.now_ms())),
            ("waiting@example.vn", false, None),
        ]
    );
}
