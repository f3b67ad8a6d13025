//! Table `session`.

use sea_orm::entity::prelude::*;

/// A browser that is signed in.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: Vec<u8>,
    pub user_id: i32,
    pub created_at: i64,
    pub seen_at: i64,
    pub expires_at: i64,
    pub second_factor: bool,
    pub confirmed_at: i64,
    #[sea_orm(column_type = "Text")]
    pub label: String,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
