//! Table `receipt_validity`.

use sea_orm::entity::prelude::*;

/// From which day on `receipts.valid_days` was what it was; in the order of the numbers.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "receipt_validity")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub from_day: Date,
    pub valid_days: i32,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
