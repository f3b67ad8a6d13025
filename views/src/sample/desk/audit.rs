//! The audit log and a thing's history.

use super::frame::link;
use crate::i18n::{Lang, t};
use crate::layout::Layout;
use crate::page::audit::AuditPage;
use crate::part::form::{Field, Pick};
use crate::part::history::{Change, Entry, History, Object};
use crate::part::list::{Pager, Search};
use crate::sample::Sample;
use crate::sample::manager::in_language;

pub(super) fn all(lang: Lang) -> Vec<Sample> {
    let mut nothing = AuditPage::sample(lang);
    nothing.entries.clear();
    nothing.pager = None;
    vec![
        Sample::new("audit", &AuditPage::sample(lang)),
        Sample::new("audit-none", &nothing),
    ]
}

fn change(lang: Lang, key: &str, before: Option<&str>, after: Option<&str>) -> Change {
    Change {
        field: t(lang, key),
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
    }
}

fn entry(lang: Lang, action: &str, changes: Vec<Change>) -> Entry {
    Entry {
        time: "09:05, 01/07/2026".to_owned(),
        who: "Nguyễn Thị Hồng Phượng".to_owned(),
        role: in_language(lang, "quản trị", "administrator").to_owned(),
        action: t(lang, action),
        object: None,
        changes,
    }
}

/// The history of a target: founded, then its threshold changed.
pub(super) fn history(lang: Lang) -> History {
    let basis = "Quyết định số 1835/QĐ-UBND ngày 02/6/2022";
    History {
        entries: vec![
            entry(
                lang,
                "action-changed",
                vec![
                    change(lang, "field-threshold", Some("97"), Some("96")),
                    change(lang, "field-source", Some(basis), None),
                ],
            ),
            Entry {
                who: t(lang, "via-cli"),
                role: String::new(),
                ..entry(
                    lang,
                    "action-imported",
                    vec![change(lang, "field-threshold", None, Some("97"))],
                )
            },
        ],
        more: Some(link(lang, "history-more", "/audit?kind=target&key=3")),
    }
}

impl AuditPage {
    /// Three entries of different kinds.
    pub fn sample(lang: Lang) -> Self {
        let object = |kind: &str, name: &str| {
            Some(Object {
                kind: t(lang, kind),
                name: name.to_owned(),
                href: Some("/admin".to_owned()),
            })
        };
        let mut entries = history(lang).entries;
        entries[0].object = object("object-target", "procedures 2026–2030");
        entries[1].object = object("object-target", "procedures 2026–2030");
        let mut sign_in = entry(lang, "action-signed_in", Vec::new());
        sign_in.object = object("object-session", "phuong.nth@taythanh.example");
        entries.insert(0, sign_in);
        let any = || Pick::new("", t(lang, "form-any"), true);
        let kinds = ["object-agency", "object-target", "object-user"];
        let kinds = kinds.map(|key| Pick::new(&key[7..], t(lang, key), false));
        let kinds = std::iter::once(any()).chain(kinds).collect();
        Self {
            layout: Layout::sample_desk(lang, Vec::new()),
            search: Search {
                action: "/audit".to_owned(),
                q: Some(String::new()),
                filters: vec![
                    Field::select("kind", t(lang, "audit-kind"), kinds).optional(),
                    Field::date("from", t(lang, "audit-from"), "2026-07-01").optional(),
                    Field::date("until", t(lang, "audit-until"), "").optional(),
                ],
                hidden: Vec::new(),
                reset: Some("/audit".to_owned()),
            },
            entries,
            caption: in_language(lang, "312 mục", "312 entries").to_owned(),
            pager: Some(Pager {
                range: in_language(lang, "1–50 trong 312", "1–50 of 312").to_owned(),
                previous: None,
                next: Some("/audit?before=262".to_owned()),
            }),
            exports: vec![
                link(lang, "audit-export-csv", "/audit.csv"),
                link(lang, "audit-export-xlsx", "/audit.xlsx"),
            ],
        }
    }
}
