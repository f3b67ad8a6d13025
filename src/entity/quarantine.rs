//! Table `quarantine`.

use sea_orm::entity::prelude::*;

/// A record set aside, kept word for word.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "quarantine")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub record_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    #[sea_orm(column_type = "Text")]
    pub record: String,
    pub content_hash: Vec<u8>,
    pub kiosk_id: Option<i32>,
    pub token_id: Option<i32>,
    pub received_at: i64,
    pub is_tap: bool,
    pub boot_id: Option<Uuid>,
    pub device_seq: Option<i64>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
