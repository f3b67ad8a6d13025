//! Where the bytes come from. Ratings are read twice, so a source can be opened again.

use std::{
    borrow::Cow,
    fs::File,
    io::{self, Cursor, Read},
    path::{Path, PathBuf},
};

/// A file, or bytes at hand.
#[derive(Debug, Clone)]
pub enum Source {
    /// A file, read as often as needed.
    File(PathBuf),
    /// Bytes, such as an upload or the built-in example.
    Bytes(Cow<'static, [u8]>),
}

impl Source {
    /// What can be read only once (a pipe) is taken into memory.
    pub(super) fn settled(&self) -> io::Result<Cow<'_, Self>> {
        match self {
            Self::File(path) if !std::fs::metadata(path)?.is_file() => {
                let bytes = std::fs::read(path)?;
                Ok(Cow::Owned(Self::Bytes(bytes.into())))
            }
            _ => Ok(Cow::Borrowed(self)),
        }
    }

    pub(super) fn open(&self) -> io::Result<Box<dyn Read + Send + '_>> {
        Ok(match self {
            Self::File(path) => Box::new(File::open(path)?),
            Self::Bytes(bytes) => Box::new(Cursor::new(bytes.as_ref())),
        })
    }
}

impl From<&Path> for Source {
    fn from(path: &Path) -> Self {
        Self::File(path.to_owned())
    }
}

impl From<Vec<u8>> for Source {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes.into())
    }
}

impl From<&'static [u8]> for Source {
    fn from(bytes: &'static [u8]) -> Self {
        Self::Bytes(bytes.into())
    }
}
