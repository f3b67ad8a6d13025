//! Table `scale`.

use sea_orm::entity::prelude::*;

/// One version of a scale of levels.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "scale")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[sea_orm(column_type = "Text")]
    pub key: String,
    #[sea_orm(column_type = "Text")]
    pub levels: String,
    #[sea_orm(column_type = "Text")]
    pub family: String,
    pub version: i32,
    pub status: i16,
    pub published_at: Option<i64>,
    pub retired_at: Option<i64>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
