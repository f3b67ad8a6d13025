//! Table `official_value`.

use sea_orm::entity::prelude::*;

/// A value published by others.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "official_value")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[sea_orm(column_type = "Text")]
    pub topic: String,
    pub scope_id: i32,
    pub day_from: Date,
    pub day_until: Date,
    pub value_micro: i64,
    #[sea_orm(column_type = "Text")]
    pub source: String,
    pub published_on: Date,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
