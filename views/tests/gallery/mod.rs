//! The gallery is whole: no page struct without a sample, and what each sample says is on record.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use hailong_views::i18n::Lang;
use hailong_views::sample;

use crate::html::words;

/// Lines of a page that its snapshot keeps.
const MOST_LINES: usize = 600;

#[test]
fn every_page_struct_has_a_sample() {
    let shown: BTreeSet<_> = sample::all(Lang::Vi).iter().map(|page| page.page).collect();
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/page");
    let pages = page_structs(&sources);
    assert!(pages.len() > 25, "the sources are read: {pages:?}");
    let missing: Vec<_> = pages
        .iter()
        .filter(|page| !shown.contains(page.as_str()))
        .collect();
    assert!(
        missing.is_empty(),
        "add a sample under src/sample: {missing:?}"
    );
}

#[test]
fn names_of_samples_are_unique_and_good_for_files() {
    for lang in Lang::ALL {
        let mut names = BTreeSet::new();
        for page in sample::all(lang) {
            let fine = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            assert!(page.name.chars().all(fine), "{}", page.name);
            assert!(names.insert(page.name.clone()), "{} twice", page.name);
        }
    }
}

#[test]
fn what_every_page_says() {
    for page in sample::all(Lang::Vi) {
        insta::assert_snapshot!(page.name, beginning(&words(&page.html.into_string())));
    }
}

/// All of a page, or of one as full as a province what comes first: the rest is more of the same.
fn beginning(words: &str) -> String {
    let lines: Vec<_> = words.lines().collect();
    let shown = lines[..lines.len().min(MOST_LINES)].join("\n");
    match lines.len().saturating_sub(MOST_LINES) {
        0 => shown,
        more => format!("{shown}\n… {more} more lines"),
    }
}

/// Every struct below a folder of sources that is a page of its own.
fn page_structs(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(page_structs(&path));
            continue;
        }
        let source = fs::read_to_string(&path).expect("a readable source");
        let renders = source
            .lines()
            .filter_map(|line| line.strip_prefix("impl Render for "));
        let names = renders.map(|rest| rest.trim_end_matches([' ', '{']).to_owned());
        found.extend(names.filter(|name| name.ends_with("Page")));
    }
    found
}
