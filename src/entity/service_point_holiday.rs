//! Table `service_point_holiday`.

use sea_orm::entity::prelude::*;

/// A day on which nobody is served at a service point.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "service_point_holiday")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub service_point_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: Date,
    #[sea_orm(column_type = "Text")]
    pub name: String,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
