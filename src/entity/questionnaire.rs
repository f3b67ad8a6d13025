//! Table `questionnaire`.

use sea_orm::entity::prelude::*;

/// One questionnaire version.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "questionnaire")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[sea_orm(column_type = "Text")]
    pub key: String,
    pub version: i32,
    pub scale_id: i32,
    #[sea_orm(column_type = "Text")]
    pub content: String,
    pub status: i16,
    pub published_at: Option<i64>,
    pub retired_at: Option<i64>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
