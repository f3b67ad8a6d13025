//! What agencies say they did about earlier comments: short public statements, in force for some days, never deleted.

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
        manager.create_table(reply()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("agency_reply").take())
            .await
    }
}

/// `said` is what people wished for, in the agency's own words; `done` is what became of it.
fn reply() -> TableCreateStatement {
    Table::create()
        .table("agency_reply")
        .col(integer("id").primary_key())
        .col(integer("agency_id"))
        .col(text("said_vi"))
        .col(text_null("said_en"))
        .col(text("done_vi"))
        .col(text_null("done_en"))
        .col(date("valid_from"))
        .col(date_null("valid_until"))
        .foreign_key(&mut refers("agency_reply", "agency_id", "agency"))
        .take()
}
