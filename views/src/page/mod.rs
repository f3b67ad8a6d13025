//! One file per page: a struct with all it shows, and its HTML.

pub mod account;
pub mod admin;
pub mod agency;
pub mod api_docs;
pub mod audit;
pub mod citizen;
pub mod dashboard;
pub mod domain;
pub mod error;
pub mod evidence;
pub mod forbidden;
pub mod kiosk;
pub mod kiosk_check;
pub mod kiosks;
pub mod link;
pub mod link_closed;
pub mod receipt_refused;
pub mod start;
pub mod thanks;
