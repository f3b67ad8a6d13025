//! Nobody who goes straight to the database changes a line of the audit log, by whichever way.

use hailong::model::{
    audit::{Action, AuditEntry, ObjectKind},
    user::Actor,
};
use sea_orm::ConnectionTrait;

use crate::harness::{Direct, TestDatabase, on_each_database};

const COLUMNS: &str = "id at actor_name via action object_kind object_key before after";

async fn with_a_line(db: &TestDatabase) -> (Direct, Vec<String>) {
    let (actor, action) = (Actor::cli(), Action::Created);
    let entry = AuditEntry::new(5, &actor, action, ObjectKind::Link, "7");
    db.record_audit(&entry).await.unwrap();
    let direct = Direct::to(db).await;
    let lines = direct.table("audit_log", COLUMNS).await;
    assert_eq!(lines.len(), 1);
    (direct, lines)
}

/// Whether the database refuses, and says why.
async fn is_refused(direct: &Direct, sql: &str) {
    let error = direct.0.execute_unprepared(sql).await.expect_err(sql);
    assert!(error.to_string().contains("append-only"), "{sql}: {error}");
}

const WHOLE: &str =
    "(id, at, actor_name, via, action, object_kind, object_key) VALUES (1, 0, 'x', 1, 1, 1, 'x')";

#[tokio::test]
async fn a_line_cannot_be_changed_taken_away_or_written_over() {
    on_each_database(|db| async move {
        let (direct, lines) = with_a_line(&db).await;
        is_refused(&direct, "UPDATE audit_log SET actor_name = 'x'").await;
        is_refused(&direct, "UPDATE audit_log SET id = 9 WHERE id = 1").await;
        is_refused(&direct, "DELETE FROM audit_log").await;
        let over = format!("INSERT INTO audit_log {WHOLE}");
        let upsert = "ON CONFLICT (id) DO UPDATE SET actor_name = excluded.actor_name";
        is_refused(&direct, &format!("{over} {upsert}")).await;
        if db.is_sqlite() {
            is_refused(
                &direct,
                &format!("INSERT OR REPLACE INTO audit_log {WHOLE}"),
            )
            .await;
            is_refused(&direct, &format!("REPLACE INTO audit_log {WHOLE}")).await;
            is_refused(&direct, "UPDATE OR REPLACE audit_log SET id = 1").await;
        } else {
            is_refused(&direct, "TRUNCATE audit_log").await;
            is_refused(&direct, "TRUNCATE audit_log RESTART IDENTITY CASCADE").await;
            direct
                .execute("SET session_replication_role = replica")
                .await;
            is_refused(&direct, "DELETE FROM audit_log").await;
        }
        assert_eq!(direct.table("audit_log", COLUMNS).await, lines);
    })
    .await;
}

#[tokio::test]
async fn numbers_below_one_are_refused() {
    on_each_database(|db| async move {
        let (direct, _) = with_a_line(&db).await;
        let below = format!("INSERT INTO audit_log {}", WHOLE.replace("(1,", "(-1,"));
        assert!(direct.0.execute_unprepared(&below).await.is_err());
    })
    .await;
}
