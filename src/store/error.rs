//! What can go wrong with the database, in words an operator can act on.

use sea_orm::{DbErr, RuntimeErr, SqlxError, SqlxSqliteError};
use thiserror::Error;

/// A failure of the database.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The address of the database cannot be read.
    #[error(
        "database address «{0}» is not one of sqlite:///abs/file.db, sqlite://rel.db, postgres://…"
    )]
    Address(String),
    /// The database was made by a newer version of the program.
    #[error(
        "the database is from a newer version of hailong (it knows «{0}»); upgrade the program"
    )]
    Newer(String),
    /// The file is not a database, or is damaged.
    #[error("the database file is damaged or is not a database: {0}")]
    Corrupt(String),
    /// The file or its folder may not be written.
    #[error("the database cannot be written: the file, its folder or the disk is read-only")]
    ReadOnly,
    /// Another program holds the database for too long.
    #[error("the database is locked by another program")]
    Locked,
    /// The disk is full.
    #[error("the disk is full: nothing was stored")]
    Full,
    /// The file cannot be opened or made.
    #[error(
        "the database file «{0}» cannot be opened or made: is its folder there, and may it be written?"
    )]
    CannotOpen(String),
    /// The schema must be made or upgraded, and this role may not.
    #[error(
        "the database must be upgraded and this role may not: run `hailong migrate` once as the owner of the tables"
    )]
    NotOwner,
    /// Stored data that the program cannot read.
    #[error("stored data cannot be read: {0}")]
    Data(String),
    /// Anything else the database says.
    #[error("database: {0}")]
    Database(DbErr),
}

impl StoreError {
    /// Whether the failure may come from what was to be stored: a value or a constraint. Everything
    /// else (disk full, read-only, locked, connection lost) would meet any record.
    pub fn may_be_the_records_fault(&self) -> bool {
        match self {
            Self::Database(DbErr::Exec(cause) | DbErr::Query(cause)) => is_about_values(cause),
            Self::Database(DbErr::RecordNotInserted | DbErr::Type(_)) => true,
            _ => false,
        }
    }
}

/// SQLite's results «constraint», «too big» and «mismatch»; PostgreSQL's classes 22 (data
/// exception), 23 (integrity constraint) and 54 (limit exceeded).
fn is_about_values(cause: &RuntimeErr) -> bool {
    let RuntimeErr::SqlxError(cause) = cause else {
        return false;
    };
    match &**cause {
        SqlxError::Encode(_) => true,
        SqlxError::Database(said) => {
            let code = said.code().unwrap_or_default();
            if said.try_downcast_ref::<SqlxSqliteError>().is_some() {
                let extended: i32 = code.parse().unwrap_or(0);
                return matches!(extended & 0xff, 18..=20);
            }
            ["22", "23", "54"]
                .iter()
                .any(|class| code.starts_with(class))
        }
        _ => false,
    }
}

/// PostgreSQL's «lock not available»: whoever waits for a lock no longer than he said. Its words are in the server's language.
fn is_lock_not_available(error: &DbErr) -> bool {
    let (DbErr::Exec(RuntimeErr::SqlxError(cause)) | DbErr::Query(RuntimeErr::SqlxError(cause))) =
        error
    else {
        return false;
    };
    matches!(&**cause, SqlxError::Database(said) if said.code().as_deref() == Some("55P03"))
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        let text = error.to_string();
        let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
        if says(&["file is not a database", "malformed", "disk image"]) {
            Self::Corrupt(text)
        } else if says(&["readonly database", "read-only"]) {
            Self::ReadOnly
        } else if says(&["database is locked", "database table is locked"])
            || is_lock_not_available(&error)
        {
            Self::Locked
        } else if says(&["disk is full", "No space left", "disk I/O error"]) {
            Self::Full
        } else if says(&["unable to open database file"]) {
            Self::CannotOpen(text)
        } else {
            Self::Database(error)
        }
    }
}
