//! The audit log: append-only, and the database itself sees to it.

use sea_orm_migration::{prelude::*, schema::*, sea_orm::DbBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(audit_log()).await?;
        for (name, columns) in [
            ("audit_log_object", ["object_kind", "object_key"].as_slice()),
            ("audit_log_actor", &["actor_id"]),
            ("audit_log_at", &["at"]),
        ] {
            let mut index = Index::create();
            index.name(name).table("audit_log");
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index.take()).await?;
        }
        let guards: &[&str] = match manager.get_database_backend() {
            DbBackend::Sqlite => &SQLITE,
            _ => &POSTGRES,
        };
        for guard in guards {
            manager.get_connection().execute_unprepared(guard).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("audit_log").take())
            .await?;
        if manager.get_database_backend() == DbBackend::Sqlite {
            return Ok(());
        }
        let function = "DROP FUNCTION audit_log_append_only()";
        manager
            .get_connection()
            .execute_unprepared(function)
            .await?;
        Ok(())
    }
}

/// No foreign key to the person: the log outlives everything it speaks of.
fn audit_log() -> TableCreateStatement {
    Table::create()
        .table("audit_log")
        .col(big_pk_auto("id").check(Expr::col("id").gt(0)))
        .col(big_integer("at"))
        .col(integer_null("actor_id"))
        .col(text("actor_name"))
        .col(small_integer_null("actor_role"))
        .col(small_integer("via"))
        .col(small_integer("action"))
        .col(small_integer("object_kind"))
        .col(text("object_key"))
        .col(text_null("before"))
        .col(text_null("after"))
        .take()
}

/// `INSERT OR REPLACE` removes the row in its way without asking a delete trigger, hence the third one.
const SQLITE: [&str; 3] = [
    "CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log \
     BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END",
    "CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log \
     BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END",
    "CREATE TRIGGER audit_log_no_replace BEFORE INSERT ON audit_log \
     WHEN EXISTS (SELECT 1 FROM audit_log WHERE id = NEW.id) \
     BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END",
];

/// The trigger holds against whoever owns the table, too, until he drops it; that nobody can who only runs the
/// program, where the owner is another role (`deploy/postgresql/setup.sql`). Rights that this role was given on
/// every new table are taken back here.
const POSTGRES: [&str; 4] = [
    "CREATE FUNCTION audit_log_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ \
     BEGIN RAISE EXCEPTION 'audit_log is append-only' USING ERRCODE = 'insufficient_privilege'; END $$",
    "CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log \
     FOR EACH STATEMENT EXECUTE FUNCTION audit_log_append_only()",
    "ALTER TABLE audit_log ENABLE ALWAYS TRIGGER audit_log_append_only",
    "DO $$ DECLARE holder text; BEGIN \
     FOR holder IN SELECT DISTINCT grantee FROM information_schema.role_table_grants \
         WHERE table_schema = current_schema() AND table_name = 'audit_log' AND grantee <> current_user AND grantee <> 'PUBLIC' \
     LOOP EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON audit_log FROM %I', holder); END LOOP; \
     REVOKE ALL ON audit_log FROM PUBLIC; END $$",
];
