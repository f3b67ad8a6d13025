//! Moments and days as pages write them, by the operator's clock.

use chrono::{DateTime, NaiveDate};

use crate::{
    app::App,
    i18n::{Lang, period, t_args},
};

/// A moment, given in epoch milliseconds: «09 giờ 05 phút, ngày 01/7/2026».
pub fn moment(app: &App, lang: Lang, at: i64) -> String {
    let local = app
        .zone
        .local(DateTime::from_timestamp_millis(at).unwrap_or_default());
    let args = [
        ("hour", local.format("%H").to_string().into()),
        ("minute", local.format("%M").to_string().into()),
        ("day", period::day(lang, local.date()).into()),
    ];
    t_args(lang, "as-of-time", &args)
}

/// The same in a table or a line: «09:41» of today, «17:02, 14/7/2026» of another day.
pub fn brief(app: &App, lang: Lang, at: i64) -> String {
    let (zone, now) = (app.zone, app.clock.now_ms());
    let local = zone.local(DateTime::from_timestamp_millis(at).unwrap_or_default());
    let time = local.format("%H:%M").to_string();
    if zone.day_of_ms(at) == zone.day_of_ms(now) {
        return time;
    }
    dated(lang, time, local.date())
}

/// The same with its day, whichever that is.
pub fn short(app: &App, lang: Lang, at: i64) -> String {
    let local = app
        .zone
        .local(DateTime::from_timestamp_millis(at).unwrap_or_default());
    dated(lang, local.format("%H:%M").to_string(), local.date())
}

fn dated(lang: Lang, time: String, day: NaiveDate) -> String {
    let args = [
        ("time", time.into()),
        ("day", period::day(lang, day).into()),
    ];
    t_args(lang, "moment-short", &args)
}

/// So many milliseconds in one unit, rounded down: «46 phút», «2 giờ», «3 ngày».
pub fn span(lang: Lang, ms: i64) -> String {
    const UNITS: [(i64, &str); 3] = [
        (86_400_000, "span-days"),
        (3_600_000, "span-hours"),
        (60_000, "span-minutes"),
    ];
    let ms = ms.max(0);
    let unit = UNITS.into_iter().find(|(length, _)| ms >= *length);
    let (length, key) = unit.unwrap_or((1_000, "span-seconds"));
    t_args(lang, key, &[("n", (ms / length).into())])
}

/// The day of a moment, given in epoch milliseconds.
pub fn day(app: &App, lang: Lang, at: i64) -> String {
    period::day(lang, app.zone.day_of_ms(at))
}
