//! Receipts as they are ordered: names looked up, days and references checked.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{ReceiptIn, Warning};
use crate::{
    account::Receipts,
    api::problem::{Code, FieldError, shown},
    app::App,
    config,
    model::{
        agency::Agency,
        catalogue::Catalogue,
        receipt::{ReceiptCode, Shape, last_day, look_at},
        service_point::ServicePoint,
        text,
    },
    store::{NewReceipt, Receipt},
};

/// Longest reference, characters.
const LONGEST: usize = 100;
/// Most errors that an answer names.
pub(super) const MOST_ERRORS: usize = 100;

/// Takes the orders of one caller on one day.
pub struct Orders<'a> {
    /// The reference data.
    pub catalogue: Arc<Catalogue>,
    /// What makes codes.
    pub receipts: &'a Receipts,
    /// The settings.
    pub rules: &'a config::Receipts,
    /// Today in the operator's zone.
    pub today: NaiveDate,
    /// Number of the API token, 0 for the command line.
    pub caller: i32,
}

/// A receipt that can be issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ordered {
    /// Its code.
    pub code: ReceiptCode,
    /// What is to be kept.
    pub new: NewReceipt,
    /// What looks odd.
    pub warning: Option<Warning>,
}

impl<'a> Orders<'a> {
    /// The orders of a program, now.
    pub fn of(app: &'a App, caller: i32) -> Self {
        Self {
            catalogue: app.catalogue(),
            receipts: &app.receipts,
            rules: &app.config.receipts,
            today: app.clock.today(app.zone),
            caller,
        }
    }

    /// Checks all, or names what is wrong, each with its place in the list.
    pub fn check_all(&self, asked: &[ReceiptIn]) -> Result<Vec<Ordered>, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut ordered = Vec::with_capacity(asked.len());
        for (at, receipt) in asked.iter().enumerate() {
            match self.check(receipt) {
                Ok(fine) => ordered.push(fine),
                Err(mut error) => {
                    error.pointer = format!("/receipts/{at}/{}", error.pointer);
                    errors.push(error);
                }
            }
        }
        errors.truncate(MOST_ERRORS);
        if errors.is_empty() {
            Ok(ordered)
        } else {
            Err(errors)
        }
    }

    /// Checks one; the error's pointer is the name of the field.
    pub fn check(&self, asked: &ReceiptIn) -> Result<Ordered, FieldError> {
        let (reference, warning) = self.reference(&asked.reference)?;
        let (issued_on, expires_on) = self.days(asked.issued_on)?;
        let point = asked.service_point.as_deref();
        let point = point.map(|key| self.point(key, issued_on)).transpose()?;
        let agency = self.agency(asked.agency.as_deref(), point, issued_on)?;
        let domain = self.catalogue.domain(&asked.domain).ok_or_else(|| {
            FieldError::new("domain", Code::UnknownDomain).with("value", shown(&asked.domain))
        })?;
        let code = self.receipts.code(self.caller, &reference);
        let receipt = Receipt {
            service_point: point.map(|point| point.id),
            domain: domain.id,
            agency: agency.id,
            issued_on,
            expires_on,
        };
        let new = NewReceipt {
            hash: self.receipts.issued(code),
            reference: self.receipts.reference(self.caller, &reference),
            revocation: self.receipts.revocation(code),
            receipt,
        };
        Ok(Ordered { code, new, warning })
    }

    fn reference(&self, sent: &str) -> Result<(String, Option<Warning>), FieldError> {
        let error = |code| FieldError::new("reference", code);
        let reference = text::nfc(sent).trim().to_owned();
        let length = reference.chars().count();
        if !(1..=LONGEST).contains(&length) {
            let error = error(Code::WrongLength).with("min", "1");
            return Err(error.with("max", LONGEST.to_string()));
        }
        if text::control_character(&reference).is_some() {
            return Err(error(Code::ControlCharacter));
        }
        match look_at(&reference, &self.rules.dossier_patterns, self.today) {
            Shape::Dossier(_) => Ok((reference, None)),
            Shape::Unknown => Ok((reference, Some(Warning::UnknownShape))),
            Shape::ImpossibleDay => Err(error(Code::ImpossibleDay).with("value", shown(sent))),
            Shape::FutureDay => Err(error(Code::DayInFuture).with("value", shown(sent))),
        }
    }

    /// The day of issue and the last day.
    pub(super) fn days(
        &self,
        issued_on: Option<NaiveDate>,
    ) -> Result<(NaiveDate, NaiveDate), FieldError> {
        let day = issued_on.unwrap_or(self.today);
        let error = |code| FieldError::new("issued_on", code).with("value", day.to_string());
        if day > self.today {
            return Err(error(Code::DayInFuture));
        }
        let last = last_day(day, self.rules.valid_days);
        if last < self.today {
            return Err(error(Code::DayLongPast));
        }
        Ok((day, last))
    }

    pub(super) fn point(&self, key: &str, day: NaiveDate) -> Result<&ServicePoint, FieldError> {
        let error = |code| FieldError::new("service_point", code).with("value", shown(key));
        let point = self.catalogue.service_point(key);
        let point = point.ok_or_else(|| error(Code::UnknownServicePoint))?;
        if point.valid.contains(day) {
            Ok(point)
        } else {
            Err(error(Code::ServicePointNotValid).with("day", day.to_string()))
        }
    }

    pub(super) fn agency(
        &self,
        key: Option<&str>,
        point: Option<&ServicePoint>,
        day: NaiveDate,
    ) -> Result<&Agency, FieldError> {
        let error = |code| {
            let named = key.unwrap_or_default();
            FieldError::new("agency", code).with("value", shown(named))
        };
        let agency = match (key, point) {
            (Some(key), _) => self.catalogue.agency(key),
            (None, Some(point)) => self.catalogue.agency_by_id(point.decider()),
            // A dossier that came online has no counter to tell it.
            (None, None) => return Err(FieldError::new("agency", Code::Required)),
        };
        let agency = agency.ok_or_else(|| error(Code::UnknownAgency))?;
        if agency.valid.contains(day) {
            Ok(agency)
        } else {
            Err(error(Code::AgencyNotValid).with("day", day.to_string()))
        }
    }
}
