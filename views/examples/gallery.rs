//! Writes every sample page in every language to a folder, with the assets beside
//! them, so that the pages can be looked at: `cargo run --example gallery -- FOLDER`.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use hailong_views::i18n::Lang;
use hailong_views::sample::{self, Sample};
use maud::{DOCTYPE, Markup, html};

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
        let pages = sample::all(lang);
        fs::write(
            folder.join("index.html"),
            contents(lang, &pages).into_string(),
        )?;
        for page in pages {
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

/// A page that leads to all others.
fn contents(lang: Lang, pages: &[Sample]) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(lang.tag()) {
            head { meta charset="utf-8"; title { (lang.own_name()) } }
            body {
                h1 { (lang.own_name()) }
                p { a href={ "../" (lang.other().tag()) "/index.html" } { (lang.other().own_name()) } }
                ul {
                    @for page in pages { li { a href={ (page.name) ".html" } { (page.name) } } }
                }
            }
        }
    }
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}
