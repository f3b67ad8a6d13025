//! Table `rating_event`.

use sea_orm::entity::prelude::*;

/// What followed a rating, in the same sequence; never updated.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rating_event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    pub id: Uuid,
    pub rating_seq: i64,
    pub kind: i16,
    pub from_level: Option<i16>,
    pub to_level: Option<i16>,
    pub from_flagged: bool,
    pub to_flagged: bool,
    pub outcome: Option<i16>,
    #[sea_orm(column_type = "Text", nullable)]
    pub reasons: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub note: Option<String>,
    pub received_at: i64,
    pub content_hash: Vec<u8>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
