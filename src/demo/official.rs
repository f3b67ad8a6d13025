//! Invented values of the official survey, marked as such in their source.

use chrono::NaiveDate;

use super::plan::DemoPlan;
use crate::{
    model::{catalogue::Catalogue, period::DayRange, target::MeasuredBy},
    store::OfficialRow,
};

/// Year, value in percent, day of publication.
const VALUES: [(i32, &str, (i32, u32, u32)); 2] = [
    (2024, "97.64", (2025, 4, 8)),
    (2025, "98.12", (2026, 4, 14)),
];

/// One value for each of two years and each scope with a target that the official survey measures;
/// only those published before today.
pub fn official_values(catalogue: &Catalogue, plan: &DemoPlan) -> Vec<OfficialRow> {
    let mut rows = Vec::new();
    for (year, value, (y, m, d)) in VALUES {
        let Some(date) = NaiveDate::from_ymd_opt(y, m, d).filter(|day| plan.is_past(*day)) else {
            continue;
        };
        for (topic, scope) in surveyed(catalogue, year) {
            let (Some(range), Ok(value)) = (year_range(year), value.parse()) else {
                continue;
            };
            rows.push(OfficialRow {
                topic,
                scope,
                range,
                value,
                source: "Số liệu minh họa do chương trình tạo ra, không phải kết quả đã công bố"
                    .to_owned(),
                date,
            });
        }
    }
    rows
}

/// Topics and scopes whose target of that year the official survey measures.
fn surveyed(catalogue: &Catalogue, year: i32) -> Vec<(String, String)> {
    let measured = catalogue.targets.iter().filter(|target| {
        target.measured_by == MeasuredBy::OfficialSurvey
            && (target.year_from..=target.year_until).contains(&year)
    });
    let mut found: Vec<(String, String)> = measured
        .filter_map(|target| {
            let scope = catalogue
                .scopes
                .iter()
                .find(|scope| scope.id == target.scope)?;
            Some((target.topic.clone(), scope.key.clone()))
        })
        .collect();
    found.dedup();
    found
}

fn year_range(year: i32) -> Option<DayRange> {
    DayRange::new(
        NaiveDate::from_ymd_opt(year, 1, 1)?,
        NaiveDate::from_ymd_opt(year, 12, 31)?,
    )
}
