//! The audit log: read, searched, exported; never changed.

mod log;

pub use log::AuditPage;
