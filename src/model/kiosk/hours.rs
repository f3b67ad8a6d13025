//! When people are served at a service point, as instants.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use crate::model::{catalogue::Catalogue, opening::OpenHours, zone::Zone};

const MINUTE_MS: i64 = 60_000;

/// The hours of Vietnam's offices, for a service point that has told none: Monday to Friday,
/// 7:30 to 11:30 and 13:00 to 17:00, as minutes from midnight.
const OFFICE_HOURS: [(u16, u16); 2] = [(450, 690), (780, 1_020)];

/// A service point with its hours.
#[derive(Debug, Clone, Copy)]
pub struct Office<'a> {
    catalogue: &'a Catalogue,
    zone: Zone,
    point: i32,
}

impl<'a> Office<'a> {
    /// The service point with this number.
    pub const fn new(catalogue: &'a Catalogue, zone: Zone, point: i32) -> Self {
        Self {
            catalogue,
            zone,
            point,
        }
    }

    /// The hours of the week: its own, else those of offices.
    pub fn week(&self) -> Vec<OpenHours> {
        match self.catalogue.hours_of(self.point) {
            [] => usual_week(),
            own => own.to_vec(),
        }
    }

    /// The stretches, in epoch milliseconds, in which people are served on a day, in order; none on
    /// a holiday, nor while the service point does not exist.
    pub fn open_on(&self, day: NaiveDate) -> Vec<Range<i64>> {
        let point = self.catalogue.service_point_by_id(self.point);
        let exists = point.is_some_and(|point| point.valid.contains(day));
        let mut holidays = self.catalogue.holidays_at(self.point);
        if !exists || holidays.any(|holiday| holiday.day == day) {
            return Vec::new();
        }
        let midnight = self.zone.start_of_day_ms(day);
        let at = |minute: u16| midnight + i64::from(minute) * MINUTE_MS;
        let weekday = day.weekday().number_from_monday();
        let mut open: Vec<_> = self
            .week()
            .into_iter()
            .filter(|hours| u32::from(hours.weekday) == weekday)
            .map(|hours| at(hours.from)..at(hours.until))
            .collect();
        open.sort_unstable_by_key(|range| range.start);
        open
    }

    /// The stretches of the day of `now`.
    pub fn open_today(&self, now: i64) -> Vec<Range<i64>> {
        self.open_on(self.zone.day_of_ms(now))
    }

    /// When the stretch began in which people are being served at `now`; `None` while it is closed.
    pub fn serving_since(&self, now: i64) -> Option<i64> {
        let open = self.open_today(now).into_iter();
        open.filter(|range| range.contains(&now))
            .map(|range| range.start)
            .next()
    }

    /// Whether an instant lies on a day on which people are served at all.
    pub fn opens_on_day_of(&self, at: i64) -> bool {
        !self.open_today(at).is_empty()
    }
}

fn usual_week() -> Vec<OpenHours> {
    let day = |weekday| {
        OFFICE_HOURS.map(|(from, until)| OpenHours {
            weekday,
            from,
            until,
        })
    };
    (1..=5).flat_map(day).collect()
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::model::{
        opening::Holiday, service_point::ServicePoint, subject::Subject, validity::Validity,
    };

    fn at(text: &str) -> i64 {
        DateTime::parse_from_rfc3339(&format!("{text}:00+07:00"))
            .unwrap()
            .timestamp_millis()
    }

    fn catalogue() -> Catalogue {
        let point = ServicePoint {
            id: 1,
            key: "q1".to_owned(),
            name: "Quầy số 1".to_owned(),
            agency: 1,
            serves: None,
            domains: Vec::new(),
            subject: Subject::Procedure,
            valid: Validity::default(),
        };
        let holiday = Holiday {
            day: "2026-09-02".parse().unwrap(),
            service_point: None,
            name: "Quốc khánh".to_owned(),
        };
        let catalogue = Catalogue {
            service_points: vec![point],
            holidays: vec![holiday],
            ..Catalogue::default()
        };
        catalogue.indexed()
    }

    #[test]
    fn a_point_that_has_told_no_hours_keeps_those_of_offices() {
        let catalogue = catalogue();
        let office = Office::new(&catalogue, Zone::HO_CHI_MINH, 1);
        let since = |text: &str| office.serving_since(at(text));
        assert_eq!(since("2026-07-15T10:00"), Some(at("2026-07-15T07:30")));
        assert_eq!(since("2026-07-15T13:00"), Some(at("2026-07-15T13:00")));
        for closed in [
            "2026-07-15T07:29",
            "2026-07-15T11:30",
            "2026-07-15T17:00",
            "2026-07-18T10:00",
            "2026-09-02T10:00",
        ] {
            assert_eq!(since(closed), None, "{closed}");
        }
    }

    #[test]
    fn a_day_off_of_one_point_leaves_its_neighbour_open() {
        let mut catalogue = catalogue();
        let neighbour = ServicePoint {
            id: 2,
            key: "q2".to_owned(),
            ..catalogue.service_points[0].clone()
        };
        catalogue.service_points.push(neighbour);
        for day in ["2026-07-15", "2026-09-02"] {
            catalogue.holidays.push(Holiday {
                day: day.parse().unwrap(),
                service_point: Some(1),
                name: "Sửa chữa quầy".to_owned(),
            });
        }
        let catalogue = catalogue.indexed();
        let opens = |point, day: &str| {
            let office = Office::new(&catalogue, Zone::HO_CHI_MINH, point);
            office.opens_on_day_of(at(&format!("{day}T10:00")))
        };
        assert!(!opens(1, "2026-07-15") && opens(2, "2026-07-15"));
        assert!(opens(1, "2026-07-16") && opens(2, "2026-07-16"));
        assert!(!opens(1, "2026-09-02") && !opens(2, "2026-09-02"));
    }

    #[test]
    fn its_own_hours_go_before() {
        let mut catalogue = catalogue();
        let saturday = OpenHours::parse(6, "08:00-10:00").unwrap();
        catalogue.opening_hours.insert(1, vec![saturday]);
        let office = Office::new(&catalogue, Zone::HO_CHI_MINH, 1);
        assert!(office.serving_since(at("2026-07-18T09:59")).is_some());
        assert!(office.serving_since(at("2026-07-15T09:59")).is_none());
        let nowhere = Office::new(&catalogue, Zone::HO_CHI_MINH, 2);
        assert!(nowhere.serving_since(at("2026-07-18T09:59")).is_none());
    }
}
