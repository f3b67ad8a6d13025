//! What the program does by itself, again and again: it watches over the kiosks.
//!
//! Each job is a function of the database, the reference data and an instant, so that tests decide
//! the time; `app` owns the timers. Several servers may do the same at once: the database lets one
//! alarm be open for each kiosk and kind.

mod counters;
mod kiosks;

pub use counters::Counters;
pub use kiosks::{KioskWatch, watch_kiosks};
