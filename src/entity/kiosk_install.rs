//! Table `kiosk_install`.

use sea_orm::entity::prelude::*;

/// What one installation of a kiosk says it counted.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kiosk_install")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub kiosk_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub install: Uuid,
    pub accepted: i64,
    pub tests: i64,
    pub queue: Option<i64>,
    pub dead: Option<i64>,
    pub first_at: i64,
    pub said_at: i64,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
