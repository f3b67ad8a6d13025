//! `[report]`: what managers see when they ask for nothing in particular.

use serde::{Deserialize, Serialize};

use super::field;

/// The calendar that periods are read in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportCalendar {
    /// Plain months, quarters, halves and years.
    #[default]
    Calendar,
    /// The reporting calendar, whose month begins on the 15th of the month before (Nghị định 09/2019/NĐ-CP).
    Reporting,
}

/// The settings of `[report]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Report {
    /// Key of the scope that start page and dashboard show.
    #[serde(deserialize_with = "field::text")]
    pub default_scope: Option<String>,
    /// The calendar of pages and reports.
    pub calendar: ReportCalendar,
    /// Fewest ratings that evidence shows in one cell, 1 to 100.
    #[serde(deserialize_with = "field::within::<_, _, 1, 100>")]
    pub min_cell: u32,
}

impl Default for Report {
    fn default() -> Self {
        Self {
            default_scope: None,
            calendar: ReportCalendar::default(),
            min_cell: 5,
        }
    }
}
