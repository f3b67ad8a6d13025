//! How kiosks are: where they stood, what they counted against what came in, alarms, maintenance.

use sea_orm_migration::{prelude::*, schema::*};

use crate::columns::{refers, without_rowid};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Tables in the order in which they are made.
const TABLES: [&str; 9] = [
    "kiosk_place",
    "kiosk_former_token",
    "kiosk_boot",
    "kiosk_install",
    "kiosk_hour",
    "kiosk_event",
    "kiosk_alarm",
    "kiosk_maintenance",
    "kiosk_fold",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in of_kiosk() {
            add(manager, "kiosk", column).await?;
        }
        for column in of_quarantine() {
            add(manager, "quarantine", column).await?;
        }
        for table in [place(), former_token(), boot(), install()] {
            manager.create_table(table).await?;
        }
        manager
            .create_table(without_rowid(manager, &mut hour()))
            .await?;
        for table in [event(), alarm(), maintenance(), fold()] {
            manager.create_table(table).await?;
        }
        for (name, table, columns) in INDEXES {
            let mut index = Index::create().name(name).table(table).take();
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        let connection = manager.get_connection();
        for sql in FILL {
            connection.execute_unprepared(sql).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in TABLES.iter().rev() {
            manager
                .drop_table(Table::drop().table(*table).take())
                .await?;
        }
        let index = Index::drop()
            .name("quarantine_kiosk")
            .table("quarantine")
            .to_owned();
        manager.drop_index(index).await?;
        for column in of_quarantine() {
            drop_column(manager, "quarantine", &column).await?;
        }
        for column in of_kiosk() {
            drop_column(manager, "kiosk", &column).await?;
        }
        Ok(())
    }
}

const INDEXES: [(&str, &str, &[&str]); 7] = [
    ("kiosk_place_kiosk", "kiosk_place", &["kiosk_id", "from_at"]),
    (
        "kiosk_former_token_kiosk",
        "kiosk_former_token",
        &["kiosk_id"],
    ),
    ("kiosk_hour_hour", "kiosk_hour", &["hour"]),
    ("kiosk_event_kiosk", "kiosk_event", &["kiosk_id", "at"]),
    (
        "kiosk_alarm_kiosk",
        "kiosk_alarm",
        &["kiosk_id", "opened_at"],
    ),
    (
        "kiosk_maintenance_kiosk",
        "kiosk_maintenance",
        &["kiosk_id", "at"],
    ),
    ("quarantine_kiosk", "quarantine", &["kiosk_id"]),
];

/// One alarm of a kind at a time, whoever opens it. Kiosks stand where they have always stood. Of
/// what was set aside, only conflicts may be something else than a tap.
const FILL: [&str; 4] = [
    "CREATE UNIQUE INDEX kiosk_alarm_open ON kiosk_alarm (kiosk_id, kind) WHERE closed_at IS NULL",
    "INSERT INTO kiosk_place (kiosk_id, service_point_id, from_at) \
     SELECT id, service_point_id, created_at FROM kiosk",
    "UPDATE quarantine SET is_tap = FALSE WHERE reason = 'conflict'",
    "INSERT INTO kiosk_fold (id, folded) VALUES (1, 0)",
];

/// `written_off`: missing taps that somebody looked into and gave up.
fn of_kiosk() -> [ColumnDef; 11] {
    [
        big_integer_null("paired_at"),
        text_null("version"),
        big_integer_null("version_since"),
        uuid_null("boot_id"),
        uuid_null("install"),
        big_integer_null("skew_ms"),
        big_integer_null("missing_since"),
        binary_null("pin_salt"),
        binary_null("pin_hash"),
        integer_null("pin_iterations"),
        big_integer("written_off").default(0).take(),
    ]
}

/// `is_tap`: a tap that its device counted, neither a test nor what followed one.
fn of_quarantine() -> [ColumnDef; 3] {
    [
        boolean("is_tap").default(true).take(),
        uuid_null("boot_id"),
        big_integer_null("device_seq"),
    ]
}

/// Where a kiosk stood; the last row has no end.
fn place() -> TableCreateStatement {
    Table::create()
        .table("kiosk_place")
        .col(pk_auto("id"))
        .col(integer("kiosk_id"))
        .col(integer("service_point_id"))
        .col(big_integer("from_at"))
        .col(big_integer_null("until_at"))
        .foreign_key(&mut refers("kiosk_place", "kiosk_id", "kiosk"))
        .foreign_key(&mut refers(
            "kiosk_place",
            "service_point_id",
            "service_point",
        ))
        .take()
}

/// Hashes of tokens that work no longer: they still tell whose an old rescue file is.
fn former_token() -> TableCreateStatement {
    Table::create()
        .table("kiosk_former_token")
        .col(pk_auto("id"))
        .col(integer("kiosk_id"))
        .col(binary("token_hash"))
        .col(big_integer("ended_at"))
        .foreign_key(&mut refers("kiosk_former_token", "kiosk_id", "kiosk"))
        .take()
}

/// What came in of each boot; folded from the ratings.
fn boot() -> TableCreateStatement {
    Table::create()
        .table("kiosk_boot")
        .col(integer("kiosk_id"))
        .col(uuid("boot_id"))
        .col(big_integer("received"))
        .col(big_integer("tests"))
        .col(big_integer("highest_seq"))
        .col(big_integer("first_at"))
        .col(big_integer("last_at"))
        .col(big_integer("last_rated_at"))
        .primary_key(Index::create().col("kiosk_id").col("boot_id"))
        .foreign_key(&mut refers("kiosk_boot", "kiosk_id", "kiosk"))
        .take()
}

/// What each installation says it counted; `queue` and `dead` are of the same message as `accepted`.
fn install() -> TableCreateStatement {
    Table::create()
        .table("kiosk_install")
        .col(integer("kiosk_id"))
        .col(uuid("install"))
        .col(big_integer("accepted"))
        .col(big_integer("tests"))
        .col(big_integer_null("queue"))
        .col(big_integer_null("dead"))
        .col(big_integer("first_at"))
        .col(big_integer("said_at"))
        .primary_key(Index::create().col("kiosk_id").col("install"))
        .foreign_key(&mut refers("kiosk_install", "kiosk_id", "kiosk"))
        .take()
}

/// Hours since 1970, with the ratings given and the heartbeats heard in each.
fn hour() -> TableCreateStatement {
    Table::create()
        .table("kiosk_hour")
        .col(integer("kiosk_id"))
        .col(integer("service_point_id"))
        .col(integer("hour"))
        .col(integer("ratings"))
        .col(integer("heartbeats"))
        .primary_key(
            Index::create()
                .col("kiosk_id")
                .col("hour")
                .col("service_point_id"),
        )
        .foreign_key(&mut refers("kiosk_hour", "kiosk_id", "kiosk"))
        .take()
}

fn event() -> TableCreateStatement {
    Table::create()
        .table("kiosk_event")
        .col(pk_auto("id"))
        .col(integer("kiosk_id"))
        .col(big_integer("at"))
        .col(small_integer("kind"))
        .col(text_null("detail"))
        .foreign_key(&mut refers("kiosk_event", "kiosk_id", "kiosk"))
        .take()
}

fn alarm() -> TableCreateStatement {
    Table::create()
        .table("kiosk_alarm")
        .col(pk_auto("id"))
        .col(integer("kiosk_id"))
        .col(small_integer("kind"))
        .col(big_integer("opened_at"))
        .col(big_integer_null("closed_at"))
        .col(text_null("detail"))
        .foreign_key(&mut refers("kiosk_alarm", "kiosk_id", "kiosk"))
        .take()
}

fn maintenance() -> TableCreateStatement {
    Table::create()
        .table("kiosk_maintenance")
        .col(pk_auto("id"))
        .col(integer("kiosk_id"))
        .col(big_integer("at"))
        .col(small_integer("kind"))
        .col(text("note"))
        .col(integer_null("actor_id"))
        .col(text("actor_name"))
        .foreign_key(&mut refers("kiosk_maintenance", "kiosk_id", "kiosk"))
        .take()
}

/// How far the counts of kiosks cover the sequence, and which server looks after them since when: one row.
fn fold() -> TableCreateStatement {
    Table::create()
        .table("kiosk_fold")
        .col(integer("id").primary_key())
        .col(big_integer("folded"))
        .col(text_null("server_version"))
        .col(big_integer_null("server_since"))
        .take()
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
    column: &ColumnDef,
) -> Result<(), DbErr> {
    let name = Alias::new(column.get_column_name());
    let change = Table::alter().table(table).drop_column(name).take();
    manager.alter_table(change).await
}
