//! Pieces that more than one page uses.

pub mod chart;
pub mod face;
pub mod figure;
pub mod report;
pub mod sign;
