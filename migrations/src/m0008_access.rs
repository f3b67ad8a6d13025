//! Who may send: kiosks, API tokens, links; and which files were imported. Secrets are kept as hashes only.

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
        let kiosk = Table::create()
            .table("kiosk")
            .col(pk_auto("id"))
            .col(text("name"))
            .col(integer("service_point_id"))
            .col(binary_null("token_hash").unique_key())
            .col(binary_null("pairing_hash").unique_key())
            .col(big_integer_null("pairing_until"))
            .col(big_integer("created_at"))
            .col(big_integer_null("revoked_at"))
            .col(big_integer_null("seen_at"))
            .col(text_null("heartbeat"))
            .foreign_key(&mut refers("kiosk", "service_point_id", "service_point"))
            .take();
        manager.create_table(kiosk).await?;
        let token = Table::create()
            .table("api_token")
            .col(pk_auto("id"))
            .col(text("name"))
            .col(binary_uniq("token_hash"))
            .col(text("grants"))
            .col(big_integer("created_at"))
            .col(big_integer_null("revoked_at"))
            .take();
        manager.create_table(token).await?;
        let mut link = Table::create();
        link.table("link")
            .col(pk_auto("id"))
            .col(string_uniq("code"))
            .col(integer("service_point_id"))
            .col(big_integer("created_at"))
            .foreign_key(&mut refers("link", "service_point_id", "service_point"));
        manager.create_table(validity(&mut link).take()).await?;
        let import = Table::create()
            .table("import_log")
            .col(pk_auto("id"))
            .col(string("kind"))
            .col(binary("content_hash"))
            .col(big_integer("rows"))
            .col(big_integer("imported_at"))
            .index(
                Index::create()
                    .unique()
                    .name("import_once")
                    .col("kind")
                    .col("content_hash"),
            )
            .take();
        manager.create_table(import).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("import_log").take())
            .await?;
        manager
            .drop_table(Table::drop().table("link").take())
            .await?;
        manager
            .drop_table(Table::drop().table("api_token").take())
            .await?;
        manager
            .drop_table(Table::drop().table("kiosk").take())
            .await
    }
}
