//! Counts kept with each write: a fact cube by half-month and day, and a small headline cube by half-month.

use sea_orm_migration::{prelude::*, schema::*};

use crate::columns::without_rowid;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let headline = ["agency_id", "domain_id", "subject", "scale_id", "channel"];
        let fact = [
            "decider_id",
            "receiver_id",
            "service_point_id",
            "domain_id",
            "subject",
            "scale_id",
            "channel",
        ];
        manager
            .create_table(cube(
                manager,
                "headline_half",
                integer("half_month"),
                "half_month",
                &headline,
            ))
            .await?;
        manager
            .create_table(cube(
                manager,
                "fact_half",
                integer("half_month"),
                "half_month",
                &fact,
            ))
            .await?;
        manager
            .create_table(cube(manager, "fact_day", date("day"), "day", &fact))
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("fact_day").take())
            .await?;
        manager
            .drop_table(Table::drop().table("fact_half").take())
            .await?;
        manager
            .drop_table(Table::drop().table("headline_half").take())
            .await
    }
}

/// A cube: its time bucket and dimensions are the key, its counts are columns
/// (`n` that count, `f` under a flag; 1 is the worst level). Service point 0 means none.
fn cube(
    manager: &SchemaManager<'_>,
    name: &'static str,
    bucket: ColumnDef,
    bucket_name: &'static str,
    dimensions: &[&'static str],
) -> TableCreateStatement {
    let mut table = Table::create();
    let mut key = Index::create();
    table.table(name).col(bucket);
    key.col(bucket_name);
    for dimension in dimensions {
        table.col(integer(*dimension));
        key.col(*dimension);
    }
    for count in ["n1", "n2", "n3", "n4", "n5", "f1", "f2", "f3", "f4", "f5"] {
        table.col(big_integer(count));
    }
    table.primary_key(&mut key);
    without_rowid(manager, &mut table)
}
