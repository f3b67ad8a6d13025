//! `docs/asvs.md` names only files and tests that are there, and every requirement once.

use std::{collections::BTreeSet, path::Path};

const PAGE: &str = include_str!("../../../docs/asvs.md");
const ROOT: &str = env!("CARGO_MANIFEST_DIR");
/// Requirements of levels 1 and 2 in version 5.0.0.
const REQUIREMENTS: usize = 253;

/// What stands between backticks.
fn quoted() -> impl Iterator<Item = &'static str> {
    PAGE.split('`').skip(1).step_by(2)
}

/// Where a file named in the page is: from the root, a test of `tests/it`, or a module of `src/account`.
fn file(name: &str) -> Option<std::path::PathBuf> {
    let places = ["", "tests/it/", "src/account/"];
    let mut paths = places
        .iter()
        .map(|place| Path::new(ROOT).join(place).join(name));
    paths.find(|path| path.exists())
}

#[test]
fn every_requirement_stands_there_once() {
    let rows = PAGE.lines().filter_map(|line| line.strip_prefix("| "));
    let numbers = rows.filter_map(|row| row.split(' ').next());
    let numbers: Vec<&str> = numbers.filter(|no| no.matches('.').count() == 2).collect();
    let once: BTreeSet<&&str> = numbers.iter().collect();
    assert_eq!((numbers.len(), once.len()), (REQUIREMENTS, REQUIREMENTS));
    for row in PAGE.lines().filter(|line| line.matches(" | ").count() == 4) {
        let state = row.split(" | ").nth(3).unwrap_or_default();
        let known = ["state", "met", "n/a", "operator", "partly", "open"];
        assert!(known.contains(&state), "{row}");
    }
}

#[test]
fn every_place_named_is_there() {
    let mut tests = 0;
    for name in quoted() {
        let (path, test) = name
            .split_once("::")
            .map_or((name, None), |(p, t)| (p, Some(t)));
        let path_like = path.contains('/') && !path.starts_with('/') || test.is_some();
        if !path_like || path == "file" || path.ends_with("/it") {
            continue;
        }
        let found = file(path).unwrap_or_else(|| panic!("{name} is not there"));
        if let Some(test) = test {
            let source = std::fs::read_to_string(&found).expect("a source");
            assert!(
                source.contains(&format!("fn {test}(")),
                "{name} is not there"
            );
            tests += 1;
        }
    }
    assert!(tests > 40, "{tests}");
}
