//! The shapes of dossier numbers (mã số hồ sơ). They change with each circular, so they are settings;
//! a number is looked at where a program sends it, and never kept.

use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A shape: `A` stands for a capital letter, `0` for a digit, `yymmdd` for the day of receiving;
/// everything else for itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DossierPattern {
    text: String,
    day_at: usize,
}

const DAY: &str = "yymmdd";

impl FromStr for DossierPattern {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.find(DAY) {
            Some(day_at) if text.is_ascii() => Ok(Self {
                text: text.to_owned(),
                day_at,
            }),
            _ => Err(format!(
                "«{text}» is no shape of a dossier number: plain letters with {DAY} in them"
            )),
        }
    }
}

impl TryFrom<String> for DossierPattern {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<DossierPattern> for String {
    fn from(pattern: DossierPattern) -> Self {
        pattern.text
    }
}

/// What a reference looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A dossier number of that day.
    Dossier(NaiveDate),
    /// A dossier number of a day that is not in the calendar.
    ImpossibleDay,
    /// A dossier number of a day that is still to come.
    FutureDay,
    /// None of the known shapes, or no dossier number at all.
    Unknown,
}

/// Looks at a reference that may be a dossier number.
pub fn look_at(reference: &str, patterns: &[DossierPattern], today: NaiveDate) -> Shape {
    let Some(pattern) = patterns.iter().find(|pattern| pattern.fits(reference)) else {
        return Shape::Unknown;
    };
    match pattern.day_of(reference) {
        None => Shape::ImpossibleDay,
        Some(day) if day > today => Shape::FutureDay,
        Some(day) => Shape::Dossier(day),
    }
}

impl DossierPattern {
    fn fits(&self, reference: &str) -> bool {
        let day = self.day_at..self.day_at + DAY.len();
        let fits = |(at, (shape, letter)): (usize, (u8, u8))| match shape {
            _ if day.contains(&at) => letter.is_ascii_digit(),
            b'A' => letter.is_ascii_uppercase(),
            b'0' => letter.is_ascii_digit(),
            other => other == letter,
        };
        let pairs = self.text.bytes().zip(reference.bytes());
        self.text.len() == reference.len() && pairs.enumerate().all(fits)
    }

    /// The day in a reference that fits.
    fn day_of(&self, reference: &str) -> Option<NaiveDate> {
        let part = |at: usize| {
            let from = self.day_at + at;
            reference.get(from..from + 2)?.parse::<u32>().ok()
        };
        let year = 2000 + i32::try_from(part(0)?).ok()?;
        NaiveDate::from_ymd_opt(year, part(2)?, part(4)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(reference: &str) -> Shape {
        let patterns = ["000.00.00.A00-yymmdd-0000", "A00.00.00.00-yymmdd-0000"];
        let patterns = patterns.map(|text| text.parse().unwrap());
        let today = NaiveDate::from_ymd_opt(2026, 10, 8).unwrap();
        look_at(reference, &patterns, today)
    }

    #[test]
    fn both_shapes_are_known_and_their_days_are_read() {
        let day = |y, m, d| Shape::Dossier(NaiveDate::from_ymd_opt(y, m, d).unwrap());
        assert_eq!(shape("000.00.01.H29-220615-0001"), day(2022, 6, 15));
        assert_eq!(shape("H29.50.05.13-261008-0975"), day(2026, 10, 8));
    }

    #[test]
    fn only_a_day_that_cannot_be_is_refused() {
        assert_eq!(shape("H29.50.05.13-261009-0975"), Shape::FutureDay);
        assert_eq!(shape("H29.50.05.13-260230-0975"), Shape::ImpossibleDay);
        assert_eq!(shape("H29.50.05.13-261308-0975"), Shape::ImpossibleDay);
        for other in [
            "",
            "12345",
            "h29.50.05.13-261008-0975",
            "H29.50.05.13-261008-097",
            "Đ29.50.05.13-261008-097",
        ] {
            assert_eq!(shape(other), Shape::Unknown, "{other}");
        }
    }

    #[test]
    fn a_pattern_needs_a_day() {
        assert!("A00-0000".parse::<DossierPattern>().is_err());
        assert!("Đ00-yymmdd".parse::<DossierPattern>().is_err());
    }
}
