//! Table `kiosk`.

use sea_orm::entity::prelude::*;

/// A device at a service point.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kiosk")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    pub service_point_id: i32,
    pub token_hash: Option<Vec<u8>>,
    pub pairing_hash: Option<Vec<u8>>,
    pub pairing_until: Option<i64>,
    pub created_at: i64,
    pub revoked_at: Option<i64>,
    pub seen_at: Option<i64>,
    #[sea_orm(column_type = "Text", nullable)]
    pub heartbeat: Option<String>,
    pub paired_at: Option<i64>,
    #[sea_orm(column_type = "Text", nullable)]
    pub version: Option<String>,
    pub version_since: Option<i64>,
    pub boot_id: Option<Uuid>,
    pub install: Option<Uuid>,
    pub skew_ms: Option<i64>,
    pub missing_since: Option<i64>,
    pub pin_salt: Option<Vec<u8>>,
    pub pin_hash: Option<Vec<u8>>,
    pub pin_iterations: Option<i32>,
    pub written_off: i64,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
