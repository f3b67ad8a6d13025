//! Why a file was not imported. In every case nothing was written.

use std::{error::Error, fmt, io};

use chrono::{Datelike, Timelike};

use super::fault::Faults;
use crate::{
    i18n::{Lang, Value, date_time, int, t, t_args},
    model::zone::Zone,
    store::StoreError,
};

/// Why a file was not imported; nothing was written.
#[derive(Debug)]
pub enum ImportError {
    /// The file cannot be read.
    Unreadable(io::Error),
    /// The file is not UTF-8.
    Encoding {
        /// What it seems to be.
        name: Option<&'static str>,
        /// The first line that is not UTF-8.
        line: u64,
    },
    /// There is not even a header.
    Empty,
    /// Lines with faults.
    Faults(Faults),
    /// Ratings without ids, the same as those of an earlier import.
    ImportedBefore {
        /// When that was, epoch milliseconds.
        at: i64,
        /// The operator's zone.
        zone: Zone,
    },
    /// The file, or the ratings in the database, changed while it was being imported.
    Changed,
    /// The database failed.
    Store(StoreError),
}

impl ImportError {
    /// What happened, in one line.
    pub fn summary(&self, lang: Lang) -> String {
        let text = |key: &'static str, name: &'static str, value: String| {
            t_args(lang, key, &[(name, Value::from(value))])
        };
        match self {
            Self::Unreadable(error) => text("import-unreadable", "detail", error.to_string()),
            Self::Encoding {
                name: Some(name), ..
            } => text("import-encoding", "name", (*name).to_owned()),
            Self::Encoding { name: None, line } => {
                text("import-encoding-unknown", "line", line.to_string())
            }
            Self::Empty => t(lang, "import-empty"),
            Self::Faults(faults) => text("import-faults", "count", int(lang, faults.count())),
            Self::ImportedBefore { at, zone } => {
                text("import-before", "when", moment(lang, *at, *zone))
            }
            Self::Changed => t(lang, "import-changed"),
            Self::Store(error) => text("import-store", "detail", error.to_string()),
        }
    }

    /// The faults, each in one line with its place; at last how many more there are.
    pub fn details(&self, lang: Lang) -> Vec<String> {
        let Self::Faults(faults) = self else {
            return Vec::new();
        };
        let named = faults.named();
        let more = faults.count() - named.len() as u64;
        let mut lines: Vec<String> = named.iter().map(|fault| fault.text(lang)).collect();
        if more > 0 {
            let count = Value::from(int(lang, more));
            lines.push(t_args(lang, "import-more", &[("count", count)]));
        }
        lines
    }
}

fn moment(lang: Lang, at_ms: i64, zone: Zone) -> String {
    let utc = chrono::DateTime::from_timestamp_millis(at_ms).unwrap_or_default();
    let local = zone.local(utc);
    let day = (local.year(), local.month(), local.day());
    date_time(lang, day, (local.hour(), local.minute()))
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.summary(Lang::En))?;
        for line in self.details(Lang::En) {
            write!(f, "\n{line}")?;
        }
        Ok(())
    }
}

impl Error for ImportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Unreadable(error) => Some(error),
            Self::Store(error) => Some(error),
            _ => None,
        }
    }
}

impl From<io::Error> for ImportError {
    fn from(error: io::Error) -> Self {
        Self::Unreadable(error)
    }
}

impl From<StoreError> for ImportError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}
