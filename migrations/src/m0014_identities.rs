//! Whom an identity provider of the operator calls what: its own name for a person, linked to the account here.

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
        let identity = Table::create()
            .table("identity")
            .col(pk_auto("id"))
            .col(integer("user_id"))
            .col(text("issuer"))
            .col(text("subject"))
            .col(big_integer("linked_at"))
            .foreign_key(&mut refers("identity", "user_id", "user_account"))
            .take();
        manager.create_table(identity).await?;
        // One account for each name there, and one name there for each account.
        for columns in [["issuer", "subject"], ["user_id", "issuer"]] {
            let once = Index::create()
                .name(format!("identity_{}", columns.join("_")))
                .table("identity")
                .col(columns[0])
                .col(columns[1])
                .unique()
                .take();
            manager.create_index(once).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("identity").take())
            .await
    }
}
