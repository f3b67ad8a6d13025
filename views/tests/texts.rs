//! Every word of the interface exists in every language, and every key the code asks for exists.
//!
//! The whole program speaks the languages that have a folder. A language that is one file has the words of the citizen's
//! pages, all of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use hailong_views::i18n::{Lang, Value, t_args};

/// Key → the variables its text uses, of all files of one language.
type Texts = BTreeMap<String, BTreeSet<String>>;

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else {
        return found;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|e| e == ending) {
            found.push(path);
        }
    }
    found
}

/// The files whose words a citizen may read, in the folder of a language.
const OF_CITIZENS: [&str; 3] = ["citizen.ftl", "common.ftl", "error.ftl"];

fn texts(lang: Lang) -> Texts {
    let place = here("locales").join(lang.tag());
    let alone = place.with_extension("ftl");
    if alone.is_file() {
        assert!(!place.exists(), "{} is one file", lang.tag());
        return texts_of(lang, &[alone]);
    }
    texts_of(lang, &files(&place, "ftl"))
}

/// The words that every language of the citizen's pages must have.
fn texts_of_citizens() -> Texts {
    let folder = here("locales").join(Lang::Vi.tag());
    texts_of(Lang::Vi, &OF_CITIZENS.map(|name| folder.join(name)))
}

fn texts_of(lang: Lang, files: &[PathBuf]) -> Texts {
    let mut texts = Texts::new();
    for file in files {
        let content = fs::read_to_string(file).expect("a readable Fluent file");
        let mut key = String::new();
        for line in content.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) = line.split_once('=')
                && line.starts_with(|c: char| c.is_ascii_lowercase())
            {
                name.trim().clone_into(&mut key);
                let before = texts.insert(key.clone(), BTreeSet::new());
                assert!(before.is_none(), "{key} stands twice in {}", lang.tag());
            }
            if let Some(variables) = texts.get_mut(&key) {
                variables.extend(variables_of(line));
            }
        }
    }
    texts
}

fn variables_of(line: &str) -> impl Iterator<Item = String> {
    line.split('$').skip(1).map(|rest| {
        rest.chars()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
            .collect()
    })
}

/// The string literals that stand first or second in a call of `t` or `t_args`.
fn keys_asked_for(source: &str) -> Vec<String> {
    let mut keys = Vec::new();
    for call in ["t(", "t_args("] {
        for (start, _) in source.match_indices(call) {
            let is_word = source[..start].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let rest = &source[start + call.len()..];
            let Some((lang, text)) = rest.split_once(',') else {
                continue;
            };
            let lang_is_plain = lang
                .chars()
                .all(|c| c.is_alphanumeric() || "_.:& \n".contains(c));
            let Some(literal) = text.trim_start().strip_prefix('"') else {
                continue;
            };
            if !is_word && lang_is_plain {
                keys.extend(literal.split('"').next().map(str::to_owned));
            }
        }
    }
    keys
}

#[test]
fn every_language_has_the_same_keys_and_variables() {
    let vietnamese = texts(Lang::Vi);
    assert!(vietnamese.len() > 10);
    for lang in Lang::ALL {
        let other = texts(lang);
        let keys = |texts: &Texts| texts.keys().cloned().collect::<BTreeSet<_>>();
        let differing: Vec<_> = keys(&vietnamese)
            .symmetric_difference(&keys(&other))
            .cloned()
            .collect();
        assert!(
            differing.is_empty(),
            "only in vi or only in {}: {differing:?}",
            lang.tag()
        );
        for (key, variables) in &other {
            assert_eq!(
                without_plural(variables),
                without_plural(&vietnamese[key]),
                "variables of {key} in {}",
                lang.tag()
            );
        }
    }
}

/// What such a file says besides: of the language itself, and in place of the built-in questionnaire's texts.
fn is_of_the_language(key: &str) -> bool {
    key.starts_with("language-") || key.starts_with("asked-") || key == "period-date"
}

#[test]
fn a_language_of_one_file_has_all_words_of_the_citizens_pages() {
    let wanted = texts_of_citizens();
    let mut guests = 0;
    for lang in Lang::CITIZENS
        .into_iter()
        .filter(|lang| !Lang::ALL.contains(lang))
    {
        guests += 1;
        let mut own = texts(lang);
        own.retain(|key, _| !is_of_the_language(key));
        let missing: Vec<_> = wanted
            .keys()
            .filter(|key| !own.contains_key(*key))
            .collect();
        let needless: Vec<_> = own
            .keys()
            .filter(|key| !wanted.contains_key(*key))
            .collect();
        assert!(missing.is_empty(), "missing in {}: {missing:?}", lang.tag());
        assert!(
            needless.is_empty(),
            "nobody reads in {}: {needless:?}",
            lang.tag()
        );
        for (key, variables) in &own {
            let same = without_plural(variables) == without_plural(&wanted[key]);
            assert!(same, "variables of {key} in {}", lang.tag());
        }
    }
    assert!(guests > 0, "one language proves that a file is enough");
}

#[test]
fn the_citizens_pages_ask_for_no_other_words() {
    let known = texts_of_citizens();
    let mut asked = 0;
    for place in [
        "src/page/citizen",
        "src/page/citizen.rs",
        "src/page/error.rs",
        "src/page/link_closed.rs",
        "src/page/receipt_refused.rs",
        "src/page/thanks.rs",
        "../src/web/citizen",
    ] {
        let place = here(place);
        let sources = if place.is_dir() {
            files(&place, "rs")
        } else {
            vec![place]
        };
        for file in sources {
            let source = fs::read_to_string(&file).expect("a readable source file");
            for key in keys_asked_for(&source) {
                asked += 1;
                assert!(
                    known.contains_key(&key),
                    "{key} of {} is not for every language",
                    file.display()
                );
            }
        }
    }
    assert!(asked > 30, "the scan finds calls: {asked}");
}

/// `n` is the bare number that chooses a plural; Vietnamese has none and leaves it out.
fn without_plural(variables: &BTreeSet<String>) -> Vec<&String> {
    variables.iter().filter(|name| *name != "n").collect()
}

#[test]
fn every_key_is_found_by_the_program() {
    for lang in Lang::CITIZENS {
        for (key, variables) in texts(lang) {
            let args: Vec<(&'static str, Value<'_>)> = variables
                .into_iter()
                .map(|name| (&*name.leak(), Value::from("7")))
                .collect();
            let text = t_args(lang, &key, &args);
            assert_ne!(text, key, "{key} in {}", lang.tag());
            assert!(
                !text.contains(['{', '$']),
                "{key} in {}: {text}",
                lang.tag()
            );
        }
    }
}

#[test]
fn every_key_the_code_asks_for_exists() {
    let known = texts(Lang::Vi);
    let mut asked = 0;
    for folder in ["src", "../src"] {
        for file in files(&here(folder), "rs") {
            let source = fs::read_to_string(&file).expect("a readable source file");
            for key in keys_asked_for(&source) {
                asked += 1;
                assert!(
                    known.contains_key(&key),
                    "{key} is asked for in {}",
                    file.display()
                );
            }
        }
    }
    assert!(asked > 5, "the scan finds calls");
}
