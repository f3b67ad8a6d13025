//! The generated ratings of `serve --demo`: invented, and the same for the same catalogue, day and seed.
//!
//! They have the shapes of real life (rhythm of the week and the day, easy and hard domains, a bad
//! month, a counter that falls silent, a run too good to be true), so that every page has something
//! to show. What is invented here is written nowhere but into a demo database, and no text of it
//! names a person. Nothing here reads the time.

mod cast;
mod counters;
mod dice;
mod error;
mod flags;
mod generate;
mod line;
mod load;
mod mix;
mod official;
mod plan;
mod record;
mod schedule;
mod served;
mod story;
mod voice;
mod workday;

pub use error::DemoError;
pub use flags::flags;
pub use generate::generate;
pub use load::{DemoReport, is_demo, load};
pub use official::official_values;
pub use plan::{DEFAULT_RATINGS, DemoPlan, MOST_RATINGS};
pub use served::Served;

#[cfg(test)]
mod tests;
