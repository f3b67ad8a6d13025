//! The life of a receipt: marks that are mixed in the background, receipts that were revoked, and how long
//! codes were good on which day.
//!
//! Marks of today stand in `receipt_used`, older ones in one of two further tables; `meta` says in which. A
//! revocation is a keyed hash of its own and a day, no time. A receipt may have no counter: its dossier came online.

use sea_orm_migration::{prelude::*, schema::*, sea_orm::DbBackend};

use crate::columns::{refers, without_rowid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for name in MIXED {
            let mut table = hashes(name, "mark");
            manager
                .create_table(without_rowid(manager, &mut table))
                .await?;
        }
        let mut revoked = hashes("receipt_revoked", "hash");
        manager
            .create_table(without_rowid(manager, &mut revoked))
            .await?;
        manager.create_table(validity()).await?;
        run(manager, REMEMBER_WHERE_MARKS_ARE).await?;
        if is_postgres(manager) {
            run(manager, LET_THE_PROGRAM_EMPTY_MARKS).await?;
        }
        // Receipts are kept now: the index served to forget them.
        let index = Index::drop()
            .name("receipt_expires")
            .table("receipt")
            .to_owned();
        manager.drop_index(index).await?;
        change_counter(manager, true).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(
            manager,
            "DELETE FROM receipt WHERE service_point_id IS NULL",
        )
        .await?;
        change_counter(manager, false).await?;
        let index = Index::create()
            .name("receipt_expires")
            .table("receipt")
            .col("expires_on")
            .take();
        manager.create_index(index).await?;
        for name in MIXED {
            let back = format!(
                "INSERT INTO receipt_used (mark, expires_on) SELECT mark, expires_on FROM {name} \
                 WHERE mark NOT IN (SELECT mark FROM receipt_used) ORDER BY mark"
            );
            run(manager, &back).await?;
        }
        run(
            manager,
            "DELETE FROM meta WHERE key IN ('receipts_marks_in', 'receipts_mixing')",
        )
        .await?;
        for table in [MIXED[0], MIXED[1], "receipt_revoked", "receipt_validity"] {
            manager
                .drop_table(Table::drop().table(table).take())
                .await?;
        }
        Ok(())
    }
}

const MIXED: [&str; 2] = ["receipt_used_0", "receipt_used_1"];

const REMEMBER_WHERE_MARKS_ARE: &str =
    "INSERT INTO meta (key, value) VALUES ('receipts_marks_in', '0')";

/// Whoever may delete may empty: deleted rows would stay on the disk for a while.
const LET_THE_PROGRAM_EMPTY_MARKS: &str = "DO $$ DECLARE found record; BEGIN \
    FOR found IN SELECT DISTINCT grantee, table_name FROM information_schema.role_table_grants \
        WHERE table_schema = current_schema() AND table_name IN ('receipt_used_0', 'receipt_used_1') \
          AND privilege_type = 'DELETE' AND grantee <> 'PUBLIC' AND grantee <> current_user \
    LOOP EXECUTE format('GRANT TRUNCATE ON %I TO %I', found.table_name, found.grantee); END LOOP; END $$";

fn is_postgres(manager: &SchemaManager<'_>) -> bool {
    manager.get_database_backend() == DbBackend::Postgres
}

async fn run(manager: &SchemaManager<'_>, sql: &str) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    connection.execute_unprepared(sql).await.map(drop)
}

fn hashes(name: &'static str, hash: &'static str) -> TableCreateStatement {
    Table::create()
        .table(name)
        .col(binary(hash).primary_key())
        .col(date("expires_on"))
        .take()
}

/// Settings of `receipts.valid_days`, in the order in which they came.
fn validity() -> TableCreateStatement {
    Table::create()
        .table("receipt_validity")
        .col(integer("id").primary_key())
        .col(date("from_day"))
        .col(integer("valid_days"))
        .take()
}

/// Lets a receipt be without counter, or not. SQLite cannot alter a column: the table is made anew.
async fn change_counter(manager: &SchemaManager<'_>, optional: bool) -> Result<(), DbErr> {
    if is_postgres(manager) {
        let what = if optional { "DROP" } else { "SET" };
        let sql = format!("ALTER TABLE receipt ALTER COLUMN service_point_id {what} NOT NULL");
        return run(manager, &sql).await;
    }
    let mut table = receipt(optional);
    manager
        .create_table(without_rowid(manager, &mut table))
        .await?;
    run(
        manager,
        "INSERT INTO receipt_anew SELECT hash, reference_hash, service_point_id, domain_id, agency_id, \
         issued_on, expires_on FROM receipt ORDER BY hash",
    )
    .await?;
    manager
        .drop_table(Table::drop().table("receipt").take())
        .await?;
    run(manager, "ALTER TABLE receipt_anew RENAME TO receipt").await
}

fn receipt(optional: bool) -> TableCreateStatement {
    let mut point = integer("service_point_id");
    if optional {
        point = integer_null("service_point_id");
    }
    Table::create()
        .table("receipt_anew")
        .col(binary("hash").primary_key())
        .col(binary("reference_hash").unique_key())
        .col(point)
        .col(integer("domain_id"))
        .col(integer("agency_id"))
        .col(date("issued_on"))
        .col(date("expires_on"))
        .foreign_key(&mut refers(
            "receipt_anew",
            "service_point_id",
            "service_point",
        ))
        .foreign_key(&mut refers("receipt_anew", "domain_id", "domain"))
        .foreign_key(&mut refers("receipt_anew", "agency_id", "agency"))
        .take()
}
