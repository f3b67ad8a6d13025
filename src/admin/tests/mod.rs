//! Forms against a catalogue, without a database.

use std::path::{Path, PathBuf};

use super::{FieldError, Form, View, agencies, check, domains, search, seen};
use crate::{
    i18n::{Lang, Value, t_args},
    model::{agency::Agency, catalogue::Catalogue, domain::Domain, validity::Validity},
    store::DomainRow,
};

/// Every variable of a text.
const VARIABLES: [&str; 12] = [
    "value", "count", "day", "least", "most", "earliest", "latest", "status", "code", "length",
    "max", "expected",
];

fn catalogue() -> Catalogue {
    let domain = Domain {
        id: 1,
        key: "land".to_owned(),
        name_vi: "Đất đai".to_owned(),
        name_en: "Land".to_owned(),
        group: None,
        source: "test".to_owned(),
    };
    let agency = |id, key: &str, parent| Agency {
        id,
        key: key.to_owned(),
        area_code: None,
        name: format!("Cơ quan {key}"),
        kind: "commune".to_owned(),
        parent,
        valid: Validity::default(),
        successors: Vec::new(),
        source: String::new(),
    };
    Catalogue {
        agencies: vec![agency(1, "a", None), agency(2, "b", Some(1))],
        domains: vec![domain],
        ..Catalogue::default()
    }
    .indexed()
}

fn wrong(form: &(impl Form + Clone)) -> Vec<String> {
    let catalogue = catalogue();
    let view = View {
        catalogue: &catalogue,
        today: "2026-11-24".parse().expect("a day"),
    };
    let short = |error: FieldError| format!("{} {}", error.field, error.code);
    match check(&view, form) {
        Ok(_) => Vec::new(),
        Err(errors) => errors.into_iter().map(short).collect(),
    }
}

#[test]
fn a_form_is_checked_as_the_line_of_a_file() {
    let form = agencies::Found {
        agency: agencies::NewAgency {
            key: "Phường".to_owned(),
            kind: "galaxy".to_owned(),
            ..agencies::NewAgency::default()
        },
        valid_from: "1/7/2025".to_owned(),
        ..agencies::Found::default()
    };
    let codes = [
        "key import-key",
        "kind import-unknown-kind",
        "name import-required",
        "valid_from import-date",
    ];
    assert_eq!(wrong(&form), codes);
}

#[test]
fn a_form_that_changes_nothing_says_so() {
    let form = domains::Edit::of(&catalogue(), "land").expect("a domain");
    assert_eq!(wrong(&form), [" admin-nothing-changed"]);
}

#[test]
fn any_change_is_another_state() {
    let row = DomainRow::of(&catalogue().domains[0]);
    let other = DomainRow {
        source: "khác".to_owned(),
        ..row.clone()
    };
    assert_eq!(seen(&row), seen(&row.clone()));
    assert_ne!(seen(&row), seen(&other));
}

#[test]
fn marks_matter_only_where_they_are_typed() {
    for wanted in ["dat dai", "ĐẤT", "đất đai", "land"] {
        assert!(search::matches("Đất đai Land", wanted), "{wanted}");
    }
    assert!(!search::matches("Đất đai", "đạt"));
    assert!(
        search::matches("Phú Thọ Hòa", "hoà"),
        "the tone may stand on either letter"
    );
}

#[test]
fn every_code_has_its_words() {
    let mut codes = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/admin");
    for source in sources(&root) {
        let text = std::fs::read_to_string(&source).expect("a source");
        for quoted in text.split('"').filter(|part| {
            let is_code = |c: char| c.is_ascii_lowercase() || c == '-';
            part.len() > 7
                && (part.starts_with("admin-") || part.starts_with("import-"))
                && part.chars().all(is_code)
        }) {
            codes.push(quoted.to_owned());
        }
    }
    assert!(codes.len() > 40, "{codes:?}");
    let args = VARIABLES.map(|name| (name, Value::from("7")));
    for code in codes {
        for lang in [Lang::Vi, Lang::En] {
            let text = t_args(lang, &code, &args);
            assert_ne!(text, code, "no words for {code}");
            assert!(!text.contains(['{', '$']), "{code}: {text}");
        }
    }
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten();
    let mut found = Vec::new();
    for path in entries.map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(sources(&path));
        } else {
            found.push(path);
        }
    }
    found
}
