//! What the program does by itself, again and again: it watches over the kiosks and the links, and judges
//! their ratings for misuse.
//!
//! Each job is a function of the database, the reference data and an instant, so that tests decide
//! the time; `app` owns the timers. Several servers may do the same at once: the database lets one
//! alarm be open for each kiosk and kind, and one program at a time move a watermark.

mod counters;
mod kiosks;
mod misuse;
mod pressure;

pub use counters::Counters;
pub use kiosks::{KioskWatch, watch_kiosks};
pub use misuse::{MisuseWatch, judge_misuse};
pub use pressure::Pressure;
