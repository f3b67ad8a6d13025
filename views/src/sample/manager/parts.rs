//! The sections of the sample dashboards.

use super::figures::{
    about, change, reference, row, verdict, with_flagged, with_receipts, worst_first,
};
use super::{in_language, names};
use crate::i18n::Lang;
use crate::part::figure::{Comparison, Figure, MeasuredBy, OfficialValue, Outcome, Verdict};
use crate::part::report::{AgencyRows, Changes, Headline, Mover, Row};

pub(super) fn headline(lang: Lang, figure: Figure) -> Headline {
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

pub(super) fn changes(lang: Lang) -> Changes {
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
pub(super) fn agencies(lang: Lang) -> Vec<AgencyRows> {
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
            let receipts = (n / 12, if n % 2 == 0 { n / 5 } else { n / 20 });
            let figure = with_receipts(about(n, bad), receipts.0, receipts.1);
            // A clean run of ratings, with as many flagged beside it.
            let flagged = if n > 0 && bad == 0 { 212 } else { 0 };
            row(
                lang,
                name,
                with_flagged(figure, [0, 0, 0, 0, flagged]),
                points,
            )
        });
    worst_first(rows.collect()).into_iter().map(alone).collect()
}

pub(super) fn alone(total: Row) -> AgencyRows {
    AgencyRows {
        total,
        domains: Vec::new(),
    }
}

/// A line that no target applies to.
pub(super) fn unjudged(row: Row) -> Row {
    Row {
        verdicts: Vec::new(),
        ..row
    }
}

pub(super) fn domains(lang: Lang) -> Vec<Row> {
    let shapes = (1..).map(|index: u64| (index * 977 % 1310, index * 13 % 61));
    let rows = names::domains(lang)
        .zip(shapes)
        .map(|(name, (n, bad))| Row {
            href: Some("/domains/sample".to_owned()),
            ..row(lang, name, about(n, bad), Some("0.12"))
        });
    worst_first(rows.collect())
}

pub(super) fn land_construction(lang: Lang) -> Row {
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

pub(super) fn full(lang: Lang, index: usize, name: &str) -> AgencyRows {
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
