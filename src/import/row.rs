//! One line of a file: its cells read as what they must be.
//!
//! A cell that cannot be read is a fault and yields what an empty cell yields. That is enough,
//! since nothing of a file with a fault is used.

use std::str::FromStr;

use chrono::NaiveDate;
use csv::StringRecord;

use super::fault::{Faults, Problem};
use crate::model::{
    text,
    threshold::Threshold,
    validity::{Validity, read_day},
};

/// Longest text of a cell other than a comment, in characters.
const LONGEST: usize = 500;

/// A line that is as wide as the header.
pub struct Row<'a> {
    line: u64,
    record: &'a StringRecord,
    columns: &'static [&'static str],
    places: &'a [usize],
    faults: &'a mut Faults,
    is_faulty: bool,
}

impl<'a> Row<'a> {
    pub(super) fn new(
        line: u64,
        record: &'a StringRecord,
        columns: &'static [&'static str],
        places: &'a [usize],
        faults: &'a mut Faults,
    ) -> Self {
        Self {
            line,
            record,
            columns,
            places,
            faults,
            is_faulty: false,
        }
    }

    /// Line of the file, from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// Notes what is wrong with a cell.
    pub fn fault(&mut self, column: &str, problem: Problem) {
        self.is_faulty = true;
        self.faults.add(self.line, Some(column), problem);
    }

    /// Whether anything is wrong with a cell of this line.
    pub fn is_faulty(&self) -> bool {
        self.is_faulty
    }

    /// The cell as written, without surrounding blanks.
    fn raw(&self, column: &str) -> &'a str {
        let at = self.columns.iter().position(|name| *name == column);
        let place = at.and_then(|at| self.places.get(at));
        place
            .and_then(|place| self.record.get(*place))
            .map_or("", str::trim)
    }

    /// A text of one line in NFC; may be empty.
    pub fn text_or_empty(&mut self, column: &str) -> String {
        let raw = self.raw(column);
        if let Some(c) = raw.chars().find(|c| c.is_control()) {
            self.fault(column, control(c));
            return String::new();
        }
        self.within(column, raw, LONGEST)
    }

    /// A text of several lines in NFC and of at most `max` characters; may be empty.
    pub fn lines(&mut self, column: &str, max: usize) -> String {
        let raw = self.raw(column);
        if let Some(c) = text::control_character(raw) {
            self.fault(column, control(c));
            return String::new();
        }
        self.within(column, raw, max)
    }

    fn within(&mut self, column: &str, raw: &str, max: usize) -> String {
        if raw.is_ascii() && raw.len() <= max {
            return raw.to_owned();
        }
        let text = text::nfc(raw);
        let length = text.chars().count();
        if length > max {
            let problem = Problem::new("import-too-long")
                .with("length", &length)
                .with("max", &max);
            self.fault(column, problem);
            return String::new();
        }
        text
    }

    /// A text that must not be empty.
    pub fn text(&mut self, column: &str) -> String {
        if self.raw(column).is_empty() {
            self.fault(column, Problem::new("import-required"));
        }
        self.text_or_empty(column)
    }

    /// A text, if there is one.
    pub fn optional(&mut self, column: &str) -> Option<String> {
        Some(self.text_or_empty(column)).filter(|text| !text.is_empty())
    }

    /// A key that the line gives to its entry.
    pub fn new_key(&mut self, column: &str) -> String {
        let key = self.text(column);
        if !key.is_empty() && !text::is_key(&key) {
            self.fault(column, Problem::of("import-key", &key));
        }
        key
    }

    /// Texts separated by `;`, each once; may be empty.
    pub fn list(&mut self, column: &str) -> Vec<String> {
        let mut list: Vec<String> = Vec::new();
        for part in self.text_or_empty(column).split(';').map(str::trim) {
            if list.iter().any(|known| known == part) {
                self.fault(column, Problem::of("import-twice", part));
            } else if !part.is_empty() {
                list.push(part.to_owned());
            }
        }
        list
    }

    /// A word of a closed list.
    pub fn word<T: FromStr + ToString + Copy + 'static>(
        &mut self,
        column: &str,
        all: &'static [T],
    ) -> Option<T> {
        let word = self.text(column);
        self.word_of(column, &word, all)
    }

    /// A word of a closed list, or `default` where the cell is empty.
    pub fn word_or<T: FromStr + ToString + Copy + 'static>(
        &mut self,
        column: &str,
        all: &'static [T],
        default: T,
    ) -> T {
        let word = self.text_or_empty(column);
        self.word_of(column, &word, all).unwrap_or(default)
    }

    /// `word`, which stands in this cell, as one of a closed list.
    pub fn word_of<T: FromStr + ToString + Copy + 'static>(
        &mut self,
        column: &str,
        word: &str,
        all: &'static [T],
    ) -> Option<T> {
        let found = word.parse().ok();
        if found.is_none() && !word.is_empty() {
            let words: Vec<String> = all.iter().map(T::to_string).collect();
            let problem = Problem::of("import-word", word).with("expected", &words.join(", "));
            self.fault(column, problem);
        }
        found
    }

    /// A day written `2026-07-15`, if there is one.
    pub fn date_or_empty(&mut self, column: &str) -> Option<NaiveDate> {
        let written = self.optional(column)?;
        let day = read_day(&written);
        if day.is_none() {
            self.fault(column, Problem::of("import-date", &written));
        }
        day
    }

    /// A day that must be there.
    pub fn date(&mut self, column: &str) -> Option<NaiveDate> {
        if self.raw(column).is_empty() {
            self.fault(column, Problem::new("import-required"));
        }
        self.date_or_empty(column)
    }

    /// The days from `valid_from` to `valid_until`.
    pub fn validity(&mut self) -> Validity {
        let valid = Validity {
            from: self.date_or_empty("valid_from"),
            until: self.date_or_empty("valid_until"),
        };
        if valid.is_reversed() {
            self.fault("valid_until", Problem::new("import-reversed"));
        }
        valid
    }

    /// A whole number from 0 on that fits `T`.
    pub fn number<T: FromStr>(&mut self, column: &str, wrong: &'static str) -> Option<T> {
        let written = self.text(column);
        let digits = !written.is_empty() && written.bytes().all(|byte| byte.is_ascii_digit());
        let number = written.parse().ok().filter(|_| digits);
        if number.is_none() && !written.is_empty() {
            self.fault(column, Problem::of(wrong, &written));
        }
        number
    }

    /// A percentage from 0 to 100.
    pub fn percent(&mut self, column: &str) -> Option<Threshold> {
        let written = self.text(column);
        let percent = written.parse().ok();
        if percent.is_none() && !written.is_empty() {
            self.fault(column, Problem::of("import-percent", &written));
        }
        percent
    }
}

fn control(c: char) -> Problem {
    Problem::new("import-control").with("code", &format!("U+{:04X}", u32::from(c)))
}
