//! `[secrets]`: the key behind form tokens, and how it comes to be when nobody gave one.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use secrecy::{ExposeSecret, SecretSlice, SecretString};
use serde::{Deserialize, Serialize, Serializer};

use super::error::ConfigError;
use super::{Config, read_line};
use crate::model::hex;

/// Shortest key, in bytes of its text: 128 bits written in hexadecimal digits.
const SHORTEST: usize = 32;

/// The settings of `[secrets]`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Secrets {
    /// The key, at least 32 characters.
    #[serde(deserialize_with = "key", serialize_with = "hidden")]
    pub key: Option<SecretString>,
    /// A file that holds the key.
    pub key_file: Option<PathBuf>,
}

fn key<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<SecretString>, D::Error> {
    let key = SecretString::from(String::deserialize(from)?);
    long_enough(&key).map_err(serde::de::Error::custom)?;
    Ok(Some(key))
}

/// Writes that there is a secret, and not which.
#[expect(clippy::ref_option, reason = "serde hands over the field as it is")]
pub(super) fn hidden<S: Serializer>(key: &Option<SecretString>, to: S) -> Result<S::Ok, S::Error> {
    key.as_ref().map(|_| "***").serialize(to)
}

fn long_enough(key: &SecretString) -> Result<(), &'static str> {
    if key.expose_secret().len() < SHORTEST {
        return Err("expected at least 32 characters");
    }
    Ok(())
}

impl Config {
    /// The key that form tokens are signed with: the configured one, else the one of `secret.key` in the data
    /// folder, which is made at the first call.
    pub fn secret_key(&self) -> Result<SecretSlice<u8>, ConfigError> {
        let key = match &self.secrets.key {
            Some(key) => key.clone(),
            None => self.own_key()?,
        };
        Ok(key.expose_secret().as_bytes().to_vec().into())
    }

    fn own_key(&self) -> Result<SecretString, ConfigError> {
        self.data.create()?;
        let path = self.data.dir.join("secret.key");
        let made = if path.exists() {
            Ok(())
        } else {
            make_key(&path)
        };
        made.map_err(|source| ConfigError::Place {
            key: "secrets.key_file",
            path: path.clone(),
            source,
        })?;
        checked_key(&path)
    }
}

/// Reads a key file and refuses one that is too short.
pub(super) fn checked_key(path: &Path) -> Result<SecretString, ConfigError> {
    let key = SecretString::from(read_line("secrets.key_file", path)?);
    long_enough(&key).map_err(|reason| ConfigError::Place {
        key: "secrets.key_file",
        path: path.to_owned(),
        source: io::Error::new(io::ErrorKind::InvalidData, reason),
    })?;
    Ok(key)
}

/// Two processes may start at once: the key appears complete under its name, and the first one wins.
fn make_key(path: &Path) -> io::Result<()> {
    let draft = path.with_extension(format!("{:016x}", rand::random::<u64>()));
    let written = write_key(&draft).and_then(|()| match fs::hard_link(&draft, path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        linked => linked,
    });
    fs::remove_file(&draft)?;
    written
}

fn write_key(path: &Path) -> io::Result<()> {
    let mut file: File = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)?;
    let bytes: [u8; 32] = rand::random();
    writeln!(file, "{}", hex::written(&bytes))?;
    file.sync_all()
}
