//! Table `receipt`.

use sea_orm::entity::prelude::*;

/// A code issued here, known by keyed hashes alone.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "receipt")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: Vec<u8>,
    pub reference_hash: Vec<u8>,
    pub service_point_id: Option<i32>,
    pub domain_id: i32,
    pub agency_id: i32,
    pub issued_on: Date,
    pub expires_on: Date,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
