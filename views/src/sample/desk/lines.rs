//! Forms with lines: a scope's members, a week of opening hours.

use super::forms::form;
use super::frame::{link, named};
use crate::i18n::{Lang, t};
use crate::layout::Layout;
use crate::page::admin::{Day, EditPage, week};
use crate::part::form::{Button, Field, Line, Lines, Pick, Section, TextKind};
use crate::sample::Sample;
use crate::sample::manager::in_language;

pub(super) fn all(lang: Lang) -> Vec<Sample> {
    vec![
        Sample::new("admin-edit-lines", &EditPage::sample_lines(lang)),
        Sample::new("admin-edit-hours", &EditPage::sample_hours(lang)),
    ]
}

impl EditPage {
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
            wide: false,
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
