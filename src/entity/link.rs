//! Table `link`.

use sea_orm::entity::prelude::*;

/// A short link to the citizen's page: of a counter or of an agency, never both.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "link")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[sea_orm(column_type = "Text")]
    pub code: String,
    pub service_point_id: Option<i32>,
    pub agency_id: Option<i32>,
    pub domain_id: Option<i32>,
    #[sea_orm(column_type = "Text")]
    pub note: String,
    pub created_at: i64,
    pub closed_at: Option<i64>,
    pub closing: Option<i16>,
    pub replaced_by: Option<i32>,
    pub valid_from: Option<Date>,
    pub valid_until: Option<Date>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
