//! Pieces that more than one page uses.

pub mod chart;
pub mod desk;
pub mod face;
pub mod figure;
pub mod form;
pub mod history;
pub mod list;
pub mod notice;
pub mod report;
pub mod sign;
pub mod tag;
