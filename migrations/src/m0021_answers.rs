//! Answers to further questions (append-only, beside their rating), two cubes of them, and which
//! questionnaire the citizens of an agency are asked.

use sea_orm_migration::{prelude::*, schema::*};

use crate::columns::{refers, without_rowid};

/// What the cubes are kept by, beside their time bucket and the question.
const DIMENSIONS: [&str; 6] = [
    "decider_id",
    "receiver_id",
    "domain_id",
    "subject",
    "channel",
    "questionnaire_id",
];
const COUNTS: [&str; 10] = ["n1", "n2", "n3", "n4", "n5", "f1", "f2", "f3", "f4", "f5"];

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let cubes = [
            cube("answer_half", "half_month", integer("half_month")),
            cube("answer_day", "day", date("day")),
        ];
        for mut table in [answer()].into_iter().chain(cubes) {
            manager
                .create_table(without_rowid(manager, &mut table))
                .await?;
        }
        manager.create_table(questionnaire_use()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["questionnaire_use", "answer_day", "answer_half", "answer"] {
            manager
                .drop_table(Table::drop().table(table).take())
                .await?;
        }
        Ok(())
    }
}

/// `value`: the level, or the place of the choice in the rating's questionnaire version.
fn answer() -> TableCreateStatement {
    Table::create()
        .table("answer")
        .col(big_integer("rating_seq"))
        .col(text("question"))
        .col(small_integer("value"))
        .primary_key(Index::create().col("rating_seq").col("question"))
        .foreign_key(
            ForeignKey::create()
                .name("fk_answer_rating")
                .from("answer", "rating_seq")
                .to("rating", "seq"),
        )
        .take()
}

/// As the cubes of ratings: `n` counts, `f` is under a flag; the number is the answer's value.
fn cube(name: &'static str, bucket: &'static str, column: ColumnDef) -> TableCreateStatement {
    let mut table = Table::create();
    let mut key = Index::create();
    table.table(name).col(column);
    key.col(bucket);
    for dimension in DIMENSIONS {
        table.col(integer(dimension));
        key.col(dimension);
    }
    table.col(text("question"));
    key.col("question");
    for count in COUNTS {
        table.col(big_integer(count));
    }
    table.primary_key(&mut key).take()
}

/// By key, not by version: the newest published version is asked.
fn questionnaire_use() -> TableCreateStatement {
    Table::create()
        .table("questionnaire_use")
        .col(integer("agency_id").primary_key())
        .col(text("questionnaire"))
        .foreign_key(&mut refers("questionnaire_use", "agency_id", "agency"))
        .take()
}
