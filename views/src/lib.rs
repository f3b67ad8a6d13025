//! The pages of hailong: page structs in, HTML out.
//!
//! This crate owns the words (Fluent texts, number and date formats), the page
//! frame, the parts and the pages, with their styles, fonts and the kiosk's
//! script under `assets/`. It knows nothing of the rest of the program: no
//! database, no HTTP, no clock. The caller fills a page struct and renders it.

pub mod i18n;
pub mod layout;
pub mod page;
pub mod part;
pub mod sample;
