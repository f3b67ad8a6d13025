//! Ratings (append-only), the events that follow them in the same sequence, comments apart, and what was set aside.

use sea_orm_migration::{prelude::*, schema::*};

use crate::columns::{assigned_key, refers};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(rating(manager)).await?;
        let by_half = Index::create()
            .name("rating_half_month")
            .table("rating")
            .col("half_month")
            .take();
        manager.create_index(by_half).await?;
        manager.create_table(event(manager)).await?;
        let by_rating = Index::create()
            .name("rating_event_rating")
            .table("rating_event")
            .col("rating_seq")
            .take();
        manager.create_index(by_rating).await?;
        manager.create_table(waiting()).await?;
        let by_rating = Index::create()
            .name("waiting_followup_rating")
            .table("waiting_followup")
            .col("rating_id")
            .take();
        manager.create_index(by_rating).await?;
        manager.create_table(comment()).await?;
        manager.create_table(quarantine()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("quarantine").take())
            .await?;
        manager
            .drop_table(Table::drop().table("comment").take())
            .await?;
        manager
            .drop_table(Table::drop().table("waiting_followup").take())
            .await?;
        manager
            .drop_table(Table::drop().table("rating_event").take())
            .await?;
        manager
            .drop_table(Table::drop().table("rating").take())
            .await
    }
}

fn rating(manager: &SchemaManager<'_>) -> TableCreateStatement {
    Table::create()
        .table("rating")
        .col(assigned_key(manager, "seq"))
        .col(uuid_uniq("id"))
        .col(big_integer("rated_at"))
        .col(big_integer("device_at"))
        .col(big_integer("received_at"))
        .col(small_integer("time_note"))
        .col(date("local_date"))
        .col(integer("half_month"))
        .col(integer("decider_id"))
        .col(integer("receiver_id"))
        .col(integer_null("service_point_id"))
        .col(integer("domain_id"))
        .col(small_integer("subject"))
        .col(integer("scale_id"))
        .col(integer("questionnaire_id"))
        .col(small_integer("level"))
        .col(small_integer("channel"))
        .col(small_integer_null("outcome"))
        .col(text_null("reasons"))
        .col(boolean("is_test"))
        .col(integer_null("kiosk_id"))
        .col(integer_null("token_id"))
        .col(integer_null("link_id"))
        .col(uuid_null("boot_id"))
        .col(big_integer_null("device_seq"))
        .col(big_integer_null("mono_ms"))
        .col(binary("content_hash"))
        .col(text_null("extra"))
        .foreign_key(&mut refers("rating", "decider_id", "agency"))
        .foreign_key(&mut refers("rating", "receiver_id", "agency"))
        .foreign_key(&mut refers("rating", "domain_id", "domain"))
        .take()
}

fn event(manager: &SchemaManager<'_>) -> TableCreateStatement {
    Table::create()
        .table("rating_event")
        .col(assigned_key(manager, "seq"))
        .col(uuid_uniq("id"))
        .col(big_integer("rating_seq"))
        .col(small_integer("kind"))
        .col(small_integer_null("from_level"))
        .col(small_integer_null("to_level"))
        .col(boolean("from_flagged"))
        .col(boolean("to_flagged"))
        .col(small_integer_null("outcome"))
        .col(text_null("reasons"))
        .col(text_null("note"))
        .col(big_integer("received_at"))
        .col(binary("content_hash"))
        .foreign_key(
            ForeignKey::create()
                .name("fk_rating_event_rating")
                .from("rating_event", "rating_seq")
                .to("rating", "seq"),
        )
        .take()
}

fn waiting() -> TableCreateStatement {
    Table::create()
        .table("waiting_followup")
        .col(uuid("id").primary_key())
        .col(uuid("rating_id"))
        .col(small_integer("outcome"))
        .col(text_null("reasons"))
        .col(small_integer_null("correction"))
        .col(big_integer("received_at"))
        .col(binary("content_hash"))
        .take()
}

fn comment() -> TableCreateStatement {
    Table::create()
        .table("comment")
        .col(uuid("id").primary_key())
        .col(uuid("rating_id"))
        .col(binary_null("salt"))
        .col(binary("hash"))
        .col(text_null("text"))
        .take()
}

fn quarantine() -> TableCreateStatement {
    Table::create()
        .table("quarantine")
        .col(pk_auto("id"))
        .col(uuid("record_id"))
        .col(string("reason"))
        .col(text("record"))
        .col(binary("content_hash"))
        .col(integer_null("kiosk_id"))
        .col(integer_null("token_id"))
        .col(big_integer("received_at"))
        .index(
            Index::create()
                .unique()
                .name("quarantine_once")
                .col("record_id")
                .col("content_hash"),
        )
        .take()
}
