//! Table `kiosk_place`.

use sea_orm::entity::prelude::*;

/// Where a kiosk stood.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kiosk_place")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub kiosk_id: i32,
    pub service_point_id: i32,
    pub from_at: i64,
    pub until_at: Option<i64>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
