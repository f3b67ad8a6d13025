//! Scales and questionnaire versions: data, never changed once published.

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
        let scale = Table::create()
            .table("scale")
            .col(pk_auto("id"))
            .col(string_uniq("key"))
            .col(text("levels"))
            .take();
        manager.create_table(scale).await?;
        let questionnaire = Table::create()
            .table("questionnaire")
            .col(pk_auto("id"))
            .col(string("key"))
            .col(integer("version"))
            .col(integer("scale_id"))
            .col(text("content"))
            .foreign_key(&mut refers("questionnaire", "scale_id", "scale"))
            .index(
                Index::create()
                    .unique()
                    .name("questionnaire_version")
                    .col("key")
                    .col("version"),
            )
            .take();
        manager.create_table(questionnaire).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("questionnaire").take())
            .await?;
        manager
            .drop_table(Table::drop().table("scale").take())
            .await
    }
}
