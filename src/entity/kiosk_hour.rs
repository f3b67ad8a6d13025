//! Table `kiosk_hour`.

use sea_orm::entity::prelude::*;

/// Ratings and heartbeats of one hour since 1970.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kiosk_hour")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub kiosk_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub hour: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub service_point_id: i32,
    pub ratings: i32,
    pub heartbeats: i32,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
