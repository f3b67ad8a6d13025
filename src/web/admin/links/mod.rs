//! `/admin/links`: codes and addresses by which people rate from a phone.

mod words;

pub use words::name;
