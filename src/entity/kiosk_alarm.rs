//! Table `kiosk_alarm`.

use sea_orm::entity::prelude::*;

/// Something that is wrong with a kiosk; open until `closed_at`.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kiosk_alarm")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub kiosk_id: i32,
    pub kind: i16,
    pub opened_at: i64,
    pub closed_at: Option<i64>,
    #[sea_orm(column_type = "Text", nullable)]
    pub detail: Option<String>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
