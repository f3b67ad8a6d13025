//! Periods on screen.

use hailong_views::part::report::{AsOf, Link, PeriodLabel};

use super::choice::Choice;
use crate::{
    app::App,
    i18n::{Lang, period, t, t_args},
    model::{
        calendar::Calendar,
        period::{Period, PeriodKind},
    },
    report::ScoreTable,
};

/// The label of a chosen period, with the same page for its neighbours.
pub fn period_label(app: &App, lang: Lang, choice: &Choice, path: &str) -> PeriodLabel {
    let range = choice.period.range(choice.calendar);
    let today = app.clock.today(app.zone);
    let link = |period: Period| Link {
        label: short_name(lang, period, choice.calendar),
        href: choice.at(period).href(path),
    };
    PeriodLabel {
        name: period::name(lang, choice.period),
        dates: period::days(lang, range),
        calendar: t(lang, &format!("calendar-{}-short", choice.calendar.key())),
        whole_year: !choice.period.shorter_than_year(),
        running: range.contains(today),
        previous: Some(link(choice.period.before())),
        next: after(choice.period, choice.calendar)
            .filter(|next| next.range(choice.calendar).from <= today)
            .map(link),
    }
}

/// The name of a period; freely chosen days have none but themselves.
fn short_name(lang: Lang, period: Period, calendar: Calendar) -> String {
    match period {
        Period::Range(_) => period::days(lang, period.range(calendar)),
        _ => period::name(lang, period),
    }
}

/// The period after of the same kind, where there is one.
fn after(period: Period, calendar: Calendar) -> Option<Period> {
    let next_day = period.range(calendar).until.succ_opt()?;
    let next = Period::containing(next_day, period.kind(), calendar)?;
    // The first nine months of a year are followed by three that belong to none.
    (next != period).then_some(next)
}

/// Up to where the data of a table reach.
pub fn as_of(app: &App, lang: Lang, table: &ScoreTable) -> AsOf {
    let at = chrono::DateTime::from_timestamp_millis(table.as_of).unwrap_or_default();
    let local = app.zone.local(at);
    let day = period::day(lang, local.date());
    let args = [
        ("hour", local.format("%H").to_string().into()),
        ("minute", local.format("%M").to_string().into()),
        ("day", day.into()),
    ];
    AsOf {
        time: t_args(lang, "as-of-time", &args),
        seq: table.as_of_seq.map(i64::unsigned_abs),
        completeness: None,
    }
}

/// A short name for the axis of a chart.
pub fn short(lang: Lang, period: Period) -> String {
    use crate::model::period::Half;
    let year = |year: i32| format!("{:02}", year.rem_euclid(100));
    match period {
        Period::Year(full) => full.to_string(),
        Period::Half(y, Half::First) => {
            t_args(lang, "short-half-first", &[("year", year(y).into())])
        }
        Period::Half(y, _) => t_args(lang, "short-half-last", &[("year", year(y).into())]),
        Period::NineMonths(y) => t_args(lang, "short-nine-months", &[("year", year(y).into())]),
        Period::Quarter(y, quarter) => t_args(
            lang,
            "short-quarter",
            &[
                ("quarter", quarter.number().to_string().into()),
                ("year", year(y).into()),
            ],
        ),
        Period::Month(y, month) => t_args(
            lang,
            "short-month",
            &[
                ("month", month.number_from_month().to_string().into()),
                ("year", year(y).into()),
            ],
        ),
        Period::Day(day) => day.format("%d/%m").to_string(),
        Period::Years(_) | Period::Range(_) => period.to_string(),
    }
}

/// The word of a kind of period in text keys.
pub const fn kind_word(kind: PeriodKind) -> &'static str {
    match kind {
        PeriodKind::Year => "year",
        PeriodKind::Half => "half",
        PeriodKind::NineMonths => "nine-months",
        PeriodKind::Quarter => "quarter",
        PeriodKind::Month => "month",
        PeriodKind::Day => "day",
        PeriodKind::Years => "years",
        PeriodKind::Range => "custom",
    }
}
