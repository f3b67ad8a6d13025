//! The group-commit writer: what is acknowledged is there, what is refused was not stored.

mod failures;
mod process;
mod queue;
