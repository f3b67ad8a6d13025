//! Table `kiosk_maintenance`.

use sea_orm::entity::prelude::*;

/// What somebody did to a kiosk.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kiosk_maintenance")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub kiosk_id: i32,
    pub at: i64,
    pub kind: i16,
    #[sea_orm(column_type = "Text")]
    pub note: String,
    pub actor_id: Option<i32>,
    #[sea_orm(column_type = "Text")]
    pub actor_name: String,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
