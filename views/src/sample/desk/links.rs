//! Links to the citizen's page: the list, one of them in use, one that was closed.

use super::account::pattern;
use super::audit::history;
use super::frame::{link, named};
use crate::i18n::{Lang, t, t_args};
use crate::layout::Layout;
use crate::page::admin::{Fact, ListPage};
use crate::page::link::{LinkPage, Print, Scan};
use crate::part::form::{Field, Pick};
use crate::part::list::{Cell, Column, List, ListRow, Search};
use crate::part::tag::{Tag, Tone};
use crate::sample::Sample;
use crate::sample::manager::in_language;

pub(super) fn all(lang: Lang) -> Vec<Sample> {
    vec![
        Sample::new("admin-links", &ListPage::sample_links(lang)),
        Sample::new("admin-link", &LinkPage::sample(lang)),
        Sample::new("admin-link-replaced", &LinkPage::sample_replaced(lang)),
        Sample::new("admin-link-closed", &LinkPage::sample_closed(lang)),
    ]
}

const WARD: &str = "UBND phường Tây Thạnh";
const CODE: &str = "k7qm2xt9ab";
const HOST: &str = "danhgia.taythanh.example";

fn until(lang: Lang, key: &str, day: &'static str) -> String {
    t_args(lang, key, &[("day", day.into())])
}

impl ListPage {
    /// Links of a ward, one of them replaced.
    pub fn sample_links(lang: Lang) -> Self {
        let row = |(name, channel, note): (&str, &str, &str), code: &str, tag: Tag| ListRow {
            cells: vec![
                Cell::Link(
                    named(name, "/admin/links/7"),
                    format!("{}{note}", t(lang, channel)),
                ),
                Cell::Text(WARD.to_owned()),
                Cell::Text(code.to_owned()),
                Cell::Tag(tag),
            ],
            over: false,
        };
        let online = t_args(lang, "link-online-name", &[("agency", WARD.into())]);
        let open = || Tag::new(Tone::Live, t(lang, "link-state-open"));
        let fading = Tag::new(Tone::Waiting, until(lang, "link-state-fading", "14/8/2026"));
        let states = vec![
            Pick::new("", t(lang, "links-in-use"), true),
            Pick::new("closed", t(lang, "links-closed"), false),
        ];
        Self {
            layout: Layout::sample_desk(lang, Vec::new()),
            title: t(lang, "links-title"),
            about: t(lang, "links-about"),
            add: Some(link(lang, "links-add", "/admin/links/new")),
            ways: vec![link(
                lang,
                "links-print-all",
                "/admin/links/print?agency=p-taythanh-2&size=a5",
            )],
            list: List {
                search: Some(Search {
                    action: "/admin/links".to_owned(),
                    q: Some(String::new()),
                    filters: vec![
                        Field::select("state", t(lang, "field-state"), states).optional(),
                    ],
                    ..Search::default()
                }),
                caption: in_language(lang, "4 mục", "4 things").to_owned(),
                columns: [
                    "link-col-place",
                    "field-agency",
                    "link-col-code",
                    "field-state",
                ]
                .map(|key| Column::words(t(lang, key)))
                .to_vec(),
                rows: vec![
                    row(
                        ("Quầy số 1 – Đất đai", "channel-qr", " · Áp phích ở sảnh"),
                        "m3cw8hqz5e",
                        fading,
                    ),
                    row(("Quầy số 1 – Đất đai", "channel-qr", ""), CODE, open()),
                    row(("Quầy số 2", "channel-qr", ""), "x9d2kgpf7t", open()),
                    row((&online, "channel-link", ""), "b4nz6vyh3r", open()),
                ],
                ..List::default()
            },
        }
    }
}

impl LinkPage {
    /// A counter's link in use, made in place of another.
    pub fn sample(lang: Lang) -> Self {
        let trail = vec![link(lang, "links-title", "/admin/links")];
        Self {
            layout: Layout::sample_desk(lang, trail),
            name: "Quầy số 1 – Đất đai".to_owned(),
            tag: Tag::new(Tone::Live, t(lang, "link-state-open")),
            scan: Some(Scan::sample()),
            prints: ["a4", "a5", "a6", "sticker"]
                .map(|size| Print::sample(lang, size))
                .into(),
            actions: vec![
                link(lang, "link-edit", "/admin/links/7/edit"),
                link(lang, "link-rotate", "/admin/links/7/rotate"),
            ],
            dangers: vec![link(lang, "link-close", "/admin/links/7/close")],
            facts: vec![
                Fact::text(t(lang, "field-service_point"), "Quầy số 1"),
                Fact::text(t(lang, "field-agency"), WARD),
                Fact::text(t(lang, "field-domain"), "Đất đai"),
                Fact::text(t(lang, "link-way"), t(lang, "channel-qr")),
                Fact::text(t(lang, "field-valid_from"), t(lang, "link-any-day")),
                Fact::text(t(lang, "field-valid_until"), t(lang, "link-any-day")),
                Fact::text(t(lang, "link-note"), "Áp phích ở sảnh"),
            ],
            chain: Some(chain(lang)),
            history: Some(history(lang)),
            ..Self::default()
        }
    }

    /// A link that was replaced and still works, as one who only looks sees it.
    pub fn sample_replaced(lang: Lang) -> Self {
        Self {
            tag: Tag::new(Tone::Waiting, until(lang, "link-state-fading", "14/8/2026")),
            next: until(lang, "link-next-fading", "14/8/2026"),
            newer: Some(link(lang, "link-newer", "/admin/links/7")),
            prints: Vec::new(),
            actions: Vec::new(),
            dangers: Vec::new(),
            history: None,
            ..Self::sample(lang)
        }
    }

    /// A link that was stolen and closed.
    pub fn sample_closed(lang: Lang) -> Self {
        let time = [("time", "09:41, 15/7/2026".into())];
        Self {
            tag: Tag::new(Tone::Over, t(lang, "link-state-closed")),
            next: t_args(lang, "link-closed-misused", &time),
            scan: None,
            prints: Vec::new(),
            actions: Vec::new(),
            dangers: Vec::new(),
            chain: None,
            ..Self::sample(lang)
        }
    }
}

impl Scan {
    fn sample() -> Self {
        let picture = |kind: &str| named(&kind.to_uppercase(), &format!("/r/{CODE}/qr.{kind}"));
        Self {
            address: format!("https://{HOST}/r/{CODE}"),
            typed: format!("{HOST}/r/{CODE}"),
            qr_path: pattern(),
            qr_size: 29,
            pictures: ["svg", "png"].map(picture).into(),
            page: Some(format!("/r/{CODE}")),
        }
    }
}

impl Print {
    fn sample(lang: Lang, size: &str) -> Self {
        let href = |format: &str| format!("/admin/links/7/print?size={size}&format={format}");
        Self {
            size: t(lang, &format!("link-print-{size}")),
            about: t(lang, &format!("link-print-{size}-about")),
            pdf: href("pdf"),
            svg: href("svg"),
        }
    }
}

fn chain(lang: Lang) -> List {
    let row = |first: Cell, code: &str, made: &str, tag: Tag| ListRow {
        cells: vec![
            first,
            Cell::Text(code.to_owned()),
            Cell::Text(made.to_owned()),
            Cell::Tag(tag),
        ],
        over: false,
    };
    let this = t_args(lang, "link-this", &[("number", "7".into())]);
    List {
        columns: [
            "link-col-number",
            "link-col-code",
            "link-col-made",
            "field-state",
        ]
        .map(|key| Column::words(t(lang, key)))
        .to_vec(),
        rows: vec![
            row(
                Cell::Link(named("3", "/admin/links/3"), String::new()),
                "m3cw8hqz5e",
                "08:02 02/3/2026",
                Tag::new(Tone::Waiting, until(lang, "link-state-fading", "14/8/2026")),
            ),
            row(
                Cell::Text(this),
                CODE,
                "09:41 15/7/2026",
                Tag::new(Tone::Live, t(lang, "link-state-open")),
            ),
        ],
        ..List::default()
    }
}
