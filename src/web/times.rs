//! Moments and days as pages write them, by the operator's clock.

use chrono::DateTime;

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

/// The day of a moment, given in epoch milliseconds.
pub fn day(app: &App, lang: Lang, at: i64) -> String {
    period::day(lang, app.zone.day_of_ms(at))
}
