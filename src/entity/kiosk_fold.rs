//! Table `kiosk_fold`.

use sea_orm::entity::prelude::*;

/// How far the counts of kiosks cover the sequence, and which server looks after them since when.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kiosk_fold")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub folded: i64,
    #[sea_orm(column_type = "Text", nullable)]
    pub server_version: Option<String>,
    pub server_since: Option<i64>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
