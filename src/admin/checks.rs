//! Checks that several forms share, and the collecting of what is wrong.

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use super::error::FieldError;
use crate::{
    import::Fault,
    model::{text, validity::read_day},
    store::Entry,
};

/// Longest text of a field, in characters; as in a file.
pub const LONGEST: usize = 500;

/// Collects what is wrong with a form.
#[derive(Debug, Default)]
pub struct Errors(Vec<FieldError>);

impl Errors {
    pub fn add(&mut self, error: FieldError) {
        self.0.push(error);
    }

    /// Notes the faults of a line; `prefix` stands before the names of its columns.
    pub fn take<T>(&mut self, prefix: &str, read: Result<T, Vec<Fault>>) -> Option<T> {
        let faults = match read {
            Ok(value) => return Some(value),
            Err(faults) => faults,
        };
        let errors = faults.iter();
        self.0
            .extend(errors.map(|fault| FieldError::from_fault(prefix, fault)));
        None
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was read, unless something is wrong.
    pub fn finish<T>(self, read: Option<T>) -> Result<T, Vec<FieldError>> {
        match read {
            Some(value) if self.0.is_empty() => Ok(value),
            _ if self.0.is_empty() => Err(vec![FieldError::new("", "admin-incomplete")]),
            _ => Err(self.0),
        }
    }

    /// A day that must be there.
    pub fn day(&mut self, field: &str, written: &str) -> Option<NaiveDate> {
        let written = written.trim();
        let day = read_day(written);
        if written.is_empty() {
            self.add(FieldError::new(field, "import-required"));
        } else if day.is_none() {
            self.add(FieldError::of(field, "import-date", written));
        }
        day
    }

    /// A text of one line in NFC that must be there.
    pub fn text(&mut self, field: &str, written: &str) -> String {
        let text = text::nfc(written);
        let length = text.chars().count();
        if text.is_empty() {
            self.add(FieldError::new(field, "import-required"));
        } else if let Some(c) = text.chars().find(|c| c.is_control()) {
            let code = format!("U+{:04X}", u32::from(c));
            self.add(FieldError::new(field, "import-control").with("code", code));
        } else if length > LONGEST {
            let error = FieldError::new(field, "import-too-long");
            self.add(error.with("length", length).with("max", LONGEST));
        }
        text
    }

    /// A key that the form gives to its object.
    pub fn key(&mut self, field: &str, written: &str) -> String {
        let key = self.text(field, written);
        if !key.is_empty() && !text::is_key(&key) {
            self.add(FieldError::of(field, "import-key", &key));
        }
        key
    }

    /// A form that was filled in on another state of the object is refused; one that names no state
    /// is taken.
    pub fn fresh(&mut self, written: &str, entry: &impl Entry) {
        if !written.is_empty() && written != seen(entry) {
            self.add(FieldError::of("", "admin-stale", entry.identity()));
        }
    }
}

/// Names the state of an object; a form carries it, so that an edit on another state is noticed.
pub fn seen(entry: &impl Entry) -> String {
    let mut hash = Sha256::new();
    for (name, text) in entry.cells() {
        hash.update(format!("{name}={}:{text};", text.len()));
    }
    let digest = hash.finalize();
    let mut first = [0; 8];
    first.copy_from_slice(&digest[..8]);
    format!("{:016x}", u64::from_be_bytes(first))
}
