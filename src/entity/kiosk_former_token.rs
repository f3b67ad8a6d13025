//! Table `kiosk_former_token`.

use sea_orm::entity::prelude::*;

/// The hash of a token that works no longer.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kiosk_former_token")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub kiosk_id: i32,
    pub token_hash: Vec<u8>,
    pub ended_at: i64,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
