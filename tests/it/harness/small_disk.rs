//! A disk of a few megabytes that can be filled, emptied and made read-only, also for root.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

use super::skip_or_panic;

/// A small file system of its own; goes away on drop.
pub struct SmallDisk {
    folder: TempDir,
}

impl SmallDisk {
    /// Mounts it; `None` where that is not allowed.
    pub fn mount(megabytes: u32) -> Option<Self> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let size = format!("size={megabytes}m");
        let mounted = run(
            "mount",
            &["-t", "tmpfs", "-o", &size, "tmpfs"],
            folder.path(),
        );
        if !mounted {
            skip_or_panic("a small disk cannot be mounted");
            return None;
        }
        Some(Self { folder })
    }

    /// A file on it.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Leaves no room at all.
    pub fn fill(&self) {
        let mut ballast = std::fs::File::create(self.file("ballast")).expect("a new file");
        for size in [64 * 1024, 4096, 1] {
            while ballast.write_all(&vec![0; size]).is_ok() {}
        }
    }

    /// Takes the ballast away.
    pub fn empty(&self) {
        std::fs::remove_file(self.file("ballast")).expect("the ballast is there");
    }

    /// From now on nobody can write to it.
    pub fn make_read_only(&self) {
        let done = run("mount", &["-o", "remount,ro"], self.folder.path());
        assert!(done, "nobody has a file open for writing");
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        run("umount", &["--lazy"], self.folder.path());
    }
}

fn run(program: &str, arguments: &[&str], folder: &Path) -> bool {
    let output = Command::new(program).args(arguments).arg(folder).output();
    output.is_ok_and(|output| output.status.success())
}
