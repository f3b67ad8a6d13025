//! Forms: a target sent back with faults, a scope's members, opening hours, a dissolution.

use super::audit::history;
use super::frame::{link, named};
use crate::i18n::{Lang, t};
use crate::layout::Layout;
use crate::page::admin::{ConfirmPage, Day, EditPage, week};
use crate::part::form::{Button, Field, Form, Line, Lines, Pick, Section, TextKind};
use crate::sample::Sample;
use crate::sample::manager::in_language;

pub(super) fn all(lang: Lang) -> Vec<Sample> {
    vec![
        Sample::new("admin-edit-errors", &EditPage::sample_with_errors(lang)),
        Sample::new("admin-edit-lines", &EditPage::sample_lines(lang)),
        Sample::new("admin-edit-hours", &EditPage::sample_hours(lang)),
        Sample::new("admin-confirm", &ConfirmPage::sample(lang)),
    ]
}

fn form(lang: Lang, sections: Vec<Section>) -> Form {
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
        let land = choose("land", "Đất đai", "Land", true);
        let building =
            choose("construction", "Xây dựng", "Construction", true).note("construction");
        let fault = |vi, en| Some(in_language(lang, vi, en).to_owned());
        let goal = vec![
            Field::select(
                "scope",
                t(lang, "field-scope"),
                vec![Pick::new("tay-thanh", "Toàn phường Tây Thạnh", true)],
            ),
            Field::checks("domains", t(lang, "field-domains"), vec![land, building]).optional(),
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

    /// A scope with two members, the second one wrong.
    pub fn sample_lines(lang: Lang) -> Self {
        let line = |number: u32, until: &str, error| {
            let name = |field: &str| format!("member-{number}-{field}");
            let agencies = vec![
                Pick::new("a", "UBND phường Tây Thạnh", number == 1),
                Pick::new("b", "UBND phường Tân Sơn Nhì", number == 2),
            ];
            Line {
                name: number.to_string(),
                fields: vec![
                    Field::select(&name("agency"), t(lang, "field-agency"), agencies),
                    Field::check(&name("below"), t(lang, "field-with_descendants"), true),
                    Field::date(&name("from"), t(lang, "field-valid_from"), "2025-07-01")
                        .optional(),
                    Field::date(&name("until"), t(lang, "field-valid_until"), until)
                        .optional()
                        .error(error),
                ],
            }
        };
        let wrong = in_language(
            lang,
            "Ngày kết thúc đứng trước ngày bắt đầu.",
            "The last day is before the first.",
        );
        let columns = [
            "field-agency",
            "field-with_descendants",
            "field-valid_from",
            "field-valid_until",
        ];
        let members = Lines {
            columns: columns.map(|key| t(lang, key)).to_vec(),
            lines: vec![
                line(1, "", None),
                line(2, "2025-06-30", Some(wrong.to_owned())),
                line(3, "", None),
            ],
            add: Some(Button {
                name: "add".to_owned(),
                value: "member".to_owned(),
                label: t(lang, "form-add-line"),
            }),
        };
        let fields = vec![
            Field::line("key", t(lang, "field-key"), TextKind::Key, "tay-thanh")
                .hint(t(lang, "field-key-hint")),
            Field::text("name", t(lang, "field-name"), "Toàn phường Tây Thạnh"),
            Field::lines("members", t(lang, "field-members"), members)
                .hint(t(lang, "field-valid-hint")),
        ];
        Self {
            layout: Layout::sample_desk(
                lang,
                vec![
                    link(lang, "admin-title", "/admin"),
                    link(lang, "objects-scope", "/admin/scopes"),
                ],
            ),
            title: in_language(lang, "Thêm phạm vi báo cáo", "Add a scope").to_owned(),
            about: t(lang, "about-scope"),
            form: form(lang, vec![Section::plain(fields)]),
            ..Self::default()
        }
    }

    /// The hours of a counter.
    pub fn sample_hours(lang: Lang) -> Self {
        let span = |from: &str, until: &str| (from.to_owned(), until.to_owned());
        let open = Day {
            morning: span("07:30", "11:30"),
            afternoon: span("13:00", "17:00"),
            error: None,
        };
        let saturday = Day {
            morning: span("07:30", "11:30"),
            ..Day::default()
        };
        let days = [
            open.clone(),
            open.clone(),
            open.clone(),
            open.clone(),
            open,
            saturday,
            Day::default(),
        ];
        let hours = Field::lines("hours", t(lang, "hours-title"), week(lang, &days))
            .hint(t(lang, "hours-closed"));
        Self {
            layout: Layout::sample_desk(
                lang,
                vec![
                    link(lang, "admin-title", "/admin"),
                    link(lang, "objects-service_point", "/admin/service-points"),
                    named("Quầy số 3", "/admin/service-points/q3"),
                ],
            ),
            title: t(lang, "hours-title"),
            form: form(lang, vec![Section::plain(vec![hours])]),
            ..Self::default()
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
