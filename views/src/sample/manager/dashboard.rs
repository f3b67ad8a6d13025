//! The dashboard: a running quarter, a finished year, a province, and nothing yet.

use super::controls::{controls, quarter, year};
use super::figures::{
    about, as_of, change, channels, figure, reference, row, trend, verdict, worst_first,
};
use super::{in_language, names};
use crate::i18n::Lang;
use crate::layout::Layout;
use crate::page::dashboard::DashboardPage;
use crate::part::figure::{Comparison, Figure, MeasuredBy, OfficialValue, Outcome, Verdict};
use crate::part::report::{
    AgencyRows, AsOf, Changes, ChannelRow, Controls, Headline, Mover, Row, RowGrain,
};

impl DashboardPage {
    /// The running first quarter of 2026 with its usual unevenness.
    pub fn sample(lang: Lang) -> Self {
        let total = Figure {
            flagged: [0, 0, 0, 0, 212],
            transactions: Some(48_310),
            ..about(6000, 26)
        };
        Self {
            layout: Layout::sample_manager(lang),
            scope: "Địa bàn quận Tân Phú (cũ)".to_owned(),
            period: quarter(lang),
            controls: controls(lang, "/dashboard"),
            as_of: as_of(lang),
            headline: headline(lang, total),
            changes: Some(changes(lang)),
            trend: Some(trend(lang)),
            agencies: agencies(lang),
            apart: names::APART
                .into_iter()
                .zip([(120, 8), (0, 0), (64, 31)])
                .map(|(name, (n, bad))| {
                    alone(unjudged(row(lang, name, about(n, bad), Some("0.10"))))
                })
                .collect(),
            domains: domains(lang),
            domain_groups: vec![land_construction(lang)],
            channels: channels(lang),
        }
    }

    /// The finished year 2025: exactly 98,00 % misses «trên 98%», and units changed on 1/7/2025.
    pub fn sample_year(lang: Lang) -> Self {
        let total = figure([6860, 2940, 120, 60, 20]);
        let mut page = Self::sample(lang);
        page.period = year(lang);
        page.headline = Headline {
            verdicts: vec![Verdict {
                issuer: "Chủ tịch UBND quận Tân Phú, Quyết định 1835/QĐ-UBND ngày 02/6/2022"
                    .to_owned(),
                source: "IV.1.2: trên 98%".to_owned(),
                ..verdict(lang, &total, Comparison::Above, 98)
            }],
            figure: total,
            href: Some("/evidence".to_owned()),
            notes: Vec::new(),
        };
        let days = [
            "15/12/2024–30/06/2025 (198 ngày)",
            "01/07/2025–14/12/2025 (167 ngày)",
        ];
        let rows = page.agencies.iter_mut().map(|agency| &mut agency.total);
        for row in rows.chain(&mut page.domains) {
            row.verdicts = vec![verdict(lang, &row.figure, Comparison::Above, 98)];
        }
        page.domain_groups.clear();
        for (agency, days) in page.agencies.iter_mut().zip(days.into_iter().cycle()) {
            agency.total.days = Some(days.to_owned());
        }
        page
    }

    /// Sixty agencies with fourteen domains each, over a period of two phases.
    pub fn sample_full(lang: Lang) -> Self {
        let mut page = Self::sample(lang);
        page.controls.rows = Some(RowGrain::AgencyDomain);
        let part = about(3000, 21);
        page.headline.verdicts = vec![
            Verdict {
                from: "01/10/2025".to_owned(),
                until: "14/12/2025".to_owned(),
                ..verdict(lang, &part, Comparison::Above, 98)
            },
            reference(verdict(lang, &part, Comparison::AtLeast, 97)),
        ];
        page.agencies = names::sixty()
            .iter()
            .enumerate()
            .map(|(index, name)| full(lang, index, name))
            .collect();
        page
    }

    /// A new installation: agencies, and not one rating.
    pub fn sample_empty(lang: Lang) -> Self {
        let nothing = Figure::default();
        Self {
            layout: Layout::sample_manager(lang),
            scope: "Toàn phường Tây Thạnh".to_owned(),
            period: quarter(lang),
            controls: Controls {
                problem: Some(
                    in_language(
                        lang,
                        "Ngày kết thúc phải sau ngày bắt đầu.",
                        "The last day must be after the first.",
                    )
                    .to_owned(),
                ),
                ..controls(lang, "/dashboard")
            },
            as_of: AsOf {
                completeness: None,
                seq: 0,
                ..as_of(lang)
            },
            headline: headline(lang, nothing.clone()),
            changes: None,
            trend: None,
            agencies: names::AGENCIES[..3]
                .iter()
                .map(|name| alone(row(lang, name, nothing.clone(), None)))
                .collect(),
            apart: Vec::new(),
            domains: Vec::new(),
            domain_groups: Vec::new(),
            channels: vec![ChannelRow::default()],
        }
    }
}

fn headline(lang: Lang, figure: Figure) -> Headline {
    let word = |vi: &'static str, en: &'static str| in_language(lang, vi, en).to_owned();
    let portion = about(figure.n / 9, 58);
    let main = reference(verdict(lang, &figure, Comparison::AtLeast, 97));
    let within = Verdict {
        topic: word(
            "Trong đó: đất đai, xây dựng",
            "Of these: land and construction",
        ),
        source: "IV.2.2: trên 95%".to_owned(),
        ..reference(verdict(lang, &portion, Comparison::Above, 95))
    };
    let official = Verdict {
        topic: word(
            "Sự phục vụ của cơ quan hành chính nhà nước",
            "Service of administrative agencies",
        ),
        measured_by: MeasuredBy::OfficialSurvey,
        official: (figure.n > 0).then(|| OfficialValue {
            value: "96.8".to_owned(),
            name: word("Chỉ số SIPAS năm 2025", "SIPAS index 2025"),
            decision: "QĐ số 112/QĐ-SNV (ví dụ)".to_owned(),
        }),
        outcome: if figure.n > 0 {
            Outcome::Missed
        } else {
            Outcome::NoData
        },
        turns_after: None,
        source: "IV.2.3: trên 97%".to_owned(),
        ..reference(verdict(lang, &figure, Comparison::Above, 97))
    };
    let health = Verdict {
        topic: word("Dịch vụ y tế công lập", "Public health services"),
        source: "IV.2.3: trên 97%".to_owned(),
        ..reference(verdict(lang, &Figure::default(), Comparison::Above, 97))
    };
    Headline {
        figure,
        href: Some("/evidence?scope=sample".to_owned()),
        verdicts: vec![main, within, official, health],
        notes: Vec::new(),
    }
}

fn changes(lang: Lang) -> Changes {
    let mover = |name: &str, points, n, bad| Mover {
        name: name.to_owned(),
        href: "/agencies/sample".to_owned(),
        n,
        rate: about(n, bad).rate,
        change: change(Some(points), "97.41", 1102),
    };
    Changes {
        before: in_language(
            lang,
            "Quý IV/2025 (15/9/2025–14/12/2025)",
            "Quarter IV/2025 (15/9/2025–14/12/2025)",
        )
        .to_owned(),
        headline: change(Some("0.30"), "97.10", 4877),
        fallen: vec![
            mover(names::AGENCIES[3], "-3.12", 402, 71),
            mover(names::AGENCIES[7], "-0.88", 611, 33),
        ],
        risen: vec![
            mover(names::AGENCIES[1], "2.05", 1960, 12),
            mover(names::AGENCIES[5], "0.61", 980, 22),
        ],
    }
}

/// Busy and dead places, a bad office, one with 100 %, one with few ratings.
fn agencies(lang: Lang) -> Vec<AgencyRows> {
    const SHAPES: [(u64, u64, Option<&str>); 11] = [
        (402, 71, Some("-3.12")),
        (611, 33, Some("-0.88")),
        (980, 22, Some("0.61")),
        (12, 84, None),
        (733, 26, Some("0.00")),
        (518, 24, Some("0.14")),
        (640, 19, Some("0.05")),
        (1960, 12, Some("2.05")),
        (455, 9, Some("-0.02")),
        (388, 0, Some("0.40")),
        (0, 0, None),
    ];
    let rows = names::AGENCIES
        .into_iter()
        .zip(SHAPES)
        .map(|(name, (n, bad, points))| {
            let mut row = row(lang, name, about(n, bad), points);
            // A clean run of ratings, with as many flagged beside it.
            row.figure.flagged[4] = if n > 0 && bad == 0 { 212 } else { 0 };
            row
        });
    worst_first(rows.collect()).into_iter().map(alone).collect()
}

fn alone(total: Row) -> AgencyRows {
    AgencyRows {
        total,
        domains: Vec::new(),
    }
}

/// A line that no target applies to.
fn unjudged(row: Row) -> Row {
    Row {
        verdicts: Vec::new(),
        ..row
    }
}

fn domains(lang: Lang) -> Vec<Row> {
    let shapes = (1..).map(|index: u64| (index * 977 % 1310, index * 13 % 61));
    let rows = names::domains(lang)
        .zip(shapes)
        .map(|(name, (n, bad))| Row {
            href: Some("/domains/sample".to_owned()),
            ..row(lang, name, about(n, bad), Some("0.12"))
        });
    worst_first(rows.collect())
}

fn land_construction(lang: Lang) -> Row {
    let figure = about(666, 58);
    Row {
        href: None,
        verdicts: vec![reference(verdict(lang, &figure, Comparison::Above, 95))],
        ..row(
            lang,
            in_language(lang, "Đất đai, xây dựng", "Land, construction"),
            figure,
            Some("-0.40"),
        )
    }
}

fn full(lang: Lang, index: usize, name: &str) -> AgencyRows {
    let seed = u64::try_from(index).unwrap_or_default();
    let cell = |(number, name): (u64, &str)| {
        let n = (seed * 31 + number * 17) % 140;
        row(
            lang,
            name,
            about(n, (seed + number * 7) % 90),
            Some("-0.31"),
        )
    };
    AgencyRows {
        total: row(lang, name, about(200 + seed * 11, 60 - seed), Some("0.31")),
        domains: (0..).zip(names::domains(lang)).map(cell).collect(),
    }
}
