//! The words are embedded when the crate is built; a changed word must build it anew.
//!
//! A file `locales/<tag>.ftl` is a language of the citizen's pages. What the program must know of it before it can look up
//! a word (name, marks in numbers) is read from the file here, so that no source names it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[expect(
    clippy::disallowed_methods,
    reason = "cargo names the folder of a build script in the environment, and nowhere else"
)]
fn main() {
    println!("cargo:rerun-if-changed=locales");
    let mut files: Vec<PathBuf> = fs::read_dir("locales")
        .expect("the folder of words")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "ftl"))
        .collect();
    files.sort();
    let mut code = format!(
        "const GUESTS: usize = {};\nstatic SPOKEN: [Spoken; GUESTS] = [\n",
        files.len()
    );
    for file in &files {
        let words = fs::read_to_string(file).expect("a readable file of words");
        let tag = file.file_stem().and_then(|stem| stem.to_str());
        let tag = tag.expect("a file named by a language tag");
        let text = |key: &str| said(file, &words, key);
        let mark = |key: &str| only_char(file, &text(key));
        writeln!(
            code,
            "    Spoken {{ tag: {tag:?}, own_name: {:?}, group: {:?}, point: {:?}, id: langid!({tag:?}) }},",
            text("language-name"),
            mark("language-group"),
            mark("language-point"),
        )
        .expect("writing into memory");
    }
    code.push_str("];\n");
    let out = env::var_os("OUT_DIR").expect("cargo names the folder");
    fs::write(Path::new(&out).join("guests.rs"), code).expect("a writable build folder");
}

/// The text of `key`, which stands on one line.
fn said(file: &Path, words: &str, key: &str) -> String {
    let found = words.lines().find_map(|line| {
        let (name, text) = line.split_once('=')?;
        (name.trim() == key).then(|| text.trim().to_owned())
    });
    found.unwrap_or_else(|| panic!("{}: no {key}", file.display()))
}

fn only_char(file: &Path, text: &str) -> char {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(mark), None) => mark,
        _ => panic!("{}: «{text}» is not one sign", file.display()),
    }
}
