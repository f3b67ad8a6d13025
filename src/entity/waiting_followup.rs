//! Table `waiting_followup`.

use sea_orm::entity::prelude::*;

/// A follow-up whose rating has not arrived yet.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "waiting_followup")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub rating_id: Uuid,
    pub outcome: i16,
    #[sea_orm(column_type = "Text", nullable)]
    pub reasons: Option<String>,
    pub correction: Option<i16>,
    pub received_at: i64,
    pub content_hash: Vec<u8>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
