//! The counts behind a figure, small ones withheld.

use super::controls::quarter;
use super::figures::{as_of, figure, with_flagged, with_receipts};
use super::in_language;
use crate::i18n::Lang;
use crate::layout::Layout;
use crate::page::evidence::{EvidenceCounts, EvidencePage, EvidenceRow};
use crate::part::figure::Figure;
use crate::part::report::Link;

impl EvidencePage {
    /// Ten days of one counter on two channels.
    pub fn sample(lang: Lang) -> Self {
        let word = |vi: &'static str, en: &'static str| in_language(lang, vi, en).to_owned();
        let link = |label, href: &str| Link {
            label,
            href: href.to_owned(),
        };
        Self {
            layout: Layout::sample_manager(lang),
            title: word(
                "UBND phường Tân Sơn Nhì, lĩnh vực Đất đai",
                "UBND phường Tân Sơn Nhì, domain Land",
            ),
            back: link(
                word("Trang của đơn vị", "The agency's page"),
                "/agencies/p-tansonnhi-2",
            ),
            period: quarter(lang),
            as_of: as_of(lang),
            criteria: vec![
                (
                    word("Cơ quan giải quyết", "Deciding agency"),
                    "UBND phường Tân Sơn Nhì".to_owned(),
                ),
                (word("Lĩnh vực", "Domain"), word("Đất đai", "Land")),
            ],
            total: with_flagged(
                with_receipts(figure([140, 61, 6, 3, 1]), 44, 12),
                [0, 0, 0, 1, 2],
            ),
            total_withheld: false,
            least: 5,
            reasons: vec![
                (
                    word(
                        "quá nhanh sau lượt trước (too_quick@1)",
                        "too soon after the one before (too_quick@1)",
                    ),
                    2,
                ),
                (
                    word(
                        "ngoài giờ tiếp nhận (closed@1)",
                        "outside opening hours (closed@1)",
                    ),
                    1,
                ),
            ],
            rows: (1..=10).flat_map(|day| day_rows(lang, day)).collect(),
            previous: None,
            next: Some(link(word("Các ngày sau", "Later days"), "/evidence?part=2")),
            downloads: vec![link("CSV".to_owned(), "/evidence.csv")],
        }
    }

    /// A choice that matches nothing.
    pub fn sample_empty(lang: Lang) -> Self {
        Self {
            total: Figure::default(),
            reasons: Vec::new(),
            rows: Vec::new(),
            next: None,
            downloads: Vec::new(),
            ..Self::sample(lang)
        }
    }
}

fn day_rows(lang: Lang, day: u64) -> [EvidenceRow; 2] {
    let row = |channel: &str, counts| EvidenceRow {
        day: format!("{day:02}/02/2026"),
        channel: channel.to_owned(),
        service_point: Some("Quầy 2 – Đất đai".to_owned()),
        questionnaire: Some("TTHC-1".to_owned()),
        counts,
    };
    let few = if day.is_multiple_of(5) {
        EvidenceCounts::Protecting
    } else {
        EvidenceCounts::Few
    };
    [
        row(in_language(lang, "Thiết bị", "Kiosk"), shown(day)),
        row(in_language(lang, "Mã QR", "QR code"), few),
    ]
}

fn shown(day: u64) -> EvidenceCounts {
    let figure = figure([9 + day % 4, 4, day % 2, day % 3 / 2, 0]);
    EvidenceCounts::Shown {
        n: figure.n,
        satisfied: figure.satisfied,
        levels: figure.counts,
        flagged: day % 7 / 6,
    }
}
