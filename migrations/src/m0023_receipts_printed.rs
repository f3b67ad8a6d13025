//! Receipts handed out: how many codes programs say they printed offline, and all of them by half-month.
//! And the ratings by receipt alone by quarter part, so that a response rate is read as fast as its figure.

use sea_orm_migration::{prelude::*, schema::*, sea_orm::DbBackend};

use crate::columns::{refers, without_rowid};

/// Fills the cube of ratings by receipt (channel 3) from the headline cube; parts as in `m0017`.
const FILL_USED: &str = "INSERT INTO receipt_quarter (quarter_part, agency_id, domain_id, subject, scale_id, \
        n1, n2, n3, n4, n5, f1, f2, f3, f4, f5) \
     SELECT (half_month / 6) * 2 + (half_month % 6) / 5, agency_id, domain_id, subject, scale_id, \
        SUM(n1), SUM(n2), SUM(n3), SUM(n4), SUM(n5), SUM(f1), SUM(f2), SUM(f3), SUM(f4), SUM(f5) \
     FROM headline_half WHERE channel = 3 \
     GROUP BY (half_month / 6) * 2 + (half_month % 6) / 5, agency_id, domain_id, subject, scale_id";

const COUNTS: [&str; 10] = ["n1", "n2", "n3", "n4", "n5", "f1", "f2", "f3", "f4", "f5"];

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let printed = ColumnDef::new("printed")
            .big_integer()
            .not_null()
            .default(0)
            .take();
        let mut count = Table::alter().table("receipt_count").take();
        manager
            .alter_table(count.add_column(printed).take())
            .await?;
        for mut table in [printed_counts(), halves(), used()] {
            manager
                .create_table(without_rowid(manager, &mut table))
                .await?;
        }
        let connection = manager.get_connection();
        let fill = fill_halves(manager.get_database_backend());
        connection.execute_unprepared(&fill).await?;
        connection.execute_unprepared(FILL_USED).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["receipt_quarter", "receipt_half", "receipt_printed"] {
            manager
                .drop_table(Table::drop().table(table).take())
                .await?;
        }
        let mut count = Table::alter().table("receipt_count").take();
        manager
            .alter_table(count.drop_column("printed").take())
            .await
    }
}

/// What a program reported last for a key, day, counter and domain. `agency_id`: the deciding one of the counter then.
fn printed_counts() -> TableCreateStatement {
    let mut key = Index::create()
        .col("key_id")
        .col("day")
        .col("service_point_id")
        .col("domain_id")
        .take();
    Table::create()
        .table("receipt_printed")
        .col(integer("key_id"))
        .col(date("day"))
        .col(integer("service_point_id"))
        .col(integer("domain_id"))
        .col(integer("agency_id"))
        .col(big_integer("printed"))
        .primary_key(&mut key)
        .foreign_key(&mut refers("receipt_printed", "key_id", "receipt_key"))
        .foreign_key(&mut refers(
            "receipt_printed",
            "service_point_id",
            "service_point",
        ))
        .foreign_key(&mut refers("receipt_printed", "domain_id", "domain"))
        .foreign_key(&mut refers("receipt_printed", "agency_id", "agency"))
        .take()
}

/// Sums of `receipt_count` by half-month.
fn halves() -> TableCreateStatement {
    let mut key = Index::create()
        .col("half_month")
        .col("agency_id")
        .col("domain_id")
        .take();
    Table::create()
        .table("receipt_half")
        .col(integer("half_month"))
        .col(integer("agency_id"))
        .col(integer("domain_id"))
        .col(big_integer("issued"))
        .col(big_integer("printed"))
        .primary_key(&mut key)
        .take()
}

fn used() -> TableCreateStatement {
    let mut table = Table::create();
    let mut key = Index::create();
    table.table("receipt_quarter");
    for dimension in [
        "quarter_part",
        "agency_id",
        "domain_id",
        "subject",
        "scale_id",
    ] {
        table.col(integer(dimension));
        key.col(dimension);
    }
    for count in COUNTS {
        table.col(big_integer(count));
    }
    table.primary_key(&mut key).take()
}

/// A half-month is (year × 12 + month − 1) × 2, plus 1 from the 15th on.
fn fill_halves(backend: DbBackend) -> String {
    let part = |name: &str, format: &str| match backend {
        DbBackend::Sqlite => format!("CAST(strftime('{format}', day) AS INTEGER)"),
        _ => format!("CAST(EXTRACT({name} FROM day) AS INTEGER)"),
    };
    let (year, month, day) = (part("YEAR", "%Y"), part("MONTH", "%m"), part("DAY", "%d"));
    let half = format!("({year} * 12 + {month} - 1) * 2 + CASE WHEN {day} >= 15 THEN 1 ELSE 0 END");
    format!(
        "INSERT INTO receipt_half (half_month, agency_id, domain_id, issued, printed) \
         SELECT {half}, agency_id, domain_id, SUM(issued), 0 FROM receipt_count GROUP BY {half}, agency_id, domain_id"
    )
}
