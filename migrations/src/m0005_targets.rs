//! Official targets, and official values published by others.

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
        let target = Table::create()
            .table("target")
            .col(pk_auto("id"))
            .col(integer("position"))
            .col(string("topic"))
            .col(integer("scope_id"))
            .col(small_integer_null("subject"))
            .col(text("domains"))
            .col(text("agency_kinds"))
            .col(small_integer("measured_by"))
            .col(integer("year_from"))
            .col(integer("year_until"))
            .col(small_integer("comparison"))
            .col(big_integer("threshold_micro"))
            .col(small_integer("status"))
            .col(text("issuer"))
            .col(text("source"))
            .foreign_key(&mut refers("target", "scope_id", "scope"))
            .take();
        manager.create_table(target).await?;
        let value = Table::create()
            .table("official_value")
            .col(pk_auto("id"))
            .col(string("topic"))
            .col(integer("scope_id"))
            .col(date("day_from"))
            .col(date("day_until"))
            .col(big_integer("value_micro"))
            .col(text("source"))
            .col(date("published_on"))
            .foreign_key(&mut refers("official_value", "scope_id", "scope"))
            .index(
                Index::create()
                    .unique()
                    .name("official_value_once")
                    .col("topic")
                    .col("scope_id")
                    .col("day_from")
                    .col("day_until"),
            )
            .take();
        manager.create_table(value).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("official_value").take())
            .await?;
        manager
            .drop_table(Table::drop().table("target").take())
            .await
    }
}
