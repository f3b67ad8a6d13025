//! Writes every sample page in every language to a folder, with the assets beside
//! them, so that the pages can be looked at: `cargo run --example gallery -- FOLDER`.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use hailong_views::i18n::Lang;
use hailong_views::sample;

fn main() -> io::Result<()> {
    let target = env::args_os()
        .nth(1)
        .map_or_else(|| PathBuf::from("gallery"), PathBuf::from);
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    for folder in ["css", "fonts", "img", "dist"] {
        copy(&assets.join(folder), &target.join("assets").join(folder))?;
    }
    for lang in Lang::ALL {
        let folder = target.join(lang.tag());
        fs::create_dir_all(&folder)?;
        for page in sample::all(lang) {
            // Opened from a disk, the pages find their files by relative addresses.
            let html = page
                .html
                .into_string()
                .replace("\"/assets/", "\"../assets/");
            fs::write(folder.join(format!("{}.html", page.name)), html)?;
        }
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}
