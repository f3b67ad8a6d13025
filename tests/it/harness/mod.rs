//! What the tests share: databases that are fresh for each test, and verbs that tell a story.

pub mod databases;
pub mod direct;
mod postgres;
pub mod world;

pub use databases::{TestDatabase, on_each_database};
pub use direct::Direct;
pub use world::World;
