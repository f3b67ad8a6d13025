//! The trend of the samples.

use super::figures::about;
use super::in_language;
use crate::i18n::Lang;
use crate::part::chart::{Trend, TrendPoint, TrendTarget};
use crate::part::figure::Comparison;

/// Eight quarters across the phase border, one of them without ratings.
pub(super) fn trend(lang: Lang) -> Trend {
    const QUARTERS: [(&str, &str, u64, u64); 8] = [
        ("QII/24", "Quý II/2024 (15/3/2024–14/6/2024)", 3120, 31),
        ("QIII/24", "Quý III/2024 (15/6/2024–14/9/2024)", 3544, 24),
        ("QIV/24", "Quý IV/2024 (15/9/2024–14/12/2024)", 3301, 17),
        ("QI/25", "Quý I/2025 (15/12/2024–14/3/2025)", 2890, 22),
        ("QII/25", "Quý II/2025 (15/3/2025–14/6/2025)", 0, 0),
        ("QIII/25", "Quý III/2025 (15/6/2025–14/9/2025)", 1204, 48),
        ("QIV/25", "Quý IV/2025 (15/9/2025–14/12/2025)", 4877, 29),
        ("QI/26", "Quý I/2026 (15/12/2025–14/3/2026)", 6000, 26),
    ];
    let last = QUARTERS.len() - 1;
    let points = QUARTERS
        .into_iter()
        .enumerate()
        .map(|(index, (short, name, n, bad))| TrendPoint {
            short: short.to_owned(),
            name: name.to_owned(),
            figure: about(n, bad),
            target: Some(if index == last {
                target(Comparison::AtLeast, "97")
            } else {
                target(Comparison::Above, "98")
            }),
            href: Some("/dashboard?period=sample".to_owned()),
            running: index == last,
        });
    Trend {
        title: in_language(lang, "8 quý gần nhất", "last 8 quarters").to_owned(),
        points: points.collect(),
    }
}

fn target(comparison: Comparison, threshold: &str) -> TrendTarget {
    TrendTarget {
        comparison,
        threshold: threshold.to_owned(),
    }
}
