//! What happens in the generated years, told by units and dates.

use chrono::{Datelike, NaiveDate};

use crate::model::period::DayRange;

/// The unit that nobody rates: «chưa có dữ liệu».
pub const SILENT: &str = "vhxh-tansonnhi";

/// The unit with a bad month, that month, and the share of people who left dissatisfied in it.
pub const BAD_MONTH: (&str, (i32, u32), f64) = ("kthtdt-phuthanh", (2026, 3), 0.15);

/// A run of ratings too good to be true.
#[derive(Debug, PartialEq, Eq)]
pub struct Run {
    /// Key of the unit.
    pub unit: &'static str,
    /// First day, as (year, month, day).
    pub from: (i32, u32, u32),
    /// Last day.
    pub until: (i32, u32, u32),
    /// The day on which many taps came within minutes.
    pub burst: (i32, u32, u32),
}

/// The run: the weeks before the year of the old targets is closed, everybody is very satisfied.
pub const RUN: Run = Run {
    unit: "ttpvhcc-tanphu",
    from: (2025, 11, 24),
    until: (2025, 12, 31),
    burst: (2025, 12, 12),
};

/// The receiver whose last counter's kiosk falls silent, and since when.
pub const STOPPED_KIOSK: (&str, (i32, u32, u32)) = ("ttpvhcc-phuthohoa", (2026, 5, 18));

/// A day of a story. These are dates in the tables above, so they exist.
pub fn date((year, month, day): (i32, u32, u32)) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

impl Run {
    /// Its days.
    pub fn days(&self) -> Option<DayRange> {
        DayRange::new(date(self.from), date(self.until))
    }
}

/// The run that `unit` has on `day`.
pub fn run_of(unit: &str, day: NaiveDate) -> Option<&'static Run> {
    let running = RUN.unit == unit && RUN.days().is_some_and(|days| days.contains(day));
    running.then_some(&RUN)
}

/// The share of dissatisfied people if `unit` has its bad month on `day`.
pub fn bad_month(unit: &str, day: NaiveDate) -> Option<f64> {
    let (bad, month, share) = BAD_MONTH;
    (unit == bad && (day.year(), day.month()) == month).then_some(share)
}

/// Whether the kiosk of the last counter of `receiver` is dead on `day`.
pub fn kiosk_is_dead(receiver: &str, day: NaiveDate) -> bool {
    receiver == STOPPED_KIOSK.0 && day >= date(STOPPED_KIOSK.1)
}

/// How much more than usual goes wrong: the first years of the devices, the first months after the
/// reform, and for each unit and month a little luck, always the same.
pub fn climate(unit: &str, day: NaiveDate) -> f64 {
    let general = match (day.year(), day.month()) {
        (..=2023, _) => 1.3,
        (2024, _) => 1.05,
        (2025, ..=6) => 0.95,
        (2025, 7..=9) => 1.4,
        (2025, _) => 1.1,
        _ => 1.2,
    };
    let months = u64::from(day.year().unsigned_abs()) * 12 + u64::from(day.month());
    general * super::dice::Dice::new(0, unit, months).between(0.75, 1.25)
}

/// How many people use the devices, compared with the second year: more from year to year, and in
/// summer before school begins.
pub fn growth(day: NaiveDate) -> f64 {
    let year = match (day.year(), day.month()) {
        (..=2023, _) => 0.75,
        (2024, _) => 1.0,
        (2025, ..=6) => 1.15,
        (2025, _) => 1.5,
        _ => 1.7,
    };
    let season = match day.month() {
        6..=8 => 1.15,
        2 | 12 => 0.9,
        _ => 1.0,
    };
    year * season
}
