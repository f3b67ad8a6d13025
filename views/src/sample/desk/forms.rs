//! Forms: a target sent back with faults, a dissolution.

use super::audit::history;
use super::frame::{link, named};
use crate::i18n::{Lang, t};
use crate::layout::Layout;
use crate::page::admin::{ConfirmPage, EditPage, Touched};
use crate::part::form::{Field, Form, Pick, Section, TextKind};
use crate::part::history::Change;
use crate::sample::Sample;
use crate::sample::manager::in_language;

pub(super) fn all(lang: Lang) -> Vec<Sample> {
    vec![
        Sample::new("admin-edit-errors", &EditPage::sample_with_errors(lang)),
        Sample::new("admin-confirm", &ConfirmPage::sample(lang)),
    ]
}

/// A form on the way to being saved.
pub(super) fn form(lang: Lang, sections: Vec<Section>) -> Form {
    Form {
        hidden: vec![("version".to_owned(), "4".to_owned())],
        cancel: Some(link(lang, "form-cancel", "/admin/targets")),
        ..Form::of("/admin/targets/3", t(lang, "form-save"), sections)
    }
}

impl EditPage {
    /// A target whose threshold and basis need another look.
    pub fn sample_with_errors(lang: Lang) -> Self {
        let choose =
            |value: &str, vi, en, chosen| Pick::new(value, in_language(lang, vi, en), chosen);
        let strict = choose(
            "above",
            "trên (98,00% chưa đạt «trên 98%»)",
            "above (98.00 % misses “above 98 %”)",
            true,
        );
        let inclusive = choose(
            "at_least",
            "từ (97,00% đạt «từ 97%»)",
            "at least (97.00 % meets “at least 97 %”)",
            false,
        );
        let first = choose("land", "Đất đai", "Land", true);
        let building =
            choose("construction", "Xây dựng", "Construction", true).note("construction");
        let fault = |vi, en| Some(in_language(lang, vi, en).to_owned());
        let goal = vec![
            Field::select(
                "scope",
                t(lang, "field-scope"),
                vec![Pick::new("tay-thanh", "Toàn phường Tây Thạnh", true)],
            ),
            Field::checks("domains", t(lang, "field-domains"), vec![first, building]).optional(),
            Field::radios(
                "comparison",
                t(lang, "field-comparison"),
                vec![strict, inclusive],
            ),
            Field::line(
                "threshold",
                t(lang, "field-threshold"),
                TextKind::Decimal,
                "<b>9x</b>",
            )
            .limits("%", Some(7))
            .error(fault(
                "Mức phải là số từ 0 đến 100, ví dụ 97 hoặc 97,5.",
                "The threshold is a number from 0 to 100, such as 97 or 97.5.",
            )),
        ];
        let basis = vec![
            Field::area("source", t(lang, "field-source"), "")
                .hint(t(lang, "field-source-hint"))
                .error(fault("Xin ghi căn cứ.", "Please name the legal basis.")),
            Field::date("valid_from", t(lang, "field-valid_from"), "2026-01-01")
                .hint(t(lang, "field-valid-hint"))
                .optional(),
            Field::check("active", t(lang, "field-satisfied"), true).optional(),
        ];
        let sections = vec![
            Section::titled(t(lang, "objects-target"), goal),
            Section::titled(t(lang, "field-source"), basis),
        ];
        Self {
            layout: Layout::sample_desk(
                lang,
                vec![
                    link(lang, "admin-title", "/admin"),
                    link(lang, "objects-target", "/admin/targets"),
                ],
            ),
            title: in_language(
                lang,
                "Sửa: Giải quyết thủ tục hành chính 2026–2030",
                "Edit: Administrative procedures 2026–2030",
            )
            .to_owned(),
            about: t(lang, "about-target"),
            tag: None,
            form: form(lang, sections),
            related: vec![named("Toàn phường Tây Thạnh", "/admin/scopes/tay-thanh")],
            history: Some(history(lang)),
        }
    }
}

impl ConfirmPage {
    /// An office is to be dissolved.
    pub fn sample(lang: Lang) -> Self {
        let say = |vi, en| in_language(lang, vi, en).to_owned();
        let fields = vec![
            Field::date("day", t(lang, "field-valid_until"), "2026-12-31"),
            Field::text("source", t(lang, "field-source"), "").hint(t(lang, "field-source-hint")),
        ];
        Self {
            layout: Layout::sample_desk(
                lang,
                vec![
                    link(lang, "admin-title", "/admin"),
                    link(lang, "tree-title", "/admin/agencies"),
                ],
            ),
            title: say(
                "Giải thể Văn phòng HĐND và UBND phường Tây Thạnh?",
                "Dissolve Văn phòng HĐND và UBND phường Tây Thạnh?",
            ),
            happens: vec![
                say(
                    "Từ ngày hôm sau, đơn vị không nhận lượt đánh giá mới.",
                    "From the next day the agency takes no new ratings.",
                ),
                say(
                    "2 thiết bị tại 2 quầy của đơn vị ngừng nhận đánh giá.",
                    "2 kiosks at its 2 counters stop taking ratings.",
                ),
            ],
            touched: vec![Touched {
                what: say("Sửa cơ quan", "Change agency"),
                name: "Văn phòng HĐND và UBND phường Tây Thạnh".to_owned(),
                changes: vec![Change {
                    field: t(lang, "field-valid_until"),
                    before: None,
                    after: Some("31/12/2026".to_owned()),
                }],
            }],
            stays: vec![say(
                "1.209 lượt đánh giá và mọi số liệu đã có ở lại với đơn vị này.",
                "Its 1,209 ratings and all its figures stay with it.",
            )],
            forever: vec![say(
                "Sau ngày giải thể, đơn vị không mở lại được; chỉ thành lập được đơn vị mới.",
                "After that day the agency cannot be opened again; only a new one can be founded.",
            )],
            form: Form {
                danger: true,
                cancel: Some(link(lang, "form-cancel", "/admin/agencies/sample")),
                ..Form::of(
                    "/admin/agencies/sample/dissolve",
                    t(lang, "tree-dissolve"),
                    vec![Section::plain(fields)],
                )
            },
        }
    }
}
