//! Receipts, one rating each: keys shared with programs that print codes, codes issued here, marks of
//! used ones, and how many were issued.
//!
//! A mark has no time and refers to nothing; on SQLite it lives in the order of its hash alone. No
//! table holds a dossier's number or a code.

use sea_orm_migration::{prelude::*, schema::*, sea_orm::DbBackend};

use crate::columns::{refers, validity, without_rowid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(key()).await?;
        for mut table in [receipt(), used(), count()] {
            manager
                .create_table(without_rowid(manager, &mut table))
                .await?;
        }
        let expiry = Index::create()
            .name("receipt_expires")
            .table("receipt")
            .col("expires_on")
            .take();
        manager.create_index(expiry).await?;
        if manager.get_database_backend() == DbBackend::Postgres {
            manager
                .get_connection()
                .execute_unprepared(LET_THE_PROGRAM_EMPTY_MARKS)
                .await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["receipt_count", "receipt_used", "receipt", "receipt_key"] {
            manager
                .drop_table(Table::drop().table(table).take())
                .await?;
        }
        Ok(())
    }
}

/// Marks are mixed by emptying the table and filling it anew: deleted rows would stay on the disk
/// for a while, each with the transaction that once wrote it. Whoever may delete may empty.
const LET_THE_PROGRAM_EMPTY_MARKS: &str = "DO $$ DECLARE role_name text; BEGIN \
    FOR role_name IN SELECT DISTINCT grantee FROM information_schema.role_table_grants \
        WHERE table_schema = current_schema() AND table_name = 'receipt_used' \
          AND privilege_type = 'DELETE' AND grantee <> 'PUBLIC' AND grantee <> current_user \
    LOOP EXECUTE format('GRANT TRUNCATE ON receipt_used TO %I', role_name); END LOOP; END $$";

fn key() -> TableCreateStatement {
    let mut table = Table::create();
    table
        .table("receipt_key")
        .col(integer("id").primary_key())
        .col(text("name"))
        .col(binary("secret"))
        .col(big_integer("created_at"))
        .col(big_integer_null("revoked_at"));
    validity(&mut table).take()
}

/// `reference_hash`: keyed, over the token and the caller's reference.
fn receipt() -> TableCreateStatement {
    Table::create()
        .table("receipt")
        .col(binary("hash").primary_key())
        .col(binary("reference_hash").unique_key())
        .col(integer("service_point_id"))
        .col(integer("domain_id"))
        .col(integer("agency_id"))
        .col(date("issued_on"))
        .col(date("expires_on"))
        .foreign_key(&mut refers("receipt", "service_point_id", "service_point"))
        .foreign_key(&mut refers("receipt", "domain_id", "domain"))
        .foreign_key(&mut refers("receipt", "agency_id", "agency"))
        .take()
}

fn used() -> TableCreateStatement {
    Table::create()
        .table("receipt_used")
        .col(binary("mark").primary_key())
        .col(date("expires_on"))
        .take()
}

fn count() -> TableCreateStatement {
    Table::create()
        .table("receipt_count")
        .col(date("day"))
        .col(integer("agency_id"))
        .col(integer("domain_id"))
        .col(big_integer("issued"))
        .primary_key(Index::create().col("day").col("agency_id").col("domain_id"))
        .foreign_key(&mut refers("receipt_count", "agency_id", "agency"))
        .foreign_key(&mut refers("receipt_count", "domain_id", "domain"))
        .take()
}
