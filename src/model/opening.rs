//! When a service point is open: hours of the week, and holidays.

use std::fmt;

use chrono::NaiveDate;

/// Minutes of a day.
pub const DAY: u16 = 24 * 60;

/// A stretch of a weekday on which a service point is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OpenHours {
    /// 1 Monday to 7 Sunday.
    pub weekday: u8,
    /// First minute, from midnight.
    pub from: u16,
    /// The minute after the last one; at most 1440.
    pub until: u16,
}

/// A day on which nobody is served (ngày nghỉ).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// The day.
    pub day: NaiveDate,
    /// The one service point that is closed, by its number; `None`: all of them.
    pub service_point: Option<i32>,
    /// Its name, e.g. «Quốc khánh».
    pub name: String,
}

impl OpenHours {
    /// Whether both are open at a common minute.
    pub fn overlaps(self, other: Self) -> bool {
        self.weekday == other.weekday && self.from < other.until && other.from < self.until
    }

    /// Reads `07:30-11:30` as a stretch of `weekday`; hours and minutes have two digits each.
    pub fn parse(weekday: u8, text: &str) -> Option<Self> {
        let (from, until) = text.split_once(['-', '–'])?;
        let (from, until) = (minute(from.trim())?, minute(until.trim())?);
        let fits = (1..=7).contains(&weekday) && from < until;
        fits.then_some(Self {
            weekday,
            from,
            until,
        })
    }
}

/// `07:30` in minutes from midnight; `24:00` is the end of the day.
fn minute(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let number = |digits: &str| {
        let two = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse::<u16>().ok().filter(|_| two)
    };
    let (hour, minute) = (number(hour)?, number(minute)?);
    let at = hour * 60 + minute;
    (minute < 60 && at <= DAY).then_some(at)
}

impl fmt::Display for OpenHours {
    /// `07:30-11:30`, without the weekday.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (from, until) = (self.from, self.until);
        let (h, m) = (from / 60, from % 60);
        write!(f, "{h:02}:{m:02}-{:02}:{:02}", until / 60, until % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_they_are_written() {
        for text in ["07:30-11:30", "00:00-24:00", "13:00-17:00"] {
            assert_eq!(OpenHours::parse(1, text).unwrap().to_string(), text);
        }
        for wrong in [
            "7:30-11:30",
            "11:30-07:30",
            "08:00-08:00",
            "08:60-09:00",
            "08:00-24:01",
            "8h",
        ] {
            assert_eq!(OpenHours::parse(1, wrong), None, "{wrong}");
        }
        assert_eq!(OpenHours::parse(8, "07:30-11:30"), None);
    }

    #[test]
    fn what_touches_does_not_overlap() {
        let hours = |text| OpenHours::parse(1, text).unwrap();
        assert!(!hours("07:30-11:30").overlaps(hours("11:30-12:00")));
        assert!(hours("07:30-11:30").overlaps(hours("11:29-12:00")));
        assert!(!hours("07:30-11:30").overlaps(OpenHours::parse(2, "07:30-11:30").unwrap()));
    }
}
