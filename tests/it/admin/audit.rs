//! Each command leaves its lines in the audit log, before and after, in the same transaction.

use hailong::{
    admin::{agencies, domains, targets},
    model::audit::{Action, ObjectKind},
};
use serde_json::json;

use super::Clerk;
use crate::harness::{Direct, World, on_each_database};

#[tokio::test]
async fn an_auditor_can_say_who_changed_the_target() {
    on_each_database(|db| async move {
        let mut world = World::tan_phu(db).await;
        let mut clerk = Clerk::of(&mut world);
        let target = clerk.world.catalogue.targets.iter();
        let id = target
            .filter(|t| t.year_from == 2026)
            .map(|t| t.id)
            .next()
            .unwrap();
        let mut form = targets::Edit::of(&clerk.world.catalogue, id).unwrap();
        form.fields.threshold_percent = "96".to_owned();
        assert_eq!(
            clerk.refused(&form).await,
            ["confirmed admin-target-in-force"]
        );
        form.confirmed = true;
        clerk.does(&form).await;
        let line = &clerk.log().await[0].entry;
        assert_eq!(
            (line.action, line.object),
            (Action::Changed, ObjectKind::Target)
        );
        assert!(
            line.key.contains("dia-ban-tan-phu/procedures/"),
            "{}",
            line.key
        );
        assert_eq!(line.actor.name, "cli");
        assert_eq!(line.before, Some(json!({"threshold_percent": "97"})));
        assert_eq!(line.after, Some(json!({"threshold_percent": "96"})));
    })
    .await;
}

#[tokio::test]
async fn a_merger_has_a_line_for_each_agency_scope_and_counter() {
    on_each_database(|db| async move {
        let mut world = World::tan_phu(db).await;
        let mut clerk = Clerk::of(&mut world);
        clerk
            .does(&agencies::Merge {
                predecessors: vec!["p-phuthanh-2".to_owned()],
                into: "p-phuthohoa-2".to_owned(),
                from: "2027-01-01".to_owned(),
                ..agencies::Merge::default()
            })
            .await;
        let log = clerk.log().await;
        let said: Vec<(ObjectKind, &str)> = log
            .iter()
            .take_while(|line| !matches!(line.entry.object, ObjectKind::Target))
            .map(|line| (line.entry.object, line.entry.key.as_str()))
            .collect();
        assert_eq!(
            said,
            [
                (ObjectKind::Scope, "dia-ban-tan-phu"),
                (ObjectKind::Agency, "p-phuthanh-2")
            ]
        );
        let after = json!({"valid_until": "2026-12-31", "successors": "p-phuthohoa-2"});
        assert_eq!(log[1].entry.after, Some(after));
    })
    .await;
}

#[tokio::test]
async fn where_the_log_cannot_be_written_nothing_is() {
    on_each_database(|db| async move {
        let mut world = World::tan_phu(db).await;
        let direct = Direct::to(&world.db).await;
        direct
            .execute("ALTER TABLE audit_log RENAME TO elsewhere")
            .await;
        let clerk = Clerk::of(&mut world);
        let mut form = domains::Edit::of(&clerk.world.catalogue, "land").unwrap();
        form.fields.name_vi = "Đất".to_owned();
        assert!(clerk.tries(&form).await.is_err());
        world.reload().await;
        assert_eq!(world.catalogue.domain("land").unwrap().name_vi, "Đất đai");
    })
    .await;
}
