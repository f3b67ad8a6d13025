//! Every code that an import can name has words.

use std::path::{Path, PathBuf};

use crate::i18n::{Lang, Value, t_args};

/// Every variable that the texts use.
const VARIABLES: [&str; 18] = [
    "added",
    "changed",
    "code",
    "column",
    "count",
    "day",
    "detail",
    "expected",
    "found",
    "length",
    "line",
    "max",
    "name",
    "problem",
    "rows",
    "unchanged",
    "value",
    "when",
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder of this module");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                sources(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
}

#[test]
fn every_code_has_words_in_every_language() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/import");
    let args = VARIABLES.map(|name| (name, Value::from("7")));
    let mut found = 0;
    for file in sources(&folder) {
        let source = std::fs::read_to_string(&file).expect("a source file");
        for rest in source.split("\"import-").skip(1) {
            let Some((name, _)) = rest.split_once('"').filter(|(name, _)| is_name(name)) else {
                continue;
            };
            let key = format!("import-{name}");
            for lang in Lang::ALL {
                let text = t_args(lang, &key, &args);
                assert_ne!(text, key, "{} has no words", file.display());
                assert!(!text.contains(['{', '$']), "{key}: {text}");
            }
            found += 1;
        }
    }
    assert!(found > 50, "the scan finds codes: {found}");
}
