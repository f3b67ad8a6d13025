//! Pieces that more than one page uses.

pub mod face;
pub mod sign;
