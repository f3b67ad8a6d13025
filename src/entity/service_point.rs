//! Table `service_point`.

use sea_orm::entity::prelude::*;

/// A place where people are served.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "service_point")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[sea_orm(column_type = "Text")]
    pub key: String,
    pub position: i32,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    pub agency_id: i32,
    pub serves_agency_id: Option<i32>,
    #[sea_orm(column_type = "Text")]
    pub domains: String,
    pub subject: i16,
    pub valid_from: Option<Date>,
    pub valid_until: Option<Date>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
