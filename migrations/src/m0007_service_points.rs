//! Service points, and how many people were served.

use sea_orm_migration::{prelude::*, schema::*};

use crate::columns::{refers, validity};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut point = Table::create();
        point
            .table("service_point")
            .col(pk_auto("id"))
            .col(string_uniq("key"))
            .col(integer("position"))
            .col(text("name"))
            .col(integer("agency_id"))
            .col(integer_null("serves_agency_id"))
            .col(text("domains"))
            .col(small_integer("subject"))
            .foreign_key(&mut refers("service_point", "agency_id", "agency"))
            .foreign_key(&mut refers("service_point", "serves_agency_id", "agency"));
        manager.create_table(validity(&mut point).take()).await?;
        let transactions = Table::create()
            .table("transaction_count")
            .col(date("day"))
            .col(integer("agency_id"))
            .col(integer("domain_id"))
            .col(small_integer("subject"))
            .col(big_integer("count"))
            .primary_key(
                Index::create()
                    .col("day")
                    .col("agency_id")
                    .col("domain_id")
                    .col("subject"),
            )
            .foreign_key(&mut refers("transaction_count", "agency_id", "agency"))
            .foreign_key(&mut refers("transaction_count", "domain_id", "domain"))
            .take();
        manager.create_table(transactions).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("transaction_count").take())
            .await?;
        manager
            .drop_table(Table::drop().table("service_point").take())
            .await
    }
}
