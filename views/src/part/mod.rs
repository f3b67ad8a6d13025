//! Pieces that more than one page uses.

pub mod face;
