//! One file per page: a struct with all it shows, and its HTML.

pub mod agency;
pub mod api_docs;
pub mod citizen;
pub mod dashboard;
pub mod domain;
pub mod error;
pub mod evidence;
pub mod kiosk;
pub mod start;
pub mod thanks;
