//! What administration adds: opening hours, holidays, the life of questionnaires and scales.
//!
//! Once published, a version is never changed: triggers refuse it on both databases, whoever asks.

use sea_orm_migration::{prelude::*, schema::*, sea_orm::DbBackend};

use crate::columns::refers;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Each versioned table with the columns that a published row keeps for ever; the first ones
/// name the version.
const VERSIONED: [(&str, &[&str]); 2] = [
    ("questionnaire", &["key", "version", "scale_id", "content"]),
    ("scale", &["key", "version", "family", "levels"]),
];

/// Status of a version that may still be changed or thrown away.
const DRAFT: i16 = 1;
const PUBLISHED: i16 = 2;
const RETIRED: i16 = 3;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(opening_hours()).await?;
        let holiday = Table::create()
            .table("holiday")
            .col(date("day").primary_key())
            .col(text("name"))
            .take();
        manager.create_table(holiday).await?;
        for (table, _) in VERSIONED {
            for column in life() {
                add(manager, table, column).await?;
            }
        }
        add(manager, "scale", text("family").default("").take()).await?;
        add(manager, "scale", integer("version").default(1).take()).await?;
        let connection = manager.get_connection();
        connection
            .execute_unprepared("UPDATE scale SET family = key")
            .await?;
        for sql in guards(manager.get_database_backend()) {
            connection.execute_unprepared(&sql).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        for sql in no_guards(manager.get_database_backend()) {
            connection.execute_unprepared(&sql).await?;
        }
        for (table, _) in VERSIONED {
            let drafts = format!("DELETE FROM {table} WHERE status = {DRAFT}");
            connection.execute_unprepared(&drafts).await?;
            for column in ["status", "published_at", "retired_at"] {
                drop_column(manager, table, column).await?;
            }
        }
        drop_column(manager, "scale", "family").await?;
        drop_column(manager, "scale", "version").await?;
        manager
            .drop_table(Table::drop().table("holiday").take())
            .await?;
        manager
            .drop_table(Table::drop().table("opening_hours").take())
            .await
    }
}

/// Minutes count from midnight; weekday 1 is Monday.
fn opening_hours() -> TableCreateStatement {
    Table::create()
        .table("opening_hours")
        .col(integer("service_point_id"))
        .col(small_integer("weekday"))
        .col(small_integer("from_minute"))
        .col(small_integer("until_minute"))
        .primary_key(
            Index::create()
                .col("service_point_id")
                .col("weekday")
                .col("from_minute"),
        )
        .foreign_key(&mut refers(
            "opening_hours",
            "service_point_id",
            "service_point",
        ))
        .take()
}

/// What is there already was published.
fn life() -> [ColumnDef; 3] {
    [
        small_integer("status").default(PUBLISHED).take(),
        big_integer_null("published_at"),
        big_integer_null("retired_at"),
    ]
}

async fn add(
    manager: &SchemaManager<'_>,
    table: &'static str,
    mut column: ColumnDef,
) -> Result<(), DbErr> {
    let change = Table::alter().table(table).add_column(&mut column).take();
    manager.alter_table(change).await
}

async fn drop_column(
    manager: &SchemaManager<'_>,
    table: &'static str,
    column: &'static str,
) -> Result<(), DbErr> {
    let change = Table::alter().table(table).drop_column(column).take();
    manager.alter_table(change).await
}

/// Whether an update of a row that is no draft is forbidden: another content, or another
/// status than retired.
fn forbidden(columns: &[&str], differs: &str) -> String {
    let changed: Vec<String> = columns
        .iter()
        .map(|column| format!("NEW.{column} {differs} OLD.{column}"))
        .collect();
    format!(
        "OLD.status <> {DRAFT} AND ({} OR (NEW.status <> OLD.status AND NEW.status <> {RETIRED}))",
        changed.join(" OR ")
    )
}

fn guards(backend: DbBackend) -> Vec<String> {
    let all = VERSIONED.iter();
    match backend {
        DbBackend::Sqlite => all
            .flat_map(|(table, columns)| on_sqlite(table, columns))
            .collect(),
        _ => all
            .flat_map(|(table, columns)| on_postgres(table, columns))
            .collect(),
    }
}

/// `INSERT OR REPLACE` and `UPDATE OR REPLACE` remove a row in their way without asking the trigger
/// for deletions, hence the look for such a row.
fn on_sqlite(table: &str, columns: &[&str]) -> Vec<String> {
    let refuse = format!("SELECT RAISE(ABORT, 'a published {table} is never changed')");
    let forbidden = forbidden(columns, "IS NOT");
    let taken = |other: &str| {
        format!(
            "EXISTS (SELECT 1 FROM {table} AS o WHERE o.status <> {DRAFT} AND {other} \
             AND (o.id = NEW.id OR (o.key = NEW.key AND o.version = NEW.version)))"
        )
    };
    let (by_insert, by_update) = (taken("TRUE"), taken("o.id <> OLD.id"));
    vec![
        format!(
            "CREATE TRIGGER {table}_kept BEFORE UPDATE ON {table} WHEN ({forbidden}) OR {by_update} \
             BEGIN {refuse}; END"
        ),
        format!(
            "CREATE TRIGGER {table}_not_replaced BEFORE INSERT ON {table} WHEN {by_insert} \
             BEGIN {refuse}; END"
        ),
        format!(
            "CREATE TRIGGER {table}_stays BEFORE DELETE ON {table} WHEN OLD.status <> {DRAFT} BEGIN {refuse}; END"
        ),
    ]
}

fn on_postgres(table: &str, columns: &[&str]) -> Vec<String> {
    let refuse = format!("RAISE EXCEPTION 'a published {table} is never changed'");
    let forbidden = forbidden(columns, "IS DISTINCT FROM");
    vec![
        format!(
            "CREATE FUNCTION {table}_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
             IF TG_OP = 'TRUNCATE' THEN {refuse}; END IF; \
             IF TG_OP = 'DELETE' THEN \
             IF OLD.status <> {DRAFT} THEN {refuse}; END IF; RETURN OLD; END IF; \
             IF {forbidden} THEN {refuse}; END IF; RETURN NEW; END $$"
        ),
        format!(
            "CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table} \
             FOR EACH ROW EXECUTE FUNCTION {table}_kept()"
        ),
        format!(
            "CREATE TRIGGER {table}_stays BEFORE TRUNCATE ON {table} \
             FOR EACH STATEMENT EXECUTE FUNCTION {table}_kept()"
        ),
    ]
}

fn no_guards(backend: DbBackend) -> Vec<String> {
    let tables = VERSIONED.iter().map(|(table, _)| table);
    let drop = |table: &&str| match backend {
        DbBackend::Sqlite => vec![
            format!("DROP TRIGGER {table}_kept"),
            format!("DROP TRIGGER {table}_not_replaced"),
            format!("DROP TRIGGER {table}_stays"),
        ],
        _ => vec![
            format!("DROP TRIGGER {table}_kept ON {table}"),
            format!("DROP TRIGGER {table}_stays ON {table}"),
            format!("DROP FUNCTION {table}_kept()"),
        ],
    };
    tables.flat_map(drop).collect()
}
