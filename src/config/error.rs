//! What can be wrong with the settings. Every message is one line and names the place to mend.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// Where a setting came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The configuration file of this path.
    File(PathBuf),
    /// The environment variable of this name.
    Variable(String),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => write!(f, "{}", path.display()),
            Self::Variable(name) => write!(f, "environment variable {name}"),
        }
    }
}

/// A setting that the program refuses to start with.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The configuration file cannot be read.
    #[error("configuration file {}: {source}", path.display())]
    Unreadable {
        /// The file asked for.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// The configuration file is not TOML.
    #[error("configuration file {}, line {line}: {message}", path.display())]
    Syntax {
        /// The file asked for.
        path: PathBuf,
        /// Line, counted from 1.
        line: usize,
        /// What the TOML parser said, in one line.
        message: String,
    },
    /// A name that is no section and no key.
    #[error("{name} (from {origin}): {reason}")]
    Name {
        /// The section, `section.key` or variable as written.
        name: String,
        /// Where it was written.
        origin: Origin,
        /// What is wrong with it, with the names that exist.
        reason: String,
    },
    /// A section whose values do not fit together.
    #[error("[{section}]: {reason}")]
    Section {
        /// The section.
        section: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A value of the wrong kind or out of range.
    #[error("{key} = {value} (from {origin}): {reason}")]
    Value {
        /// `section.key`.
        key: String,
        /// The value as written; hidden where it is a secret.
        value: String,
        /// Where it was written.
        origin: Origin,
        /// What was expected.
        reason: String,
    },
    /// A setting and its `_file` form come from the same place.
    #[error("{key} and {key}_file are both set (from {origin}): keep one of them")]
    Both {
        /// `section.key`.
        key: String,
        /// Where both were written.
        origin: Origin,
    },
    /// A file or folder that a setting names cannot be used.
    #[error("{key} = {}: {source}", path.display())]
    Place {
        /// `section.key`.
        key: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What went wrong with it.
        source: io::Error,
    },
}
