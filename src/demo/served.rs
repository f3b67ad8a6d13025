//! How many people were served, so that ratings have a response rate.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::dice::Dice;
use crate::{
    model::{catalogue::Catalogue, rating::NewRating, subject::Subject},
    store::TransactionRow,
};

/// Counts ratings by day, agency, domain and subject, and tells how many people that many ratings
/// came from: in each unit another share of them rates, between a fifth and three fifths.
#[derive(Debug, Default)]
pub struct Served(BTreeMap<(NaiveDate, i32, i32, Subject), u32>);

impl Served {
    /// Takes one rating into account.
    pub fn count(&mut self, rating: &NewRating) {
        let key = (
            rating.local_date,
            rating.decider,
            rating.domain,
            rating.subject,
        );
        *self.0.entry(key).or_default() += 1;
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
        self.0.iter().filter_map(row).collect()
    }
}

/// A whole number of people.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a few times the ratings of one day: far below the limit, and never negative"
)]
fn people(number: f64) -> u32 {
    number.round() as u32
}
