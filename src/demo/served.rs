//! How many people were served and how many receipts were handed out, so that ratings have response rates.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::dice::Dice;
use crate::{
    model::{catalogue::Catalogue, channel::Channel, rating::NewRating, subject::Subject},
    store::{IssuedCount, TransactionRow},
};

/// Counts ratings by day, agency, domain and subject, and tells how many people that many ratings
/// came from: in each unit another share of them rates, between a fifth and three fifths.
#[derive(Debug, Default)]
pub struct Served {
    people: BTreeMap<(NaiveDate, i32, i32, Subject), u32>,
    by_receipt: BTreeMap<(NaiveDate, i32, i32), u32>,
}

impl Served {
    /// Takes one rating into account.
    pub fn count(&mut self, rating: &NewRating) {
        let key = (
            rating.local_date,
            rating.decider,
            rating.domain,
            rating.subject,
        );
        *self.people.entry(key).or_default() += 1;
        if rating.channel == Channel::Receipt {
            let key = (rating.local_date, rating.decider, rating.domain);
            *self.by_receipt.entry(key).or_default() += 1;
        }
    }

    /// The people served, one row for each day, agency, domain and subject with a rating.
    pub fn rows(&self, catalogue: &Catalogue, seed: u64) -> Vec<TransactionRow> {
        let row =
            |((day, agency, domain, subject), ratings): (&(NaiveDate, i32, i32, Subject), &u32)| {
                let agency = catalogue.agency_by_id(*agency)?;
                let domain = catalogue.domain_by_id(*domain)?;
                let one_in = Dice::new(seed, &agency.key, 0).between(1.9, 4.6);
                Some(TransactionRow {
                    day: *day,
                    agency: agency.key.clone(),
                    domain: domain.key.clone(),
                    subject: *subject,
                    count: people(f64::from(*ratings) * one_in),
                })
            };
        self.people.iter().filter_map(row).collect()
    }

    /// The receipts handed out, one row for each day, agency and domain with a rating by receipt: in each unit another
    /// share of them is used, between a sixth and two fifths.
    pub fn receipts(&self, catalogue: &Catalogue, seed: u64) -> Vec<IssuedCount> {
        let row = |(key, ratings): (&(NaiveDate, i32, i32), &u32)| {
            let (day, agency, domain) = *key;
            let unit = catalogue.agency_by_id(agency)?;
            let one_in = Dice::new(seed, &unit.key, 1).between(2.5, 6.0);
            Some(IssuedCount {
                day,
                agency,
                domain,
                issued: people(f64::from(*ratings) * one_in),
            })
        };
        self.by_receipt.iter().filter_map(row).collect()
    }
}

/// A whole number of people, or of receipts.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a few times the ratings of one day: far below the limit, and never negative"
)]
fn people(number: f64) -> u32 {
    number.round() as u32
}
