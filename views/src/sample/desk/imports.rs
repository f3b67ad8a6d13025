//! A file on its way in.

use super::frame::{link, named};
use crate::i18n::{Lang, t};
use crate::layout::Layout;
use crate::page::admin::{
    Effect, ImportFault, ImportKind, ImportPage, ImportPreviewPage, PreviewRow,
};
use crate::part::form::{Form, Section};
use crate::part::history::Change;
use crate::sample::Sample;
use crate::sample::manager::in_language;

pub(super) fn all(lang: Lang) -> Vec<Sample> {
    let mut refused = ImportPage::sample(lang);
    refused.chosen = Some("agencies".to_owned());
    refused.file_error =
        Some(in_language(lang, "Tệp không phải UTF-8.", "The file is not UTF-8.").to_owned());
    vec![
        Sample::new("admin-import", &ImportPage::sample(lang)),
        Sample::new("admin-import-errors", &refused),
        Sample::new("admin-import-preview", &ImportPreviewPage::sample(lang)),
        Sample::new(
            "admin-import-faults",
            &ImportPreviewPage::sample_faults(lang),
        ),
    ]
}

impl ImportPage {
    /// Nothing chosen yet.
    pub fn sample(lang: Lang) -> Self {
        let kind = |key: &str, label: &str, columns: &str| ImportKind {
            key: key.to_owned(),
            label: t(lang, label),
            columns: columns.split(',').map(str::to_owned).collect(),
            example: Some(named("CSV", "/admin/import/example.csv")),
        };
        Self {
            layout: Layout::sample_admin(lang),
            action: "/admin/import".to_owned(),
            kinds: vec![
                kind(
                    "agencies",
                    "tree-title",
                    "key,name,kind,parent,area_code,valid_from,valid_until,successors,source",
                ),
                kind(
                    "scopes",
                    "objects-scope",
                    "key,name,agency,with_descendants,valid_from,valid_until",
                ),
                kind(
                    "service-points",
                    "objects-service_point",
                    "key,name,agency,serves_agency,domains,subject,valid_from,valid_until",
                ),
                kind(
                    "official-values",
                    "objects-official_value",
                    "topic,scope,period,calendar,value_percent,source,date",
                ),
            ],
            chosen: None,
            kind_error: None,
            file_error: None,
            at_most: "10 MB".to_owned(),
        }
    }
}

impl ImportPreviewPage {
    /// Two new entries and a changed one.
    pub fn sample(lang: Lang) -> Self {
        let row = |line: u64, effect, name: &str, changes| PreviewRow {
            line: Some(line),
            effect,
            key: format!("tthcc-q{line}"),
            name: name.to_owned(),
            changes,
        };
        let renamed = Change {
            field: t(lang, "field-name"),
            before: Some("Quầy 3".to_owned()),
            after: Some("Quầy số 3".to_owned()),
        };
        Self {
            layout: Layout::sample_desk(
                lang,
                vec![
                    link(lang, "admin-title", "/admin"),
                    link(lang, "import-page-title", "/admin/import"),
                ],
            ),
            kind: t(lang, "objects-service_point"),
            file: "diem-tiep-nhan.csv".to_owned(),
            lines: 26,
            added: 2,
            changed: 1,
            unchanged: 23,
            rows: vec![
                row(
                    2,
                    Effect::Added,
                    "Quầy số 1 – Đất đai, xây dựng",
                    Vec::new(),
                ),
                row(3, Effect::Added, "Quầy số 2", Vec::new()),
                row(4, Effect::Changed, "Quầy số 3", vec![renamed]),
            ],
            more_rows: 0,
            faults: Vec::new(),
            more_faults: 0,
            forever: Vec::new(),
            confirm: Some(Form {
                hidden: vec![("upload".to_owned(), "sample".to_owned())],
                cancel: Some(link(lang, "import-again", "/admin/import")),
                ..Form::of(
                    "/admin/import/confirm",
                    t(lang, "import-confirm"),
                    vec![Section::default()],
                )
            }),
            again: link(lang, "import-again", "/admin/import"),
        }
    }

    /// Faults: nothing can be imported.
    pub fn sample_faults(lang: Lang) -> Self {
        let fault = |line, column: &str, vi, en| ImportFault {
            line,
            column: column.to_owned(),
            text: in_language(lang, vi, en).to_owned(),
        };
        Self {
            rows: Vec::new(),
            faults: vec![
                fault(
                    None,
                    "",
                    "thiếu cột «agency»",
                    "the column “agency” is missing",
                ),
                fault(
                    Some(4),
                    "valid_from",
                    "«31/02/2026»: không có ngày hoặc tháng này",
                    "“31/02/2026”: there is no such day",
                ),
                fault(
                    Some(19),
                    "",
                    "khóa «tthcc-q3» đã có ở dòng 4",
                    "the key “tthcc-q3” is on line 4 already",
                ),
            ],
            more_faults: 12,
            confirm: None,
            ..Self::sample(lang)
        }
    }
}
