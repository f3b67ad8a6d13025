//! `[database]`: which database, and how many readers.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize, Serializer};

use super::field;

/// Where the data lives. Its text form hides the password.
#[derive(Clone, Debug)]
pub enum DatabaseUrl {
    /// An embedded database in this file.
    Sqlite(PathBuf),
    /// A PostgreSQL server; the whole address, since it may hold a password.
    Postgres(SecretString),
}

impl DatabaseUrl {
    /// The embedded database `name` in the folder `dir`.
    pub(super) fn in_folder(dir: &Path, name: &str) -> Self {
        Self::Sqlite(dir.join(name))
    }

    /// The address with its password, for the driver alone.
    pub fn expose(&self) -> String {
        match self {
            Self::Sqlite(path) => format!("sqlite://{}", path.display()),
            Self::Postgres(url) => url.expose_secret().to_owned(),
        }
    }
}

impl FromStr for DatabaseUrl {
    type Err = &'static str;

    /// Reads the three forms; the reason never repeats the text.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.into()));
        }
        match text.strip_prefix("sqlite://") {
            None => Err("expected sqlite:///folder/file.db, sqlite://file.db or postgres://…"),
            Some("") => Err("expected a file after sqlite://"),
            Some(path) if path.contains(['?', '#']) => Err("sqlite:// takes no parameters"),
            Some(path) if path.starts_with(':') => Err("a database in memory loses every rating"),
            Some(path) => Ok(Self::Sqlite(path.into())),
        }
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite://{}", path.display()),
            Self::Postgres(url) => f.write_str(&without_password(url.expose_secret())),
        }
    }
}

impl<'de> Deserialize<'de> for DatabaseUrl {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        field::parsed(from)
    }
}

impl Serialize for DatabaseUrl {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        field::displayed(self, to)
    }
}

/// Hides the password, also one with an unescaped `@` or `/`, and the parameters, which may hold one.
fn without_password(url: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap_or(("postgres", url));
    let (user, place) = rest
        .rsplit_once('@')
        .map_or((None, rest), |(user, place)| (Some(user), place));
    let place = place
        .split_once('?')
        .map_or(place.to_owned(), |(bare, _)| format!("{bare}?***"));
    match user.map(|user| {
        user.split_once(':')
            .map_or((user, ""), |(name, _)| (name, ":***"))
    }) {
        Some((name, hidden)) => format!("{scheme}://{name}{hidden}@{place}"),
        None => format!("{scheme}://{place}"),
    }
}

/// The settings of `[database]`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Database {
    /// The database; without it the file `hailong.db` in the data folder.
    pub url: Option<DatabaseUrl>,
    /// A file that holds the address, for a password that must not stand in the configuration.
    pub url_file: Option<PathBuf>,
    /// Connections for reading, 1 to 64; on SQLite beside the one writer.
    #[serde(deserialize_with = "field::within::<_, _, 1, 64>")]
    pub max_readers: u32,
}

impl Default for Database {
    fn default() -> Self {
        Self {
            url: None,
            url_file: None,
            max_readers: 4,
        }
    }
}
