//! Domains: the fields of procedures.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let domain = Table::create()
            .table("domain")
            .col(pk_auto("id"))
            .col(string_uniq("key"))
            .col(integer("position"))
            .col(text("name_vi"))
            .col(text("name_en"))
            .col(string_null("group_key"))
            .col(text("source"))
            .take();
        manager.create_table(domain).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("domain").take())
            .await
    }
}
