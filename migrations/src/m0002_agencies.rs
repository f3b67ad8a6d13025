//! Agencies, their kinds, and who followed whom.

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
        let kind = Table::create()
            .table("agency_kind")
            .col(string("key").primary_key())
            .col(integer("position"))
            .col(string("name_vi"))
            .col(string("name_en"))
            .col(boolean("in_headline"))
            .take();
        manager.create_table(kind).await?;
        let mut agency = Table::create();
        agency
            .table("agency")
            .col(pk_auto("id"))
            .col(string_uniq("key"))
            .col(integer("position"))
            .col(string_null("area_code"))
            .col(text("name"))
            .col(string("kind"))
            .col(integer_null("parent_id"))
            .col(text("source"))
            .foreign_key(&mut refers("agency", "parent_id", "agency"));
        manager.create_table(validity(&mut agency).take()).await?;
        let successor = Table::create()
            .table("agency_successor")
            .col(integer("agency_id"))
            .col(integer("successor_id"))
            .primary_key(Index::create().col("agency_id").col("successor_id"))
            .foreign_key(&mut refers("agency_successor", "agency_id", "agency"))
            .foreign_key(&mut refers("agency_successor", "successor_id", "agency"))
            .take();
        manager.create_table(successor).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("agency_successor").take())
            .await?;
        manager
            .drop_table(Table::drop().table("agency").take())
            .await?;
        manager
            .drop_table(Table::drop().table("agency_kind").take())
            .await
    }
}
