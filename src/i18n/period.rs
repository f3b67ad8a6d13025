//! What periods are called on screen and on paper, always with their dates.
//!
//! A name alone does not say which calendar it follows, so wherever a figure stands the [`label`]
//! is printed; the [`name`] alone is for places that give the dates beside it. The words are in
//! `period.ftl` of each language; they are written there as they stand within a sentence, since a
//! first letter can be raised in every language but lowered only by who knows it («Q1», "July").

use chrono::{Datelike, NaiveDate};

use super::{Lang, Value, t, t_args};
use crate::model::calendar::Calendar;
use crate::model::period::{
    DayRange, FIRST_YEAR, Half, LAST_YEAR, Period, PeriodError, SPELLINGS, YearSpan,
};

/// The name with its dates: «Năm 2025 (15/12/2024–14/12/2025)».
pub fn label(lang: Lang, period: Period, calendar: Calendar) -> String {
    raise_first(&label_in_sentence(lang, period, calendar))
}

/// The label as it stands within a sentence: «… quý I/2026 (15/12/2025–14/3/2026) …».
pub fn label_in_sentence(lang: Lang, period: Period, calendar: Calendar) -> String {
    let name = name_in_sentence(lang, period);
    if matches!(period, Period::Day(_)) {
        return name; // a date already
    }
    let days = days(lang, period.range(calendar));
    t_args(
        lang,
        "period-label",
        &[("name", name.into()), ("days", days.into())],
    )
}

/// The name as it stands alone: «Quý I/2026», «Giai đoạn 2021 - 2025».
pub fn name(lang: Lang, period: Period) -> String {
    raise_first(&name_in_sentence(lang, period))
}

/// The name as it stands within a sentence: «quý I/2026», "first half of 2026".
pub fn name_in_sentence(lang: Lang, period: Period) -> String {
    let of_year = |key, year: i32| t_args(lang, key, &[("year", year.into())]);
    match period {
        Period::Year(year) => of_year("period-year", year),
        Period::Half(year, Half::First) => of_year("period-first-half", year),
        Period::Half(year, Half::Second) => of_year("period-second-half", year),
        Period::NineMonths(year) => of_year("period-nine-months", year),
        Period::Quarter(year, quarter) => {
            let quarter = ("quarter", Value::from(quarter.number()));
            t_args(lang, "period-quarter", &[quarter, ("year", year.into())])
        }
        Period::Month(year, month) => {
            let month = ("month", Value::from(month.number_from_month()));
            t_args(lang, "period-month", &[month, ("year", year.into())])
        }
        Period::Day(date) => t_args(lang, "period-day", &[("date", day(lang, date).into())]),
        Period::Years(years) => years_in_sentence(lang, years),
        Period::Range(_) => t(lang, "period-range"),
    }
}

/// A day: «15/7/2026», "15 Jul 2026".
pub fn day(lang: Lang, day: NaiveDate) -> String {
    let parts = [
        ("day", Value::from(day.day())),
        ("month", day.month().into()),
        ("year", day.year().into()),
    ];
    t_args(lang, "period-date", &parts)
}

/// Days from one to another: «15/12/2025–14/3/2026»; a single day stands alone.
pub fn days(lang: Lang, range: DayRange) -> String {
    let from = day(lang, range.from);
    if range.from == range.until {
        return from;
    }
    let until = day(lang, range.until);
    t_args(
        lang,
        "period-days",
        &[("from", from.into()), ("until", until.into())],
    )
}

/// Why a text is no period, as a sentence.
pub fn explain(lang: Lang, error: &PeriodError) -> String {
    match error {
        PeriodError::Unreadable => t_args(
            lang,
            "period-error-unreadable",
            &[("spellings", SPELLINGS.into())],
        ),
        PeriodError::NoSuchDay(text) => t_args(
            lang,
            "period-error-no-such-day",
            &[("text", text.as_str().into())],
        ),
        PeriodError::EndsBeforeItBegins { from, until } => {
            let ends = [
                ("from", Value::from(said(lang, from))),
                ("until", said(lang, until).into()),
            ];
            t_args(lang, "period-error-reversed", &ends)
        }
        PeriodError::YearOutOfRange(year) => {
            let years = [
                ("year", Value::from(*year)),
                ("first", FIRST_YEAR.into()),
                ("last", LAST_YEAR.into()),
            ];
            t_args(lang, "period-error-year", &years)
        }
    }
}

/// A day as people write it, anything else as it was given.
fn said(lang: Lang, end: &str) -> String {
    end.parse()
        .map_or_else(|_| end.to_owned(), |found| day(lang, found))
}

/// A span no longer than a year is called a year.
fn years_in_sentence(lang: Lang, years: YearSpan) -> String {
    if years.years() == 1 {
        return name_in_sentence(lang, Period::Year(years.from()));
    }
    let ends = [
        ("from", Value::from(years.from())),
        ("until", years.until().into()),
    ];
    t_args(lang, "period-years", &ends)
}

fn raise_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        text.parse().expect("a period")
    }

    #[test]
    fn vietnamese_names_are_those_of_the_papers() {
        for (text, expected) in [
            ("2026", "Năm 2026"),
            ("2026-H1", "6 tháng đầu năm 2026"),
            ("2026-H2", "6 tháng cuối năm 2026"),
            ("2026-9M", "9 tháng đầu năm 2026"),
            ("2026-Q1", "Quý I/2026"),
            ("2026-Q4", "Quý IV/2026"),
            ("2026-07", "Tháng 7/2026"),
            ("2026-07-15", "Ngày 15/7/2026"),
            ("2021..2025", "Giai đoạn 2021 - 2025"),
            ("2025..2025", "Năm 2025"),
            ("2026-01-01..2026-03-31", "Khoảng thời gian tùy chọn"),
        ] {
            assert_eq!(name(Lang::Vi, period(text)), expected);
        }
    }

    #[test]
    fn english_names_say_the_same() {
        for (text, expected) in [
            ("2026", "Year 2026"),
            ("2026-H1", "First half of 2026"),
            ("2026-H2", "Second half of 2026"),
            ("2026-9M", "First nine months of 2026"),
            ("2026-Q1", "Q1 2026"),
            ("2026-07", "July 2026"),
            ("2026-07-15", "15 Jul 2026"),
            ("2021..2025", "Years 2021–2025"),
            ("2025..2025", "Year 2025"),
            ("2026-01-01..2026-03-31", "Custom period"),
        ] {
            assert_eq!(name(Lang::En, period(text)), expected);
        }
    }

    #[test]
    fn a_label_carries_the_dates_of_its_calendar() {
        let reporting = |lang, text| label(lang, period(text), Calendar::Reporting);
        assert_eq!(
            reporting(Lang::Vi, "2025"),
            "Năm 2025 (15/12/2024–14/12/2025)"
        );
        assert_eq!(
            reporting(Lang::Vi, "2021..2025"),
            "Giai đoạn 2021 - 2025 (15/12/2020–14/12/2025)"
        );
        assert_eq!(
            reporting(Lang::En, "2026-Q1"),
            "Q1 2026 (15 Dec 2025–14 Mar 2026)"
        );
        let plain = |lang, text| label(lang, period(text), Calendar::Calendar);
        assert_eq!(
            plain(Lang::Vi, "2028-02"),
            "Tháng 2/2028 (1/2/2028–29/2/2028)"
        );
        assert_eq!(plain(Lang::Vi, "2026-07-15"), "Ngày 15/7/2026");
        let one_day = "Khoảng thời gian tùy chọn (1/7/2025)";
        assert_eq!(plain(Lang::Vi, "2025-07-01..2025-07-01"), one_day);
    }

    #[test]
    fn within_a_sentence_only_proper_names_keep_their_capital() {
        let within = |lang, text| name_in_sentence(lang, period(text));
        assert_eq!(within(Lang::Vi, "2026-Q1"), "quý I/2026");
        assert_eq!(within(Lang::Vi, "2026"), "năm 2026");
        assert_eq!(within(Lang::Vi, "2026-H1"), "6 tháng đầu năm 2026");
        assert_eq!(within(Lang::Vi, "2021..2025"), "giai đoạn 2021 - 2025");
        assert_eq!(within(Lang::En, "2026-H1"), "first half of 2026");
        assert_eq!(within(Lang::En, "2026-Q1"), "Q1 2026");
        assert_eq!(within(Lang::En, "2026-07"), "July 2026");
        let label = label_in_sentence(Lang::Vi, period("2026-Q1"), Calendar::Reporting);
        assert_eq!(label, "quý I/2026 (15/12/2025–14/3/2026)");
    }

    #[test]
    fn what_is_no_period_is_explained_in_the_language_of_the_reader() {
        let explained = |lang, text: &str| {
            let error = text.parse::<Period>().expect_err("no period");
            explain(lang, &error)
        };
        assert_eq!(
            explained(Lang::Vi, "2026-02-30"),
            "Không có ngày hoặc tháng 2026-02-30."
        );
        assert_eq!(
            explained(Lang::Vi, "2025..2021"),
            "Kỳ báo cáo kết thúc (2021) trước khi bắt đầu (2025)."
        );
        assert_eq!(
            explained(Lang::Vi, "2026-03-31..2026-01-01"),
            "Kỳ báo cáo kết thúc (1/1/2026) trước khi bắt đầu (31/3/2026)."
        );
        assert_eq!(
            explained(Lang::Vi, "1899"),
            "Năm 1899 nằm ngoài khoảng từ 1900 đến 2200."
        );
        let unreadable = explained(Lang::En, "Q1/2026");
        assert!(unreadable.starts_with("The period cannot be read. Ways to write one: 2026, "));
    }
}
