//! Scopes: named sets of agencies with dates.

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
        let scope = Table::create()
            .table("scope")
            .col(pk_auto("id"))
            .col(string_uniq("key"))
            .col(integer("position"))
            .col(text("name"))
            .take();
        manager.create_table(scope).await?;
        let mut member = Table::create();
        member
            .table("scope_member")
            .col(pk_auto("id"))
            .col(integer("scope_id"))
            .col(integer("agency_id"))
            .col(boolean("with_descendants"))
            .foreign_key(&mut refers("scope_member", "scope_id", "scope"))
            .foreign_key(&mut refers("scope_member", "agency_id", "agency"));
        manager.create_table(validity(&mut member).take()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("scope_member").take())
            .await?;
        manager
            .drop_table(Table::drop().table("scope").take())
            .await
    }
}
