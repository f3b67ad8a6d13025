//! Facts about the database itself, and the head of the one sequence of ratings and events.

use sea_orm_migration::{prelude::*, schema::*};

use crate::columns::assigned_key;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let meta = Table::create()
            .table("meta")
            .col(string("key").primary_key())
            .col(text("value"))
            .take();
        manager.create_table(meta).await?;
        let head = Table::create()
            .table("sequence_head")
            .col(assigned_key(manager, "id"))
            .col(big_integer("head"))
            .col(big_integer("folded"))
            .take();
        manager.create_table(head).await?;
        let first = Query::insert()
            .into_table("sequence_head")
            .columns(["id", "head", "folded"])
            .values_panic([1.into(), 0i64.into(), 0i64.into()])
            .take();
        manager.execute(first).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("sequence_head").take())
            .await?;
        manager.drop_table(Table::drop().table("meta").take()).await
    }
}
