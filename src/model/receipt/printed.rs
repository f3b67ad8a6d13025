//! How many codes a program printed offline: what a number must be, whoever reports it and in whatever form.

use chrono::NaiveDate;

use crate::model::{agency::Agency, catalogue::Catalogue, service_point::ServicePoint};

/// Most codes that are printed with one key for one counter and domain on one day.
pub const MOST_PRINTED: u32 = 1_000_000;

/// A number of codes as it is reported; its domain may be any.
#[derive(Debug, Clone, Copy)]
pub struct PrintedReport<'c> {
    /// Number of the key.
    pub key: u16,
    /// The day that stands in the codes.
    pub day: NaiveDate,
    /// The counter.
    pub point: &'c ServicePoint,
    /// How many; 0 says that there were none.
    pub count: u32,
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

impl<'c> PrintedReport<'c> {
    /// The deciding agency whose receipts they are, or all that is wrong on `today`, in the order of the fields.
    pub fn check(
        &self,
        catalogue: &'c Catalogue,
        today: NaiveDate,
    ) -> Result<&'c Agency, Vec<PrintedFault>> {
        let decider = self.decider(catalogue);
        let faults = [
            (self.day > today).then_some(PrintedFault::DayInFuture),
            self.wrong_key(catalogue),
            (!self.point.valid.contains(self.day)).then_some(PrintedFault::PointNotValid),
            (self.count > MOST_PRINTED).then_some(PrintedFault::TooMany),
        ];
        let faults: Vec<PrintedFault> = faults.into_iter().flatten().collect();
        match decider {
            Ok(agency) if faults.is_empty() => Ok(agency),
            other => Err(faults.into_iter().chain(other.err()).collect()),
        }
    }

    fn decider(&self, catalogue: &'c Catalogue) -> Result<&'c Agency, PrintedFault> {
        let agency = catalogue.agency_by_id(self.point.decider());
        let key = || agency.map_or_else(String::new, |agency| agency.key.clone());
        agency
            .filter(|agency| agency.valid.contains(self.day))
            .ok_or_else(|| PrintedFault::AgencyNotValid(key()))
    }

    /// A revoked key may have printed receipts before.
    fn wrong_key(&self, catalogue: &Catalogue) -> Option<PrintedFault> {
        let mut keys = catalogue.receipt_keys.iter();
        match keys.find(|key| key.id == self.key) {
            None => Some(PrintedFault::UnknownKey),
            Some(key) if key.valid.contains(self.day) => None,
            Some(_) => Some(PrintedFault::KeyNotValid),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{receipt::ReceiptKey, subject::Subject, validity::Validity};

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
                vec![DayInFuture, KeyNotValid, PointNotValid, TooMany, gone()],
            ),
        ];
        let (catalogue, point) = (catalogue(), point());
        for (key, on, count, faults) in told {
            let report = PrintedReport {
                key,
                day: day(on),
                point: &point,
                count,
            };
            let checked = report.check(&catalogue, day("2026-09-01"));
            let found = checked.map(|agency| agency.id).err().unwrap_or_default();
            assert_eq!(found, faults, "{report:?}");
        }
    }
}
