//! Table `receipt_used`.

use sea_orm::entity::prelude::*;

/// The mark of a code that was used since the last mix: no time, nothing it refers to.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "receipt_used")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub mark: Vec<u8>,
    pub expires_on: Date,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
