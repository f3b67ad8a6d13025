//! When Vietnamese offices are open: weekdays, public holidays, hours of the day.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::dice::Dice;

/// Month and day.
type MonthDay = (u32, u32);

/// First day of the lunar year (mùng 1 Tết) and the Hùng Kings' day (mùng 10 tháng Ba), 2023–2030.
const LUNAR: [(i32, MonthDay, MonthDay); 8] = [
    (2023, (1, 22), (4, 29)),
    (2024, (2, 10), (4, 18)),
    (2025, (1, 29), (4, 7)),
    (2026, (2, 17), (4, 26)),
    (2027, (2, 6), (4, 16)),
    (2028, (1, 26), (4, 4)),
    (2029, (2, 13), (4, 23)),
    (2030, (2, 2), (4, 12)),
];

/// Milliseconds in a minute.
const MINUTE_MS: u32 = 60_000;

/// How many people come in each half hour from 7:30 on; nobody between 11:30 and 13:00.
const RHYTHM: [f64; 19] = [
    0.6, 1.0, 1.3, 1.4, 1.3, 1.1, 0.8, 0.4, 0.0, 0.0, 0.0, 0.6, 0.9, 1.1, 1.1, 1.0, 0.8, 0.6, 0.3,
];

/// Half hours of the morning in [`RHYTHM`].
const MORNING: usize = 8;

/// The days on which offices are closed though they are no Sundays.
#[derive(Debug, Default)]
pub struct Holidays(BTreeSet<NaiveDate>);

impl Holidays {
    /// The public holidays of 2023–2030, with the days off instead of those on a weekend.
    pub fn vietnam() -> Self {
        let mut days = BTreeSet::new();
        for (year, tet, kings) in LUNAR {
            days.extend(tet_days(year, tet));
            days.extend(single_days(year, kings));
        }
        let on_weekend = days.iter().copied().filter(|day| is_weekend(*day));
        for lost in on_weekend.collect::<Vec<_>>() {
            let instead = lost
                .iter_days()
                .find(|day| !is_weekend(*day) && !days.contains(day));
            days.extend(instead);
        }
        Self(days)
    }

    /// How many people come on `day`, 1 on a usual weekday; 0 when offices are closed.
    pub fn visitors(&self, day: NaiveDate) -> f64 {
        if self.0.contains(&day) {
            return 0.0;
        }
        match day.weekday() {
            Weekday::Mon => 1.3,
            Weekday::Tue => 1.1,
            Weekday::Wed => 1.0,
            Weekday::Thu => 0.95,
            Weekday::Fri => 0.85,
            Weekday::Sat => 0.18,
            Weekday::Sun => 0.0,
        }
    }
}

/// Seven days around the lunar new year, from two days before. Weekends among them are not made up
/// for: they are counted in.
fn tet_days(year: i32, (month, day): MonthDay) -> Vec<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, day)
        .and_then(|tet| tet.checked_sub_days(Days::new(2)));
    let week = first
        .into_iter()
        .flat_map(|first| first.iter_days().take(7));
    week.filter(|day| !is_weekend(*day)).collect()
}

/// The other holidays; the National Day has a second day before it, or after it if that is a Sunday.
fn single_days(year: i32, (month, day): MonthDay) -> impl Iterator<Item = NaiveDate> {
    let september_1 = NaiveDate::from_ymd_opt(year, 9, 1);
    let beside = match september_1.map(|first| first.weekday()) {
        Some(Weekday::Sun) => (9, 3),
        _ => (9, 1),
    };
    let days = [(1, 1), (month, day), (4, 30), (5, 1), (9, 2), beside];
    days.into_iter()
        .filter_map(move |(month, day)| NaiveDate::from_ymd_opt(year, month, day))
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// A moment of an office day, in milliseconds since midnight: from 7:30 to 11:30, and except on
/// Saturdays from 13:00 to 17:00.
pub fn moment(day: NaiveDate, dice: &mut Dice) -> u32 {
    let halves: Vec<(u32, f64)> = (15..).zip(RHYTHM).collect();
    let open = if day.weekday() == Weekday::Sat {
        &halves[..MORNING]
    } else {
        &halves[..]
    };
    let half = dice.pick(open, |half| half.1).map_or(15, |half| half.0);
    half * 30 * MINUTE_MS + dice.below(30 * MINUTE_MS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn closed_as_announced() {
        let holidays = Holidays::vietnam();
        let closed = [
            "2023-01-02",
            "2023-01-20",
            "2023-01-26",
            "2023-05-02",
            "2023-05-03",
            "2023-09-01",
            "2023-09-04",
            "2024-02-08",
            "2024-02-14",
            "2024-04-18",
            "2024-09-03",
            "2025-01-27",
            "2025-04-07",
            "2025-09-01",
            "2026-02-16",
            "2026-02-20",
            "2026-04-27",
            "2026-09-01",
        ];
        for text in closed {
            assert!(
                holidays.visitors(day(text)) == 0.0,
                "{text} should be closed"
            );
        }
        let open = [
            "2023-01-27",
            "2023-05-04",
            "2024-02-15",
            "2026-02-23",
            "2026-04-28",
        ];
        for text in open {
            assert!(holidays.visitors(day(text)) > 0.0, "{text} should be open");
        }
    }

    #[test]
    fn mondays_are_busiest_and_sundays_empty() {
        let holidays = Holidays::vietnam();
        let week: Vec<f64> = day("2026-03-02")
            .iter_days()
            .take(7)
            .map(|day| holidays.visitors(day))
            .collect();
        assert!(week.windows(2).all(|pair| pair[0] > pair[1]), "{week:?}");
        assert!(week[6] == 0.0);
    }

    #[test]
    fn lunch_is_lunch_and_saturday_ends_at_half_past_eleven() {
        let mut dice = Dice::new(5, "moment", 0);
        for (text, last) in [("2026-03-02", 17 * 60), ("2026-03-07", 11 * 60 + 30)] {
            for _ in 0..2_000 {
                let minute = moment(day(text), &mut dice) / MINUTE_MS;
                assert!(minute >= 7 * 60 + 30 && minute < last, "{text}: {minute}");
                assert!(
                    !(11 * 60 + 30..13 * 60).contains(&minute),
                    "{text}: {minute}"
                );
            }
        }
    }
}
