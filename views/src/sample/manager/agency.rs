//! One agency: a new ward with its predecessors, and an old one without ratings.

use super::controls::{controls, quarter};
use super::figures::{about, as_of, change, channels, reference, row, verdict, with_receipts};
use super::trend::trend;
use super::{in_language, names};
use crate::i18n::Lang;
use crate::layout::Layout;
use crate::page::agency::{AgencyPage, RelatedUnit, ServicePointRow};
use crate::part::chart::Trend;
use crate::part::figure::{Comparison, Figure};
use crate::part::report::{Headline, Link};

impl AgencyPage {
    /// A ward made of parts of two old ones, with three counters.
    pub fn sample(lang: Lang) -> Self {
        let figure = Figure {
            transactions: Some(9200),
            ..with_receipts(about(980, 22), 0, 0)
        };
        Self {
            layout: Layout::sample_manager(lang),
            name: names::AGENCIES[5].to_owned(),
            scope: Link {
                label: "Địa bàn quận Tân Phú (cũ)".to_owned(),
                href: "/dashboard".to_owned(),
            },
            kind: in_language(lang, "Phường", "Ward").to_owned(),
            code: Some("27019".to_owned()),
            valid_from: Some("01/07/2025".to_owned()),
            valid_until: None,
            predecessors: vec![
                unit(lang, "UBND phường Tân Sơn Nhì", false),
                unit(lang, "UBND phường Sơn Kỳ", true),
                unit(lang, "UBND phường Tân Quý", true),
            ],
            successors: Vec::new(),
            in_headline: true,
            period: quarter(lang),
            controls: controls(lang, "/agencies/p-tansonnhi-2"),
            as_of: as_of(lang),
            headline: headline(lang, figure),
            change: Some(change(Some("-0.61"), "98.41", 871)),
            before: Some("Quý IV/2025 (15/9/2025–14/12/2025)".to_owned()),
            trend: trend(lang),
            domains: names::domains(lang)
                .zip((1..).map(|number: u64| number * 37 % 300))
                .map(|(name, n)| row(lang, name, about(n, n % 50), Some("0.05")))
                .collect(),
            channels: channels(lang),
            service_points: service_points(lang),
        }
    }

    /// A dissolved unit outside the headline, without ratings or service points.
    pub fn sample_empty(lang: Lang) -> Self {
        Self {
            name: names::APART[0].to_owned(),
            in_headline: false,
            valid_from: None,
            valid_until: Some("28/02/2025".to_owned()),
            predecessors: Vec::new(),
            headline: headline(lang, Figure::default()),
            change: None,
            before: None,
            trend: Trend {
                title: trend(lang).title,
                points: Vec::new(),
            },
            domains: Vec::new(),
            channels: Vec::new(),
            service_points: Vec::new(),
            ..Self::sample(lang)
        }
    }
}

fn headline(lang: Lang, figure: Figure) -> Headline {
    Headline {
        verdicts: vec![reference(verdict(lang, &figure, Comparison::AtLeast, 97))],
        figure,
        href: Some("/evidence?agency=p-tansonnhi-2".to_owned()),
        notes: Vec::new(),
    }
}

fn unit(lang: Lang, name: &str, split: bool) -> RelatedUnit {
    RelatedUnit {
        name: name.to_owned(),
        href: "/agencies/sample".to_owned(),
        days: in_language(lang, "đến hết 30/06/2025", "until 30/06/2025").to_owned(),
        split,
    }
}

fn service_points(lang: Lang) -> Vec<ServicePointRow> {
    let point = |name: &str, n, withheld| ServicePointRow {
        name: name.to_owned(),
        deciding: None,
        figure: about(n, 20),
        figure_href: Some("/evidence?service_point=sample".to_owned()),
        channels: in_language(lang, "thiết bị, mã QR", "kiosk, QR code").to_owned(),
        withheld,
    };
    vec![
        point("Quầy 1 – Hộ tịch, chứng thực", 611, false),
        ServicePointRow {
            deciding: Some(names::AGENCIES[9].to_owned()),
            ..point("Quầy 2 – Đất đai", 369, false)
        },
        point("Quầy 3", 0, true),
    ]
}
