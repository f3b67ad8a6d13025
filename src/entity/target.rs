//! Table `target`.

use sea_orm::entity::prelude::*;

/// An official target.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "target")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub position: i32,
    #[sea_orm(column_type = "Text")]
    pub topic: String,
    pub scope_id: i32,
    pub subject: Option<i16>,
    #[sea_orm(column_type = "Text")]
    pub domains: String,
    #[sea_orm(column_type = "Text")]
    pub agency_kinds: String,
    pub measured_by: i16,
    pub year_from: i32,
    pub year_until: i32,
    pub comparison: i16,
    pub threshold_micro: i64,
    pub status: i16,
    #[sea_orm(column_type = "Text")]
    pub issuer: String,
    #[sea_orm(column_type = "Text")]
    pub source: String,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
