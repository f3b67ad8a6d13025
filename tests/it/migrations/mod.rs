//! The schema's history, up and down with rows in every table; and databases that cannot be used.

mod disk;
mod history;
mod refused;
