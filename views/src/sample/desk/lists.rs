//! Lists of things.

use super::frame::{link, named};
use crate::i18n::{Lang, t};
use crate::layout::Layout;
use crate::page::admin::ListPage;
use crate::part::list::{Cell, Column, Empty, List, ListRow, Pager, Search};
use crate::part::tag::{Tag, Tone};
use crate::sample::Sample;
use crate::sample::manager::in_language;

pub(super) fn all(lang: Lang) -> Vec<Sample> {
    vec![
        Sample::new("admin-list", &ListPage::sample(lang)),
        Sample::new("admin-list-empty", &ListPage::sample_empty(lang)),
        Sample::new("admin-holidays", &ListPage::sample_holidays(lang)),
    ]
}

/// The service points of two agencies.
pub(super) fn points(lang: Lang) -> List {
    let row = |name: &str, agency: &str, count: &str, over| ListRow {
        cells: vec![
            Cell::Link(
                named(name, "/admin/service-points/q3"),
                "tthcc-q3".to_owned(),
            ),
            Cell::Two(agency.to_owned(), "UBND phường Tây Thạnh".to_owned()),
            Cell::Many(vec!["Đất đai".to_owned(), "Xây dựng".to_owned()]),
            Cell::Tag(if over {
                Tag::new(
                    Tone::Over,
                    in_language(lang, "đến 30/06/2025", "until 30/06/2025"),
                )
            } else {
                Tag::new(Tone::Live, in_language(lang, "đang hoạt động", "open"))
            }),
            Cell::Text(count.to_owned()),
        ],
        over,
    };
    let center = "Trung tâm Phục vụ hành chính công phường Tây Thạnh";
    List {
        search: None,
        caption: in_language(lang, "26 điểm tiếp nhận", "26 service points").to_owned(),
        columns: vec![
            Column::words(t(lang, "field-name")),
            Column::words(t(lang, "field-agency")),
            Column::words(t(lang, "field-domains")),
            Column::words(t(lang, "field-state")),
            Column::number(t(lang, "questionnaire-used")),
        ],
        rows: vec![
            row("Quầy số 1 – Đất đai, xây dựng", center, "12.408", false),
            row("Quầy số 3", center, "1.209", false),
            row(
                "Bộ phận Tiếp nhận và Trả kết quả (cũ)",
                "UBND phường 15",
                "88",
                true,
            ),
        ],
        ..List::default()
    }
}

impl ListPage {
    /// The service points, searched.
    pub fn sample(lang: Lang) -> Self {
        let search = Search {
            action: "/admin/service-points".to_owned(),
            q: Some("quay".to_owned()),
            reset: Some("/admin/service-points".to_owned()),
            ..Search::default()
        };
        let pager = Pager {
            range: in_language(lang, "1–20 trong 26", "1–20 of 26").to_owned(),
            previous: None,
            next: Some("/admin/service-points?page=2".to_owned()),
        };
        Self {
            layout: Layout::sample_admin(lang),
            title: t(lang, "objects-service_point"),
            about: t(lang, "about-service_point"),
            add: Some(link(lang, "admin-add", "/admin/service-points/new")),
            ways: vec![link(
                lang,
                "import-page-title",
                "/admin/import?kind=service-points",
            )],
            list: List {
                search: Some(search),
                pager: Some(pager),
                ..points(lang)
            },
        }
    }

    /// A list with nothing in it yet.
    pub fn sample_empty(lang: Lang) -> Self {
        let empty = Empty {
            title: in_language(
                lang,
                "Chưa có phạm vi báo cáo nào.",
                "There are no scopes yet.",
            )
            .to_owned(),
            next: in_language(
                lang,
                "Thêm phạm vi đầu tiên, ví dụ «Toàn phường».",
                "Add the first one, such as “the whole ward”.",
            )
            .to_owned(),
        };
        Self {
            layout: Layout::sample_admin(lang),
            title: t(lang, "objects-scope"),
            about: t(lang, "about-scope"),
            add: Some(link(lang, "admin-add", "/admin/scopes/new")),
            ways: Vec::new(),
            list: List {
                empty,
                ..List::default()
            },
        }
    }

    /// The holidays, each removed at once.
    pub fn sample_holidays(lang: Lang) -> Self {
        let everywhere = t(lang, "holiday-everywhere");
        let row = |day: &str, vi, en, place: &str| ListRow {
            cells: vec![
                Cell::Text(day.to_owned()),
                Cell::Text(in_language(lang, vi, en).to_owned()),
                Cell::Text(place.to_owned()),
                Cell::Post(link(lang, "form-delete", "/admin/holidays/sample/delete")),
            ],
            over: false,
        };
        Self {
            layout: Layout::sample_admin(lang),
            title: t(lang, "holidays-title"),
            about: t(lang, "holidays-about"),
            add: Some(link(lang, "admin-add", "/admin/holidays/new")),
            ways: Vec::new(),
            list: List {
                caption: in_language(lang, "Năm 2026", "2026").to_owned(),
                columns: [
                    "field-day",
                    "field-name",
                    "field-service_point",
                    "audit-action",
                ]
                .map(|key| Column::words(t(lang, key)))
                .to_vec(),
                rows: vec![
                    row("01/01/2026", "Tết Dương lịch", "New Year", &everywhere),
                    row("30/04/2026", "Ngày Chiến thắng", "Victory Day", &everywhere),
                    row(
                        "12/05/2026",
                        "Sửa chữa quầy",
                        "The counter is repaired",
                        "Quầy số 2, UBND phường Tây Thạnh",
                    ),
                    row("02/09/2026", "Quốc khánh", "National Day", &everywhere),
                ],
                ..List::default()
            },
        }
    }
}
