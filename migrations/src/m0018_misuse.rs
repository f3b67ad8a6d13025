//! How far ratings of kiosks have been judged for misuse, and the ways to a rating's neighbours and flags.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// A kiosk's ratings by time, and flags by their rating: both leave out most rows of their tables.
/// What is stored already stays unjudged: figures that people know do not change with an upgrade.
const UP: [&str; 3] = [
    "CREATE INDEX rating_kiosk ON rating (kiosk_id, rated_at) WHERE kiosk_id IS NOT NULL",
    "CREATE INDEX rating_event_flag ON rating_event (rating_seq, seq) WHERE kind = 2",
    "INSERT INTO misuse_fold (id, judged) \
     VALUES (1, COALESCE((SELECT head FROM sequence_head WHERE id = 1), 0))",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(fold()).await?;
        for sql in UP {
            manager.get_connection().execute_unprepared(sql).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, table) in [
            ("rating_event_flag", "rating_event"),
            ("rating_kiosk", "rating"),
        ] {
            let index = Index::drop().name(name).table(table).to_owned();
            manager.drop_index(index).await?;
        }
        manager
            .drop_table(Table::drop().table("misuse_fold").take())
            .await
    }
}

/// How far the sequence is judged: one row.
fn fold() -> TableCreateStatement {
    Table::create()
        .table("misuse_fold")
        .col(integer("id").primary_key())
        .col(big_integer("judged"))
        .take()
}
