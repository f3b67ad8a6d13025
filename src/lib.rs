//! hailong measures how satisfied citizens are with their local administration.

pub mod clock;
pub mod i18n;
pub mod model;
