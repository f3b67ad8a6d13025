//! Table `questionnaire_use`.

use sea_orm::entity::prelude::*;

/// Which questionnaire the citizens of an agency, and of those below it, are asked.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "questionnaire_use")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub agency_id: i32,
    #[sea_orm(column_type = "Text")]
    pub questionnaire: String,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
