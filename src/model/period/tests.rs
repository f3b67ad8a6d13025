//! What periods mean, told by examples from the field and by properties.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::strategy::{any_calendar, any_day, any_period, any_range, named_period};
use super::*;

/// The kinds of which several, end to end, fill all time.
const FILLING: &[PeriodKind] = &[
    PeriodKind::Year,
    PeriodKind::Half,
    PeriodKind::Quarter,
    PeriodKind::Month,
];

fn period(text: &str) -> Period {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn day(text: &str) -> NaiveDate {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// The days of the period named by `text`, as text.
fn days(text: &str, calendar: Calendar) -> String {
    period(text).range(calendar).to_string()
}

#[test]
fn plain_periods_are_plain_months() {
    for (text, expected) in [
        ("2026", "2026-01-01..2026-12-31"),
        ("2026-H1", "2026-01-01..2026-06-30"),
        ("2026-H2", "2026-07-01..2026-12-31"),
        ("2026-9M", "2026-01-01..2026-09-30"),
        ("2026-Q1", "2026-01-01..2026-03-31"),
        ("2026-Q4", "2026-10-01..2026-12-31"),
        ("2028-02", "2028-02-01..2028-02-29"),
        ("2100-02", "2100-02-01..2100-02-28"),
        ("2026-07-15", "2026-07-15..2026-07-15"),
        ("2021..2025", "2021-01-01..2025-12-31"),
        ("2026-01-01..2026-03-31", "2026-01-01..2026-03-31"),
    ] {
        assert_eq!(days(text, Calendar::Calendar), expected, "{text}");
    }
}

#[test]
fn reporting_periods_run_from_the_15th_to_the_14th() {
    for (text, expected) in [
        ("2026", "2025-12-15..2026-12-14"),
        ("2026-H1", "2025-12-15..2026-06-14"),
        ("2026-H2", "2026-06-15..2026-12-14"),
        ("2026-9M", "2025-12-15..2026-09-14"),
        ("2026-Q1", "2025-12-15..2026-03-14"),
        ("2026-Q2", "2026-03-15..2026-06-14"),
        ("2026-Q3", "2026-06-15..2026-09-14"),
        ("2026-Q4", "2026-09-15..2026-12-14"),
        ("2026-01", "2025-12-15..2026-01-14"),
        ("2028-03", "2028-02-15..2028-03-14"),
        ("2026-07-15", "2026-07-15..2026-07-15"),
        ("2021..2025", "2020-12-15..2025-12-14"),
        ("2026-01-01..2026-03-31", "2026-01-01..2026-03-31"),
    ] {
        assert_eq!(days(text, Calendar::Reporting), expected, "{text}");
    }
}

#[test]
fn the_leap_day_makes_its_periods_one_day_longer() {
    let days = |text: &str| period(text).range(Calendar::Reporting).days();
    assert_eq!(days("2028-03"), days("2027-03") + 1);
    assert_eq!(days("2028"), 366);
    assert_eq!(days("2028-02-29"), 1);
    assert_eq!(
        "2027-02-29".parse::<Period>(),
        Err(PeriodError::NoSuchDay("2027-02-29".into()))
    );
}

#[test]
fn reporting_quarter_3_of_2025_has_16_days_of_the_old_units_and_76_of_the_new() {
    let (old, new) = period("2025-Q3")
        .range(Calendar::Reporting)
        .split_at(day("2025-07-01"));
    assert_eq!(old.map(DayRange::days), Some(16));
    assert_eq!(new.map(DayRange::days), Some(76));
}

#[test]
fn the_report_year_turns_on_15_december_or_on_new_year() {
    for (text, calendar, year) in [
        ("2025-12-14", Calendar::Reporting, 2025),
        ("2025-12-15", Calendar::Reporting, 2026),
        ("2025-12-31", Calendar::Reporting, 2026),
        ("2025-12-15", Calendar::Calendar, 2025),
        ("2025-12-31", Calendar::Calendar, 2025),
        ("2026-01-01", Calendar::Calendar, 2026),
    ] {
        assert_eq!(
            report_year_of(day(text), calendar),
            year,
            "{text} {calendar}"
        );
    }
}

#[test]
fn report_year_2026_lies_in_one_phase_though_it_begins_in_2025() {
    for text in ["2026", "2026-Q1", "2026-01", "2026-H1", "2026-9M"] {
        let range = period(text).range(Calendar::Reporting);
        assert_eq!(range.from, day("2025-12-15"));
        assert_eq!(
            parts_by_report_year(range, Calendar::Reporting),
            vec![(2026, range)],
            "{text}"
        );
        assert_eq!(
            split_by_years(range, Calendar::Reporting, 2026, 2030),
            Some(range)
        );
        assert_eq!(split_by_years(range, Calendar::Reporting, 2021, 2025), None);
    }
}

#[test]
fn a_range_across_two_phases_is_cut_where_the_calendar_says() {
    let winter = period("2025-12-01..2026-01-31").range(Calendar::Calendar);
    let cut = |calendar, from, until| {
        split_by_years(winter, calendar, from, until).map(|range| range.to_string())
    };
    assert_eq!(
        cut(Calendar::Calendar, 2021, 2025).as_deref(),
        Some("2025-12-01..2025-12-31")
    );
    assert_eq!(
        cut(Calendar::Calendar, 2026, 2030).as_deref(),
        Some("2026-01-01..2026-01-31")
    );
    assert_eq!(
        cut(Calendar::Reporting, 2021, 2025).as_deref(),
        Some("2025-12-01..2025-12-14")
    );
    assert_eq!(
        cut(Calendar::Reporting, 2026, 2030).as_deref(),
        Some("2025-12-15..2026-01-31")
    );
    assert_eq!(cut(Calendar::Reporting, 2030, 2026), None);
}

#[test]
fn the_period_before_is_of_the_same_kind() {
    for (text, before) in [
        ("2026", "2025"),
        ("2026-H1", "2025-H2"),
        ("2026-H2", "2026-H1"),
        ("2026-9M", "2025-9M"),
        ("2026-Q1", "2025-Q4"),
        ("2026-Q2", "2026-Q1"),
        ("2026-01", "2025-12"),
        ("2028-03-01", "2028-02-29"),
        ("2021..2025", "2016..2020"),
        ("2026-03-01..2026-03-31", "2026-01-29..2026-02-28"),
    ] {
        assert_eq!(period(text).before(), period(before), "{text}");
    }
}

#[test]
fn a_trend_ends_with_its_period() {
    let written = |text: &str, count| {
        period(text)
            .trend(count)
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(
        written("2026-Q2", 5),
        "2025-Q2 2025-Q3 2025-Q4 2026-Q1 2026-Q2"
    );
    assert_eq!(written("2026-9M", 3), "2024-9M 2025-9M 2026-9M");
    assert_eq!(written("2026", 0), "");
}

#[test]
fn a_year_is_made_of_shorter_periods() {
    let inside = |text: &str, kind| {
        let periods = period(text).sub_periods(kind, Calendar::Reporting);
        periods
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(
        inside("2026", PeriodKind::Quarter),
        "2026-Q1 2026-Q2 2026-Q3 2026-Q4"
    );
    assert_eq!(inside("2026-9M", PeriodKind::Half), "2026-H1");
    assert_eq!(
        inside("2026-Q1", PeriodKind::Month),
        "2026-01 2026-02 2026-03"
    );
    assert_eq!(inside("2021..2023", PeriodKind::Year), "2021 2022 2023");
    assert_eq!(
        inside("2025..2026", PeriodKind::NineMonths),
        "2025-9M 2026-9M"
    );
    assert_eq!(
        inside("2026-01-16..2026-03-20", PeriodKind::Month),
        "2026-03"
    );
    assert_eq!(
        inside("2026-02-27..2026-03-01", PeriodKind::Day),
        "2026-02-27 2026-02-28 2026-03-01"
    );
    assert_eq!(inside("2026-Q1", PeriodKind::Year), "");
    assert_eq!(inside("2026", PeriodKind::Range), "");
}

#[test]
fn today_lies_in_a_period_of_each_kind() {
    let found = |text: &str, kind, calendar| {
        Period::containing(day(text), kind, calendar).map(|period| period.to_string())
    };
    let (plain, reporting) = (Calendar::Calendar, Calendar::Reporting);
    assert_eq!(
        found("2025-12-20", PeriodKind::Year, plain).as_deref(),
        Some("2025")
    );
    assert_eq!(
        found("2025-12-20", PeriodKind::Year, reporting).as_deref(),
        Some("2026")
    );
    assert_eq!(
        found("2025-12-20", PeriodKind::Quarter, reporting).as_deref(),
        Some("2026-Q1")
    );
    assert_eq!(
        found("2026-06-15", PeriodKind::Half, reporting).as_deref(),
        Some("2026-H2")
    );
    assert_eq!(
        found("2026-09-14", PeriodKind::NineMonths, reporting).as_deref(),
        Some("2026-9M")
    );
    assert_eq!(found("2026-09-15", PeriodKind::NineMonths, reporting), None);
    assert_eq!(found("2026-09-15", PeriodKind::Range, reporting), None);
}

#[test]
fn only_a_whole_year_says_whether_a_target_was_reached() {
    for text in [
        "2026",
        "2021..2025",
        "2026-01-01..2026-12-31",
        "2027-03-01..2028-02-29",
    ] {
        assert!(!period(text).shorter_than_year(), "{text}");
    }
    for text in [
        "2026-9M",
        "2026-Q1",
        "2026-07-15",
        "2028-01-01..2028-12-30",
        "2027-03-01..2028-02-28",
    ] {
        assert!(period(text).shorter_than_year(), "{text}");
    }
}

proptest! {
    #[test]
    fn the_period_before_ends_right_before(period in any_period(), calendar in any_calendar()) {
        prop_assume!(period.kind() != PeriodKind::NineMonths);
        let (range, before) = (period.range(calendar), period.before().range(calendar));
        prop_assert_eq!(before.until.succ_opt(), Some(range.from));
        prop_assert_eq!(period.before().kind(), period.kind());
    }

    #[test]
    fn a_named_period_lies_in_the_report_years_it_names(
        period in named_period(), calendar in any_calendar(),
    ) {
        let years = period.report_years(calendar);
        let text = period.to_string();
        prop_assert_eq!(&text[..4], years.from().to_string());
        if period.kind() != PeriodKind::Years {
            prop_assert_eq!(years.years(), 1);
        }
    }

    #[test]
    fn parts_by_report_year_are_exact_and_in_order(
        range in any_range(), calendar in any_calendar(),
    ) {
        let parts = parts_by_report_year(range, calendar);
        prop_assert_eq!(parts.iter().map(|(_, part)| part.days()).sum::<i64>(), range.days());
        for (year, part) in &parts {
            prop_assert_eq!(report_year_of(part.from, calendar), *year);
            prop_assert_eq!(report_year_of(part.until, calendar), *year);
            prop_assert_eq!(split_by_years(range, calendar, *year, *year), Some(*part));
        }
        for pair in parts.windows(2) {
            prop_assert_eq!(pair[0].1.until.succ_opt(), Some(pair[1].1.from));
        }
    }

    #[test]
    fn each_kind_that_fills_the_year_leaves_out_no_day(
        year in 1900..=2200, calendar in any_calendar(),
        kind in prop::sample::select(&FILLING[1..]),
    ) {
        let whole = Period::Year(year);
        let parts = whole.sub_periods(kind, calendar);
        let days: i64 = parts.iter().map(|part| part.range(calendar).days()).sum();
        prop_assert_eq!(days, whole.range(calendar).days());
        let count = u8::try_from(parts.len()).expect("at most twelve");
        prop_assert_eq!(parts.last().map(|part| part.trend(count)), Some(parts.clone()));
    }

    #[test]
    fn the_period_containing_a_day_contains_it(
        day in any_day(), calendar in any_calendar(),
        kind in prop::sample::select(FILLING),
    ) {
        let found = Period::containing(day, kind, calendar);
        prop_assert_eq!(found.map(Period::kind), Some(kind));
        prop_assert!(found.is_some_and(|period| period.range(calendar).contains(day)));
    }
}
