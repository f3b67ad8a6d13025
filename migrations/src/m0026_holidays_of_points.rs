//! Days off of one service point, beside those of the whole installation.
//!
//! A table of its own, as opening hours have one: a program that knows only `holiday` reads on as before.

use sea_orm_migration::{prelude::*, schema::*};

use crate::columns::refers;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(holidays_of_points()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("service_point_holiday").take())
            .await
    }
}

/// A day may stand here once for each service point, and in `holiday` as well.
fn holidays_of_points() -> TableCreateStatement {
    Table::create()
        .table("service_point_holiday")
        .col(integer("service_point_id"))
        .col(date("day"))
        .col(text("name"))
        .primary_key(Index::create().col("service_point_id").col("day"))
        .foreign_key(&mut refers(
            "service_point_holiday",
            "service_point_id",
            "service_point",
        ))
        .take()
}
