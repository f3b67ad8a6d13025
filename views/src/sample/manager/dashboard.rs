//! The dashboard: a running quarter, a finished year, a province, and nothing yet.

use super::controls::{controls, quarter, year};
use super::figures::{
    about, as_of, channels, figure, reference, row, verdict, with_flagged, with_receipts,
};
use super::parts::{
    agencies, alone, changes, domains, full, headline, land_construction, unjudged,
};
use super::trend::trend;
use super::{in_language, names};
use crate::i18n::Lang;
use crate::layout::Layout;
use crate::page::dashboard::DashboardPage;
use crate::part::figure::{Comparison, Figure, Verdict};
use crate::part::report::{AsOf, ChannelRow, Controls, Headline, RowGrain};

impl DashboardPage {
    /// The running first quarter of 2026 with its usual unevenness.
    pub fn sample(lang: Lang) -> Self {
        let total = Figure {
            transactions: Some(48_310),
            ..with_flagged(
                with_receipts(about(6000, 26), 471, 1_500),
                [0, 0, 0, 0, 212],
            )
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
                seq: Some(0),
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
