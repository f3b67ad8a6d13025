//! The hours of a device, day by day.

use chrono::{DateTime, Datelike, TimeDelta, Timelike};
use hailong_views::page::kiosks::{Activity, ActivityDay, ActivityHour};

use super::{
    keeper::{DAYS, Keeper},
    words,
};
use crate::{i18n::period, store::HourCount};

/// The last days, also those on which nothing was.
pub fn of(keeper: &Keeper, hours: &[HourCount]) -> Activity {
    let today = keeper.today();
    let days = (0..DAYS).rev().map(|ago| today - TimeDelta::days(ago));
    let mut all: Vec<_> = days.map(|day| (day, empty(keeper, day))).collect();
    for hour in hours {
        let at = DateTime::from_timestamp_millis(hour.from).unwrap_or_default();
        let local = keeper.app.zone.local(at);
        let day = all.iter_mut().find(|(day, _)| *day == local.date());
        let cell = day.and_then(|(_, day)| day.hours.get_mut(local.hour() as usize));
        if let Some(cell) = cell {
            cell.ratings += words::whole(hour.ratings);
            cell.heard |= hour.heartbeats > 0;
        }
    }
    Activity {
        days: all.into_iter().map(|(_, day)| day).collect(),
    }
}

fn empty(keeper: &Keeper, day: chrono::NaiveDate) -> ActivityDay {
    let number = day.weekday().number_from_monday();
    let short = keeper.say(&format!("weekday-short-{number}"));
    let long = keeper.say(&format!("weekday-{number}"));
    ActivityDay {
        short: format!("{short} {}/{}", day.day(), day.month()),
        name: format!("{long}, {}", period::day(keeper.lang(), day)),
        hours: [ActivityHour::default(); 24],
    }
}
