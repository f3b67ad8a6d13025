//! The layering rule of `src/lib.rs`, guarded: reads the sources and names every forbidden import.

use std::path::{Path, PathBuf};

/// What each module of ours may import beside itself; a module not listed here may import everything.
const MAY_IMPORT: &[(&str, &str)] = &[
    ("model", ""),
    ("clock", "model"),
    ("config", "model"),
    ("i18n", "model"),
    ("entity", "model"),
    ("store", "entity model"),
    ("ingest", "store model i18n clock"),
    ("import", "store model i18n clock"),
    ("admin", "import store model i18n clock"),
    ("account", "store model i18n clock"),
    ("report", "store model i18n clock"),
    ("export", "report i18n model"),
    ("alert", "report store i18n model clock"),
    ("print", "model i18n"),
    ("jobs", "ingest report alert store model clock"),
    ("rescue", "api ingest store model"),
    ("web", OUTSIDE),
    ("api", OUTSIDE),
    ("middleware", OUTSIDE),
];
const OUTSIDE: &str = "app account admin import print rescue report ingest export store i18n model clock config middleware";

/// Crates that only some modules know.
const KNOWN_ONLY_TO: &[(&str, &str)] = &[
    ("sea_orm", "store entity"),
    ("hailong_migrations", "store"),
    ("axum", "web api middleware serve"),
    ("std::env", "config cli"),
    ("hailong_views", "web i18n"),
    ("maud", "web"),
];

#[test]
fn no_module_reaches_outwards() {
    let mut faults = Vec::new();
    for file in sources(&root().join("src")) {
        let module = module_of(&file);
        let text = code(&file);
        let allowed = MAY_IMPORT.iter().find(|(name, _)| *name == module);
        if let Some((_, allowed)) = allowed {
            let fine = |name: &String| *name == module || listed(allowed, name);
            let forbidden = imports(&text).into_iter().filter(|name| !fine(name));
            faults.extend(forbidden.map(|name| format!("{}: crate::{name}", file.display())));
        }
        let foreign = KNOWN_ONLY_TO
            .iter()
            .filter(|(name, modules)| mentions(&text, name) && !listed(modules, &module));
        faults.extend(foreign.map(|(name, _)| format!("{}: {name}", file.display())));
    }
    assert!(
        faults.is_empty(),
        "forbidden imports:\n{}",
        faults.join("\n")
    );
}

#[test]
fn views_and_migrations_know_nothing_of_the_program() {
    for part in ["views", "migrations"] {
        for file in sources(&root().join(part).join("src")) {
            assert!(!mentions(&code(&file), "hailong"), "{}", file.display());
        }
    }
}

#[test]
fn the_guard_sees_every_shape_of_import() {
    let text = "use crate::{\n a::{b, c},\n d,\n};\nfn f(x: crate::e::F) {}";
    assert_eq!(imports(text), ["a", "d", "e"]);
    assert!(mentions("x: sea_orm::DbErr", "sea_orm"));
    assert!(!mentions("use hailong_views::page", "hailong"));
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn listed(names: &str, name: &str) -> bool {
    names.split(' ').any(|listed| listed == name)
}

/// All Rust files below a folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder of sources");
    let mut found = Vec::new();
    for path in entries.map(|entry| entry.expect("an entry").path()) {
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// `src/store/cells.rs` and `src/store.rs` belong to the module `store`.
fn module_of(file: &Path) -> String {
    let inside = file.strip_prefix(root().join("src")).expect("below src");
    let first = inside.iter().next().expect("a name");
    first.to_string_lossy().trim_end_matches(".rs").to_owned()
}

/// The file without its comments and without the tests at its end, which may use what they like.
fn code(file: &Path) -> String {
    let text = std::fs::read_to_string(file).expect("a readable source");
    let program = text.split("#[cfg(test)]\nmod tests {").next();
    let lines = program
        .unwrap_or_default()
        .lines()
        .map(|line| line.split("//").next().unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n")
}

/// The modules named after `crate::`, also inside braces.
fn imports(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, path) in text.match_indices("crate::") {
        let rest = &text[at + path.len()..];
        let (mut depth, mut fresh) = (0usize, true);
        for (start, c) in rest.char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                ',' if depth == 1 => fresh = true,
                _ if c.is_whitespace() => {}
                _ if fresh && depth <= 1 => {
                    let word = rest[start..].split(|c: char| !c.is_alphanumeric() && c != '_');
                    found.extend(word.take(1).map(str::to_owned));
                    fresh = false;
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    found.retain(|name| !name.is_empty());
    found
}

/// Whether a crate or module path is named as a whole word.
fn mentions(text: &str, name: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(name).any(|(at, _)| {
        !text[..at].ends_with(part) && text[at + name.len()..].starts_with("::")
            || text[at + name.len()..].starts_with(';') && text[..at].ends_with("use ")
    })
}
