//! Table `agency_reply`.

use sea_orm::entity::prelude::*;

/// What an agency says it did about earlier comments.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agency_reply")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub agency_id: i32,
    #[sea_orm(column_type = "Text")]
    pub said_vi: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub said_en: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub done_vi: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub done_en: Option<String>,
    pub valid_from: Date,
    pub valid_until: Option<Date>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
