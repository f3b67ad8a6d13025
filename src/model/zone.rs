//! The operator's time zone: which day an instant belongs to.
//!
//! The zone comes from the configuration and never from the host, so a host that runs in UTC counts
//! the same days. Nothing here reads the time; that is `clock`.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use chrono::{
    DateTime, Duration, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Utc,
};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::calendar::day_after;
use super::period::DayRange;

/// The time zone that days are counted in; Asia/Ho_Chi_Minh unless configured otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Zone(Tz);

/// No time zone of the IANA database has this name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown time zone «{0}»: expected an IANA name such as Asia/Ho_Chi_Minh")]
pub struct UnknownZone(String);

impl Zone {
    /// The zone of all Vietnam.
    pub const HO_CHI_MINH: Self = Self(Tz::Asia__Ho_Chi_Minh);

    /// Date and time on the wall at this instant. Beyond the years that chrono knows it is the
    /// first or last moment that exists.
    pub fn local(self, at: DateTime<Utc>) -> NaiveDateTime {
        let utc = at.naive_utc();
        let offset = self.0.offset_from_utc_datetime(&utc).fix();
        let edge = if offset.local_minus_utc() < 0 {
            NaiveDateTime::MIN
        } else {
            NaiveDateTime::MAX
        };
        utc.checked_add_offset(offset).unwrap_or(edge)
    }

    /// The day that this instant belongs to.
    pub fn day_of(self, at: DateTime<Utc>) -> NaiveDate {
        self.local(at).date()
    }

    /// The day that this instant, in milliseconds since 1970, belongs to.
    pub fn day_of_ms(self, at_ms: i64) -> NaiveDate {
        self.day_of(instant(at_ms))
    }

    /// The first instant of the day. Where clocks jump over midnight it is the moment of the jump.
    pub fn start_of_day(self, day: NaiveDate) -> DateTime<Utc> {
        let midnight = day.and_time(NaiveTime::MIN);
        match self.0.from_local_datetime(&midnight) {
            LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.to_utc(),
            LocalResult::None => self.first_instant_from(midnight),
        }
    }

    /// The first instant of the day, in milliseconds since 1970.
    pub fn start_of_day_ms(self, day: NaiveDate) -> i64 {
        self.start_of_day(day).timestamp_millis()
    }

    /// The instants of these days, in milliseconds since 1970; the end is excluded.
    pub fn span_ms(self, days: DayRange) -> Range<i64> {
        self.start_of_day_ms(days.from)..self.start_of_day_ms(day_after(days.until))
    }

    /// The first second at which clocks on the wall have reached `local`, found by halving, as
    /// chrono does not tell when a jump happens. No jump is longer than a day.
    fn first_instant_from(self, local: NaiveDateTime) -> DateTime<Utc> {
        let around = local.and_utc().timestamp();
        let margin = Duration::days(2).num_seconds();
        let (mut before, mut reached) = (around - margin, around + margin);
        while before + 1 < reached {
            let middle = before + (reached - before) / 2;
            if self.local(instant(middle * 1000)) < local {
                before = middle;
            } else {
                reached = middle;
            }
        }
        instant(reached * 1000)
    }
}

/// The instant so many milliseconds after (before) 1970, or the last (first) that exists.
fn instant(at_ms: i64) -> DateTime<Utc> {
    let edge = if at_ms < 0 {
        DateTime::<Utc>::MIN_UTC
    } else {
        DateTime::<Utc>::MAX_UTC
    };
    DateTime::from_timestamp_millis(at_ms).unwrap_or(edge)
}

impl Default for Zone {
    fn default() -> Self {
        Self::HO_CHI_MINH
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name())
    }
}

impl FromStr for Zone {
    type Err = UnknownZone;

    fn from_str(name: &str) -> Result<Self, UnknownZone> {
        name.parse()
            .map(Self)
            .map_err(|_| UnknownZone(name.to_owned()))
    }
}

impl TryFrom<String> for Zone {
    type Error = UnknownZone;

    fn try_from(name: String) -> Result<Self, UnknownZone> {
        name.parse()
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> Self {
        zone.to_string()
    }
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use proptest::prelude::*;

    use super::*;
    use crate::model::calendar::Calendar;
    use crate::model::period::report_year_of;
    use crate::model::period::strategy::any_day;

    fn at(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(text)
            .expect("a time with offset")
            .to_utc()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    /// The report years of an instant and of the second after.
    fn years_around(text: &str, calendar: Calendar) -> (i32, i32) {
        let zone = Zone::HO_CHI_MINH;
        let year = |at| report_year_of(zone.day_of(at), calendar);
        (year(at(text)), year(at(text) + Duration::seconds(1)))
    }

    #[test]
    fn one_second_decides_the_year() {
        let new_year = "2025-12-31T23:59:59+07:00";
        assert_eq!(years_around(new_year, Calendar::Calendar), (2025, 2026));
        assert_eq!(years_around(new_year, Calendar::Reporting), (2026, 2026));
        let report_year = "2025-12-14T23:59:59+07:00";
        assert_eq!(years_around(report_year, Calendar::Reporting), (2025, 2026));
        assert_eq!(years_around(report_year, Calendar::Calendar), (2025, 2025));
        // The same second as a host in UTC writes it.
        assert_eq!(
            years_around("2025-12-31T16:59:59Z", Calendar::Calendar),
            (2025, 2026)
        );
    }

    /// Runs the test above again in processes that believe to be elsewhere.
    #[test]
    fn the_zone_of_the_host_decides_nothing() {
        let (_, path) = module_path!()
            .split_once("::")
            .expect("a path within the crate");
        for host in ["UTC", "America/New_York", "Pacific/Kiritimati"] {
            let run = Command::new(std::env::current_exe().expect("this test program"))
                .args(["--exact", &format!("{path}::one_second_decides_the_year")])
                .env("TZ", host)
                .output()
                .expect("the test runs again");
            let printed = String::from_utf8_lossy(&run.stdout);
            assert!(
                run.status.success() && printed.contains("1 passed"),
                "{host}: {printed}"
            );
        }
    }

    #[test]
    fn the_leap_day_of_2028_is_a_day_of_its_own() {
        let zone = Zone::HO_CHI_MINH;
        assert_eq!(
            zone.day_of(at("2028-02-28T23:59:59.999+07:00")),
            day("2028-02-28")
        );
        assert_eq!(
            zone.day_of(at("2028-02-29T00:00:00+07:00")),
            day("2028-02-29")
        );
        assert_eq!(
            zone.day_of(at("2028-02-29T23:59:59.999+07:00")),
            day("2028-02-29")
        );
        assert_eq!(
            zone.day_of(at("2028-03-01T00:00:00+07:00")),
            day("2028-03-01")
        );
        let span = zone.span_ms(DayRange::single(day("2028-02-29")));
        assert_eq!(span.start, at("2028-02-28T17:00:00Z").timestamp_millis());
        assert_eq!(span.end - span.start, 24 * 60 * 60 * 1000);
    }

    #[test]
    fn a_zone_is_written_as_it_is_read() {
        let zone: Zone = "Asia/Ho_Chi_Minh".parse().expect("the zone of Vietnam");
        assert_eq!(zone, Zone::default());
        assert_eq!(zone.to_string(), "Asia/Ho_Chi_Minh");
        assert_eq!(
            "Asia/Gia_Dinh".parse::<Zone>(),
            Err(UnknownZone("Asia/Gia_Dinh".into()))
        );
    }

    #[test]
    fn where_clocks_jump_over_midnight_the_day_begins_with_the_jump() {
        let zone: Zone = "America/Sao_Paulo".parse().expect("a zone");
        assert_eq!(
            zone.start_of_day(day("2018-11-04")),
            at("2018-11-04T03:00:00Z")
        );
        // Samoa left out a whole day: it has no instant.
        let zone: Zone = "Pacific/Apia".parse().expect("a zone");
        assert!(zone.span_ms(DayRange::single(day("2011-12-30"))).is_empty());
        assert_eq!(
            zone.start_of_day(day("2011-12-31")),
            at("2011-12-30T10:00:00Z")
        );
    }

    proptest! {
        #[test]
        fn a_day_begins_after_the_last_millisecond_of_the_day_before(day in any_day()) {
            // Vietnam has kept +07:00 since 1975; earlier clocks went back across midnight.
            prop_assume!(day.to_string().as_str() > "1976");
            let zone = Zone::HO_CHI_MINH;
            let start = zone.start_of_day_ms(day);
            prop_assert_eq!(zone.day_of_ms(start), day);
            prop_assert_eq!(Some(zone.day_of_ms(start - 1)), day.pred_opt());
        }

        #[test]
        fn no_instant_and_no_day_panics(at_ms in any::<i64>()) {
            let zone = Zone::HO_CHI_MINH;
            let day = zone.day_of_ms(at_ms);
            zone.span_ms(DayRange::single(day));
        }
    }
}
