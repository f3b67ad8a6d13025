//! The group-commit writer: what is acknowledged is there, what is refused was not stored.

mod caller;
mod failures;
mod process;
mod queue;
mod stopping;
