//! Table `scope_member`.

use sea_orm::entity::prelude::*;

/// One agency of a scope.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "scope_member")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub scope_id: i32,
    pub agency_id: i32,
    pub with_descendants: bool,
    pub valid_from: Option<Date>,
    pub valid_until: Option<Date>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
