//! One file per page: a struct with all it shows, and its HTML.

pub mod api_docs;
pub mod citizen;
pub mod error;
pub mod kiosk;
pub mod thanks;
