//! The parts of the cast as the catalogue knows them: one line per domain, keys resolved.

use chrono::NaiveDate;

use super::{
    cast::{self, Part},
    mix,
    story::{self, Run},
};
use crate::model::{catalogue::Catalogue, subject::Subject, validity::Validity};

/// People who come to one receiver for one domain of one decider.
#[derive(Debug, Clone)]
pub struct Line {
    pub receiver: i32,
    pub decider: i32,
    /// The agency that a rating by receipt is about.
    pub authority: i32,
    pub domain: i32,
    pub subject: Subject,
    /// How many people come on a usual day, in units of a small ward.
    pub people: f64,
    /// Share of people who leave neutral or dissatisfied, in a usual month.
    pub trouble: f64,
    /// Keys of decider and authority, by which stories know them.
    pub decider_key: String,
    authority_key: String,
    valid: [Validity; 3],
}

impl Line {
    /// Whether receiver, decider and authority all exist on `day`.
    pub fn exists_on(&self, day: NaiveDate) -> bool {
        self.valid.iter().all(|valid| valid.contains(day))
    }

    /// The run too good to be true that this line belongs to on `day`.
    pub fn run_on(&self, day: NaiveDate) -> Option<&'static Run> {
        story::run_of(&self.decider_key, day)
    }

    /// Share of people who leave neutral or dissatisfied on `day`; `at_authority` where the rating
    /// is about the authority instead of the decider.
    pub fn trouble_on(&self, day: NaiveDate, at_authority: bool) -> f64 {
        let agency = if at_authority {
            &self.authority_key
        } else {
            &self.decider_key
        };
        story::bad_month(agency, day)
            .unwrap_or_else(|| (self.trouble * story::climate(agency, day)).min(0.5))
    }
}

/// All lines of the cast that the catalogue has agencies and domains for.
pub fn lines(catalogue: &Catalogue) -> Vec<Line> {
    let parts = cast::parts().into_iter().filter(|part| !is_silent(part));
    parts.flat_map(|part| lines_of(catalogue, &part)).collect()
}

fn is_silent(part: &Part) -> bool {
    [&part.receiver, &part.decider, &part.authority]
        .into_iter()
        .any(|key| key == story::SILENT)
}

fn lines_of(catalogue: &Catalogue, part: &Part) -> Vec<Line> {
    let agency = |key: &String| catalogue.agency(key);
    let (Some(receiver), Some(decider), Some(authority)) = (
        agency(&part.receiver),
        agency(&part.decider),
        agency(&part.authority),
    ) else {
        return Vec::new();
    };
    let whole: f64 = part.mix.iter().map(|entry| entry.1).sum();
    let line = |(key, share): &(&str, f64)| {
        Some(Line {
            receiver: receiver.id,
            decider: decider.id,
            authority: authority.id,
            domain: catalogue.domain(key)?.id,
            subject: part.subject,
            people: part.people * share / whole,
            trouble: mix::trouble_of(key) * part.trouble,
            decider_key: decider.key.clone(),
            authority_key: authority.key.clone(),
            valid: [receiver.valid, decider.valid, authority.valid],
        })
    };
    part.mix.iter().filter_map(line).collect()
}
