//! Each test that `docs/kiosk-tests.md` names is there.

use std::{
    fs,
    path::{Path, PathBuf},
};

const PAGE: &str = include_str!("../../../docs/kiosk-tests.md");

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Whether a file at this place holds `text`.
fn holds(place: &str, text: &str) -> bool {
    let file = fs::read_to_string(root().join(place));
    file.is_ok_and(|file| file.contains(text))
}

/// The texts between back quotes.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// Whether the name is that of a file of this kind.
fn is_of_kind(name: &str, kind: &str) -> bool {
    Path::new(name).extension().is_some_and(|end| end == kind)
}

/// Whether there is a test of this name, where it looks like one; the beginning of a name stands before «…».
fn is_there(name: &str) -> bool {
    match name.split_once("::") {
        Some((file, test)) => holds(&format!("tests/it/{file}"), &format!("fn {test}(")),
        None if is_of_kind(name, "mjs") && !name.contains('/') => {
            holds(&format!("tests/e2e/spec/{name}"), "test(")
        }
        None if is_of_kind(name, "ts") => holds(&format!("views/assets/kiosk/{name}"), "test("),
        None => true,
    }
}

/// Titles in «», whose beginning must stand in one of the files that the line names.
fn titles(line: &str) -> impl Iterator<Item = &str> {
    let after = line.split('«').skip(1);
    after.filter_map(|rest| rest.split('»').next())
}

fn is_a_title(line: &str, title: &str) -> bool {
    let begin = title.trim_matches(['…', ' ']);
    let named = quoted(line).filter(|name| is_of_kind(name, "mjs") || is_of_kind(name, "ts"));
    let mut places = named.flat_map(|name| {
        [
            format!("tests/e2e/spec/{name}"),
            format!("views/assets/kiosk/{name}"),
        ]
    });
    places.any(|place| holds(&place, begin))
}

#[test]
fn the_tests_that_the_page_names_are_there() {
    let rows: Vec<&str> = PAGE
        .lines()
        .filter(|line| line.starts_with("| ") && line.contains('`'))
        .collect();
    assert!(rows.len() > 20, "the table");
    for row in rows {
        for name in quoted(row) {
            assert!(is_there(name), "{name} in: {row}");
        }
        for title in titles(row) {
            assert!(is_a_title(row, title), "«{title}» in: {row}");
        }
    }
}
