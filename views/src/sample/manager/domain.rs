//! One domain over its agencies.

use super::controls::{controls, quarter};
use super::figures::{about, as_of, change, channels, reference, row, verdict};
use super::trend::trend;
use super::{in_language, names};
use crate::i18n::Lang;
use crate::layout::Layout;
use crate::page::domain::DomainPage;
use crate::part::figure::Comparison;
use crate::part::report::{Headline, Link};

impl DomainPage {
    /// Land: a domain with a target level of its own, together with construction.
    pub fn sample(lang: Lang) -> Self {
        let figure = about(402, 58);
        Self {
            layout: Layout::sample_manager(lang),
            name: in_language(lang, "Đất đai", "Land").to_owned(),
            scope: Link {
                label: "Địa bàn quận Tân Phú (cũ)".to_owned(),
                href: "/dashboard".to_owned(),
            },
            group: Some(
                in_language(lang, "«Đất đai, xây dựng»", "“Land, construction”").to_owned(),
            ),
            period: quarter(lang),
            controls: controls(lang, "/domains/land"),
            as_of: as_of(lang),
            headline: Headline {
                verdicts: vec![reference(verdict(lang, &figure, Comparison::Above, 95))],
                figure,
                href: Some("/evidence?domain=land".to_owned()),
                notes: Vec::new(),
            },
            change: Some(change(Some("0.00"), "94.03", 388)),
            before: Some("Quý IV/2025 (15/9/2025–14/12/2025)".to_owned()),
            trend: trend(lang),
            agencies: names::AGENCIES
                .into_iter()
                .zip((2..).map(|number: u64| number * 29 % 90))
                .map(|(name, n)| row(lang, name, about(n, n), Some("1.00")))
                .collect(),
            apart: vec![row(lang, names::APART[2], about(64, 31), None)],
            channels: channels(lang),
        }
    }
}
