//! Table `kiosk_boot`.

use sea_orm::entity::prelude::*;

/// What came in of one boot of a kiosk.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kiosk_boot")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub kiosk_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub boot_id: Uuid,
    pub received: i64,
    pub tests: i64,
    pub highest_seq: i64,
    pub first_at: i64,
    pub last_at: i64,
    pub last_rated_at: i64,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
