//! The log says who changed which target from what to what; it is read by page and by filter.

use futures::TryStreamExt;
use hailong::{
    account::Secret,
    model::{
        audit::{Action, AuditEntry, AuditFilter, AuditRecord, ObjectKind},
        grant::Grant,
        role::Role,
        target::{Comparison, MeasuredBy, Selection, TargetStatus},
        user::Actor,
    },
    store::{NewToken, PairingOutcome, ReferenceChange, TargetRow},
};

use super::desk::Desk;
use crate::harness::{
    TestDatabase,
    app::{POINT, service_points},
    on_each_database,
};

fn target(threshold: &str) -> ReferenceChange {
    ReferenceChange::Targets(vec![TargetRow {
        topic: "giai-quyet-tthc".into(),
        scope: "cu-va-moi".into(),
        subject: None,
        domains: Selection::Only(vec!["land".into()]),
        agency_kinds: Selection::All,
        measured_by: MeasuredBy::Ratings,
        year_from: 2026,
        year_until: 2030,
        comparison: Comparison::AtLeast,
        threshold: threshold.parse().expect("a threshold"),
        status: TargetStatus::Binding,
        issuer: "UBND phường".into(),
        source: String::new(),
    }])
}

#[tokio::test]
async fn an_auditor_can_say_who_changed_the_target() {
    on_each_database(|db| async move {
        let desk = Desk::open(db).await;
        let scope = desk.world.catalogue.scopes[0].key.clone();
        let in_scope = |threshold| {
            let ReferenceChange::Targets(mut rows) = target(threshold) else {
                unreachable!("targets");
            };
            rows[0].scope.clone_from(&scope);
            ReferenceChange::Targets(rows)
        };
        let boss = Actor::of(&desk.person("boss", Role::Administrator, None).await);
        desk.db
            .apply_as(&in_scope("97"), &Actor::cli(), 1)
            .await
            .unwrap();
        desk.db.apply_as(&in_scope("97"), &boss, 2).await.unwrap();
        desk.db.apply_as(&in_scope("96"), &boss, 3).await.unwrap();
        let about_it = AuditFilter {
            object: Some(ObjectKind::Target),
            key: Some(format!("{scope}/giai-quyet-tthc/UBND phường/2026")),
            ..AuditFilter::default()
        };
        let lines = desk.records(&about_it).await;
        let told = |record: &AuditRecord| {
            let AuditEntry {
                at,
                actor,
                action,
                before,
                after,
                ..
            } = &record.entry;
            let text = |value: &Option<serde_json::Value>| value.as_ref().map(ToString::to_string);
            (
                *at,
                actor.name.clone(),
                actor.role,
                *action,
                text(before),
                text(after),
            )
        };
        let (first, second) = (told(&lines[0]), told(&lines[1]));
        assert_eq!(lines.len(), 2, "what changes nothing is no change");
        assert_eq!((first.0, first.3), (1, Action::Created));
        let (was, is) = (
            r#"{"threshold_percent":"97"}"#,
            r#"{"threshold_percent":"96"}"#,
        );
        assert_eq!(
            second,
            (
                3,
                "Ông/Bà boss".to_owned(),
                Some(Role::Administrator),
                Action::Changed,
                Some(was.to_owned()),
                Some(is.to_owned())
            )
        );
    })
    .await;
}

#[tokio::test]
async fn a_change_that_fails_leaves_no_line() {
    on_each_database(|db| async move {
        let desk = Desk::open(db).await;
        let before = desk.log().await.len();
        let wrong = desk.db.apply_as(&target("97"), &Actor::cli(), 1).await;
        assert!(wrong.is_err(), "there is no such scope");
        assert_eq!(desk.log().await.len(), before);
    })
    .await;
}

#[tokio::test]
async fn tokens_kiosks_and_links_are_written_down_without_their_secrets() {
    on_each_database(|db| async move {
        let desk = Desk::open(db).await;
        let known = desk.log().await.len();
        let (actor, secret) = (Actor::cli(), Secret::token("hl"));
        let new = NewToken {
            name: "một cửa".to_owned(),
            hash: secret.hash,
            grants: vec![Grant::ScoresRead],
            expires_at: None,
        };
        let token = desk.db.add_token(new, &actor, 5).await.unwrap();
        assert!(desk.db.revoke_token(token.id, &actor, 6).await.unwrap());
        assert!(!desk.db.revoke_token(token.id, &actor, 7).await.unwrap());
        let log = desk.log_after(known).await;
        assert_eq!(log.len(), 2);
        assert!(
            log[0].starts_with("cli created token 1: - → {"),
            "{}",
            log[0]
        );
        assert!(
            log[1].starts_with("cli revoked token 1: - → -"),
            "{}",
            log[1]
        );
        assert!(!log.join("").contains(&secret.text));
        let stored = &desk.db.tokens().await.unwrap()[0];
        assert_eq!((stored.token.id, stored.revoked_at), (token.id, Some(6)));
    })
    .await;
}

#[tokio::test]
async fn two_kiosks_of_one_name_are_told_apart() {
    on_each_database(|db| async move {
        let desk = Desk::open(db).await;
        let actor = Actor::cli();
        desk.db
            .apply_as(&service_points(), &actor, 1)
            .await
            .unwrap();
        let known = desk.log().await.len();
        let catalogue = desk.db.catalogue().await.unwrap();
        let point = catalogue.service_point(POINT).expect(POINT).id;
        for pairing in [[1; 32], [2; 32]] {
            let enrolled = desk
                .db
                .enrol_kiosk("Máy số 1", point, pairing, 99, (&actor, 5));
            let kiosk = enrolled.await.unwrap();
            let paired = desk.db.pair_kiosk(pairing, [pairing[0] + 7; 32], 6).await;
            assert_eq!(paired.unwrap(), PairingOutcome::Paired(kiosk));
        }
        let log = desk.log_after(known).await;
        let begins = [
            "cli created kiosk 1: - → {",
            "system accepted kiosk 1: ",
            "cli created kiosk 2: ",
            "system accepted kiosk 2: ",
        ];
        for (line, begin) in log.iter().zip(begins) {
            assert!(line.starts_with(begin), "{line}");
        }
        assert!(log[0].contains("\"name\":\"Máy số 1\""), "{}", log[0]);
    })
    .await;
}

#[tokio::test]
async fn the_log_is_read_page_by_page_and_exported_whole() {
    on_each_database(|db| async move {
        let desk = Desk::open(db).await;
        let actor = Actor::of(&desk.person("boss", Role::Administrator, None).await);
        for number in 0..1_203 {
            let (action, kind) = (Action::Created, ObjectKind::Link);
            let entry = AuditEntry::new(number, &actor, action, kind, number.to_string());
            desk.db.record_audit(&entry).await.unwrap();
        }
        let links = AuditFilter {
            object: Some(ObjectKind::Link),
            actor: actor.user,
            from: Some(3),
            ..AuditFilter::default()
        };
        let keys = |page: &[AuditRecord]| -> Vec<String> {
            page.iter().map(|record| record.entry.key.clone()).collect()
        };
        let first = desk.db.audit_page(&links, None, 2).await.unwrap();
        let second = desk
            .db
            .audit_page(&links, Some(first[1].id), 2)
            .await
            .unwrap();
        assert_eq!(
            (keys(&first), keys(&second)),
            (
                vec!["1202".to_owned(), "1201".to_owned()],
                vec!["1200".to_owned(), "1199".to_owned()],
            )
        );
        let all: Vec<AuditRecord> = desk.db.audit_export(links).try_collect().await.unwrap();
        let expected: Vec<String> = (3..1_203).rev().map(|number| number.to_string()).collect();
        assert_eq!(keys(&all), expected);
    })
    .await;
}

#[tokio::test]
async fn a_token_ends_on_its_day() {
    let desk = Desk::open(TestDatabase::sqlite().await).await;
    let secret = Secret::token("hl");
    let new = NewToken {
        name: "báo cáo".to_owned(),
        hash: secret.hash,
        grants: vec![Grant::ScoresRead],
        expires_at: Some(1_000),
    };
    desk.db.add_token(new, &Actor::cli(), 5).await.unwrap();
    let catalogue = desk.db.catalogue().await.unwrap();
    let caller = |now| hailong::account::caller_of(&catalogue, &secret.text, now);
    assert!(caller(999).is_some());
    assert!(caller(1_000).is_none());
}
