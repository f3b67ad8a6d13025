//! What administrators do, for pages and command line alike.
//!
//! Each form is checked against the reference data without touching the database ([`check`]), which
//! gives a [`Command`]: what it would write and what the audit log would say. [`run`] writes it in
//! one transaction. Who may do what is not decided here; nothing here knows a page.

pub mod agencies;
mod checks;
mod command;
pub mod domains;
mod error;
pub mod holidays;
pub mod import;
pub mod links;
pub mod official_values;
mod plan;
pub mod questionnaires;
pub mod replies;
pub mod scales;
pub mod scopes;
pub mod search;
pub mod service_points;
pub mod targets;
#[cfg(test)]
mod tests;
mod texts;

pub use checks::seen;
pub use command::{Command, Desk, Done, Form, View, check, run, warnings};
pub use error::{AdminError, FieldError};
pub use plan::{Edit, Plan};
pub use texts::{Item, Texts};
