//! How many codes a program printed offline: what a number must be, whoever reports it and in whatever form.

use chrono::NaiveDate;

use crate::model::{catalogue::Catalogue, service_point::ServicePoint};

/// Most codes that are printed with one key for one counter and domain on one day.
pub const MOST_PRINTED: u32 = 1_000_000;

/// A number of codes as it is reported: what of it could be read. Its domain may be any.
#[derive(Debug, Clone, Copy)]
pub struct PrintedReport<'c> {
    /// Number of the key.
    pub key: Option<u16>,
    /// The day that stands in the codes.
    pub day: Option<NaiveDate>,
    /// The counter.
    pub point: Option<&'c ServicePoint>,
    /// How many; 0 says that there were none.
    pub count: Option<u32>,
}

/// What is wrong with a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrintedFault {
    /// Its day is still to come.
    DayInFuture,
    /// There is no such key.
    UnknownKey,
    /// The key does not sign codes of that day.
    KeyNotValid,
    /// The counter was not there on that day.
    PointNotValid,
    /// The agency with this key, which decides at that counter, was not there on that day.
    AgencyNotValid(String),
    /// More than [`MOST_PRINTED`].
    TooMany,
}

impl PrintedReport<'_> {
    /// All that is wrong on `today`.
    pub fn faults(&self, catalogue: &Catalogue, today: NaiveDate) -> Vec<PrintedFault> {
        let is_future = self.day.is_some_and(|day| day > today);
        let is_too_many = self.count.is_some_and(|count| count > MOST_PRINTED);
        let faults = [
            is_future.then_some(PrintedFault::DayInFuture),
            self.wrong_key(catalogue),
            self.wrong_point(catalogue),
            is_too_many.then_some(PrintedFault::TooMany),
        ];
        faults.into_iter().flatten().collect()
    }

    /// A revoked key may have printed receipts before.
    fn wrong_key(&self, catalogue: &Catalogue) -> Option<PrintedFault> {
        let number = self.key?;
        let mut keys = catalogue.receipt_keys.iter();
        let Some(key) = keys.find(|key| key.id == number) else {
            return Some(PrintedFault::UnknownKey);
        };
        (!key.valid.contains(self.day?)).then_some(PrintedFault::KeyNotValid)
    }

    fn wrong_point(&self, catalogue: &Catalogue) -> Option<PrintedFault> {
        let (point, day) = (self.point?, self.day?);
        if !point.valid.contains(day) {
            return Some(PrintedFault::PointNotValid);
        }
        let agency = catalogue.agency_by_id(point.decider());
        let was_there = agency.is_some_and(|agency| agency.valid.contains(day));
        let key = || agency.map_or_else(String::new, |agency| agency.key.clone());
        (!was_there).then(|| PrintedFault::AgencyNotValid(key()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{agency::Agency, receipt::ReceiptKey, subject::Subject, validity::Validity};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn until(text: &str) -> Validity {
        Validity {
            from: None,
            until: Some(day(text)),
        }
    }

    /// An agency until June, a key until July.
    fn catalogue() -> Catalogue {
        let agency = Agency {
            id: 1,
            key: "old-ward".to_owned(),
            area_code: None,
            name: "Phường cũ".to_owned(),
            kind: "commune_unit".to_owned(),
            parent: None,
            valid: until("2026-06-30"),
            successors: Vec::new(),
            source: String::new(),
        };
        let key = ReceiptKey {
            id: 7,
            name: String::new(),
            sealed: Vec::new(),
            valid: until("2026-07-31"),
            created_at: 0,
            revoked_at: Some(1),
        };
        let catalogue = Catalogue {
            agencies: vec![agency],
            receipt_keys: vec![key],
            ..Catalogue::default()
        };
        catalogue.indexed()
    }

    fn point() -> ServicePoint {
        ServicePoint {
            id: 1,
            key: "q1".to_owned(),
            name: "Quầy số 1".to_owned(),
            agency: 2,
            serves: Some(1),
            domains: Vec::new(),
            subject: Subject::Procedure,
            valid: until("2026-08-31"),
        }
    }

    #[test]
    fn all_that_is_wrong_with_a_number_is_named() {
        use PrintedFault::{
            AgencyNotValid, DayInFuture, KeyNotValid, PointNotValid, TooMany, UnknownKey,
        };
        let gone = || AgencyNotValid("old-ward".to_owned());
        let told = [
            (7, "2026-06-30", MOST_PRINTED, vec![]),
            (7, "2026-06-30", MOST_PRINTED + 1, vec![TooMany]),
            (8, "2026-06-30", 0, vec![UnknownKey]),
            (7, "2026-07-01", 0, vec![gone()]),
            (7, "2026-08-01", 0, vec![KeyNotValid, gone()]),
            (
                7,
                "2026-09-02",
                u32::MAX,
                vec![DayInFuture, KeyNotValid, PointNotValid, TooMany],
            ),
        ];
        let (catalogue, point) = (catalogue(), point());
        for (key, on, count, faults) in told {
            let report = PrintedReport {
                key: Some(key),
                day: Some(day(on)),
                point: Some(&point),
                count: Some(count),
            };
            let found = report.faults(&catalogue, day("2026-09-01"));
            assert_eq!(found, faults, "{report:?}");
        }
        let unread = PrintedReport {
            key: Some(8),
            day: None,
            point: Some(&point),
            count: None,
        };
        let found = unread.faults(&catalogue, day("2026-09-01"));
        assert_eq!(found, [UnknownKey], "of what could be read");
    }
}
