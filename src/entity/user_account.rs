//! Table `user_account`.

use sea_orm::entity::prelude::*;

/// A person who signs in.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "user_account")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[sea_orm(unique)]
    pub email: String,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    pub role: i16,
    pub agency_id: Option<i32>,
    #[sea_orm(column_type = "Text", nullable)]
    pub password_hash: Option<String>,
    pub totp_secret: Option<Vec<u8>>,
    pub totp_since: Option<i64>,
    pub totp_step: Option<i64>,
    pub created_at: i64,
    pub disabled_at: Option<i64>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
