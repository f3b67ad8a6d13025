//! Posters, counter cards and stickers of links, as PDF and SVG.
//!
//! A sheet is laid out once, in millimetres ([`sheet::Sheet`]), and drawn by two backends that decide nothing: what the
//! tests find out about boxes holds for both. Must not look anything up, read the time or the settings; bytes are the
//! same for the same posters.

mod card;
mod code;
mod error;
mod face;
pub mod geometry;
mod measure;
mod pages;
mod paragraph;
mod pdf;
mod pen;
mod poster;
mod press;
mod setter;
pub mod sheet;
mod sticker;
mod svg;
#[cfg(test)]
mod tests;
mod words;

pub use error::PrintError;
pub use pages::{Format, MAX_POSTERS, Size, laid_out, printed};
pub use poster::{Poster, of_agency};
pub use press::Press;
