//! Tables as sea-orm models: one table a file, no behaviour. An entity never leaves `store`.

#![expect(
    missing_docs,
    reason = "columns mean what the model's fields of the same name say"
)]

pub mod agency;
pub mod agency_kind;
pub mod agency_reply;
pub mod agency_successor;
pub mod api_token;
pub mod audit_log;
pub mod comment;
pub mod domain;
pub mod holiday;
pub mod identity;
pub mod import_log;
pub mod invitation;
pub mod kiosk;
pub mod kiosk_alarm;
pub mod kiosk_boot;
pub mod kiosk_event;
pub mod kiosk_fold;
pub mod kiosk_former_token;
pub mod kiosk_hour;
pub mod kiosk_install;
pub mod kiosk_maintenance;
pub mod kiosk_place;
pub mod link;
pub mod meta;
pub mod misuse_fold;
pub mod official_value;
pub mod opening_hours;
pub mod quarantine;
pub mod questionnaire;
pub mod questionnaire_use;
pub mod rating;
pub mod rating_event;
pub mod receipt;
pub mod receipt_key;
pub mod receipt_revoked;
pub mod receipt_used;
pub mod receipt_validity;
pub mod recovery_code;
pub mod scale;
pub mod scope;
pub mod scope_member;
pub mod sequence_head;
pub mod service_point;
pub mod service_point_holiday;
pub mod session;
pub mod target;
pub mod transaction_count;
pub mod user_account;
pub mod waiting_followup;
