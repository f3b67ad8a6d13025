//! The way to a rating's neighbours by the same link, for the rules of misuse.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// A link's ratings by time. Ratings of kiosks, programs and receipts are not in it: a receipt's rating
/// names no link.
const UP: &str = "CREATE INDEX rating_link ON rating (link_id, rated_at) WHERE link_id IS NOT NULL";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        connection.execute_unprepared(UP).await.map(drop)
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let index = Index::drop().name("rating_link").table("rating").to_owned();
        manager.drop_index(index).await
    }
}
