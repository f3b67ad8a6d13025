//! Table `rating`.

use sea_orm::entity::prelude::*;

/// One person's answer; never updated.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rating")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    pub id: Uuid,
    pub rated_at: i64,
    pub device_at: i64,
    pub received_at: i64,
    pub time_note: i16,
    pub local_date: Date,
    pub half_month: i32,
    pub decider_id: i32,
    pub receiver_id: i32,
    pub service_point_id: Option<i32>,
    pub domain_id: i32,
    pub subject: i16,
    pub scale_id: i32,
    pub questionnaire_id: i32,
    pub level: i16,
    pub channel: i16,
    pub outcome: Option<i16>,
    #[sea_orm(column_type = "Text", nullable)]
    pub reasons: Option<String>,
    pub is_test: bool,
    pub kiosk_id: Option<i32>,
    pub token_id: Option<i32>,
    pub link_id: Option<i32>,
    pub boot_id: Option<Uuid>,
    pub device_seq: Option<i64>,
    pub mono_ms: Option<i64>,
    pub content_hash: Vec<u8>,
    #[sea_orm(column_type = "Text", nullable)]
    pub extra: Option<String>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
