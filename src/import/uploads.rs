//! Files that were sent to be looked at first: kept in a folder for an hour, for whoever sent them.
//!
//! The name says whose file it is and when it goes, so that nothing has to be remembered in memory.

use std::{
    fs::{self, DirBuilder, OpenOptions},
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

/// How long a file is kept, milliseconds: one hour.
const KEPT: i64 = 3_600_000;

/// The folder of such files.
#[derive(Debug, Clone)]
pub struct Uploads(PathBuf);

/// What the name of a file says.
struct Name {
    until: i64,
    owner: i32,
}

impl Name {
    /// Reads `<until>-<owner>-<random>`; anything else is no name of ours, a path least of all.
    fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (until, owner, random) = (parts.next()?, parts.next()?, parts.next()?);
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let hex = random.len() == 32 && random.bytes().all(|byte| byte.is_ascii_hexdigit());
        let sound = hex && digits(until) && digits(owner) && parts.next().is_none();
        let (until, owner) = (until.parse().ok()?, owner.parse().ok()?);
        sound.then_some(Self { until, owner })
    }
}

impl Uploads {
    /// The folder inside the data folder; it is made when it is needed.
    pub fn inside(data: &Path) -> Self {
        Self(data.join("uploads"))
    }

    /// Keeps a file of the person `owner`; what it is called from now on.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn keep(&self, owner: i32, bytes: &[u8], now_ms: i64) -> io::Result<String> {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&self.0)?;
        let random = rand::random::<u128>();
        let name = format!("{}-{owner}-{random:032x}", now_ms.saturating_add(KEPT));
        let mut options = OpenOptions::new();
        let options = options.write(true).create_new(true).mode(0o600);
        options.open(self.0.join(&name))?.write_all(bytes)?;
        Ok(name)
    }

    /// The file of this name, if it belongs to `owner` and its hour is not over.
    pub fn read(&self, name: &str, owner: i32, now_ms: i64) -> Option<Vec<u8>> {
        let said = Name::read(name)?;
        let open = said.owner == owner && now_ms < said.until;
        open.then(|| fs::read(self.0.join(name)).ok()).flatten()
    }

    /// Throws a file away.
    pub fn drop(&self, name: &str) {
        if Name::read(name).is_some() {
            // Gone already is as good.
            let _ = fs::remove_file(self.0.join(name));
        }
    }

    /// Throws away files whose hour is over.
    pub fn tidy(&self, now_ms: i64) {
        let names = fs::read_dir(&self.0).into_iter().flatten().flatten();
        for name in names.filter_map(|entry| entry.file_name().into_string().ok()) {
            if Name::read(&name).is_some_and(|said| said.until <= now_ms) {
                self.drop(&name);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_its_senders_alone_and_goes_after_an_hour() {
        let folder = tempfile::tempdir().expect("a folder");
        let uploads = Uploads::inside(folder.path());
        let name = uploads.keep(7, b"key,name", 1_000).expect("kept");
        assert_eq!(
            uploads.read(&name, 7, 2_000).as_deref(),
            Some(&b"key,name"[..])
        );
        assert_eq!(uploads.read(&name, 8, 2_000), None, "somebody else's");
        assert_eq!(
            uploads.read(&name, 7, 1_000 + KEPT),
            None,
            "its hour is over"
        );
        uploads.tidy(999 + KEPT);
        assert!(uploads.read(&name, 7, 2_000).is_some());
        uploads.tidy(1_000 + KEPT);
        assert_eq!(uploads.read(&name, 7, 2_000), None);
    }

    #[test]
    fn a_name_leads_nowhere_else() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("key"), "secret").expect("a file");
        let uploads = Uploads::inside(folder.path());
        uploads.keep(7, b"", 0).expect("kept");
        for name in [
            "../key",
            "",
            "9999-7-../../key",
            "9999-7-key",
            "+9-7-00000000000000000000000000000000",
        ] {
            assert_eq!(uploads.read(name, 7, 0), None, "{name}");
        }
    }
}
