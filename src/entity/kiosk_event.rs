//! Table `kiosk_event`.

use sea_orm::entity::prelude::*;

/// Something that happened to a kiosk.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kiosk_event")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub kiosk_id: i32,
    pub at: i64,
    pub kind: i16,
    #[sea_orm(column_type = "Text", nullable)]
    pub detail: Option<String>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
