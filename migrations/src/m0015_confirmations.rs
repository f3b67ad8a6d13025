//! When the person behind a session last proved to be there: acts of consequence want that to be a short time ago.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    /// Sessions that are open meanwhile have confirmed nothing yet.
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut confirmed_at = big_integer("confirmed_at").default(0).take();
        let added = Table::alter()
            .table("session")
            .add_column(&mut confirmed_at)
            .take();
        manager.alter_table(added).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let dropped = Table::alter()
            .table("session")
            .drop_column("confirmed_at")
            .take();
        manager.alter_table(dropped).await
    }
}
