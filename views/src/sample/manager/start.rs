//! The start page with figures of two periods, and before the first rating.

use super::controls::{quarter, year};
use super::figures::{about, as_of, reference, row, verdict};
use super::{in_language, names};
use crate::i18n::{Lang, t};
use crate::layout::Layout;
use crate::page::start::{PublicPeriod, StartPage};
use crate::part::figure::{Comparison, Figure};
use crate::part::report::{AsOf, Headline, Link, PeriodLabel, Row};

impl StartPage {
    /// The finished year 2025 and the running first quarter of 2026.
    pub fn sample(lang: Lang) -> Self {
        let public = |row: Row| Row {
            href: None,
            figure_href: None,
            change: None,
            ..row
        };
        Self {
            layout: Layout {
                open_without_sign_in: false,
                ..Layout::sample_manager(lang)
            },
            scope: "Địa bàn quận Tân Phú (cũ)".to_owned(),
            last: Some(period(lang, year(lang), about(12_209, 19), 98)),
            current: Some(period(lang, quarter(lang), about(6000, 26), 97)),
            agencies: names::AGENCIES
                .into_iter()
                .zip([980, 640, 402, 611, 388, 518, 733, 455, 120, 64, 0])
                .map(|(name, n)| public(row(lang, name, about(n, n % 47), None)))
                .collect(),
            apart: names::APART
                .into_iter()
                .map(|name| public(row(lang, name, about(88, 12), None)))
                .collect(),
            domains: names::domains(lang)
                .zip((1..).map(|number: u64| number * 97 % 900))
                .map(|(name, n)| public(row(lang, name, about(n, n % 50), None)))
                .collect(),
            lists_period: format!("{} ({})", year(lang).name, year(lang).dates),
            as_of: as_of(lang),
            places: Vec::new(),
            hotline: Some("1022".to_owned()),
            dashboard: Some(Link {
                label: t(lang, "start-all-figures"),
                href: "/dashboard".to_owned(),
            }),
        }
    }

    /// A new installation.
    pub fn sample_empty(lang: Lang) -> Self {
        Self {
            last: None,
            current: None,
            agencies: Vec::new(),
            apart: Vec::new(),
            domains: Vec::new(),
            as_of: AsOf {
                completeness: None,
                seq: Some(0),
                ..as_of(lang)
            },
            places: vec![Link {
                label: in_language(lang, "Đánh giá Quầy 1", "Rate counter 1").to_owned(),
                href: "/r/k7Qm2xT9".to_owned(),
            }],
            ..Self::sample(lang)
        }
    }
}

fn period(lang: Lang, period: PeriodLabel, figure: Figure, threshold: u64) -> PublicPeriod {
    PublicPeriod {
        period,
        headline: Headline {
            verdicts: vec![reference(verdict(
                lang,
                &figure,
                Comparison::AtLeast,
                threshold,
            ))],
            figure,
            href: None,
            notes: Vec::new(),
        },
    }
}
