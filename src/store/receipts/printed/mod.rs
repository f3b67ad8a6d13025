//! How many codes programs say they printed offline; what they say last about a key, day, counter and domain counts.

mod rows;
mod said;

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, DbBackend, Value};

use self::{rows::Kept, said::Said};
use super::count::{self, Steps};
use crate::{
    model::{period::DayRange, user::Actor},
    store::{
        audit,
        connect::{Database, statement},
        error::StoreError,
        reference::{Cells, Entry},
    },
};

/// How many codes were printed with a key, for a counter and domain, on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedCount {
    /// Number of the key.
    pub key: u16,
    /// The day that stands in the codes.
    pub day: NaiveDate,
    /// The service point.
    pub service_point: i32,
    /// The domain.
    pub domain: i32,
    /// The deciding agency of the service point.
    pub agency: i32,
    /// How many; 0 says that there were none.
    pub printed: u32,
    /// Key of the service point and key of the domain, for the audit log.
    pub names: (String, String),
}

/// What a report changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintedOutcome {
    /// Nothing was known of this key, day, counter and domain.
    Added,
    /// Another number stood there, or another deciding agency.
    Changed,
    /// The same stood there.
    Same,
}

impl Database {
    /// Keeps what is reported in place of what was before, all or nothing, and answers in the order of the report. Each
    /// corrected number gets a line of the audit log, new ones one for each key, as done by `actor` at `now` (epoch
    /// milliseconds); `token` is the number of the API token, if it was one.
    pub async fn report_printed(
        &self,
        counts: &[PrintedCount],
        (actor, token): (&Actor, Option<i32>),
        now: i64,
    ) -> Result<Vec<PrintedOutcome>, StoreError> {
        let tx = self.begin_write().await?;
        let (outcomes, said) = report(&tx, counts).await?;
        audit::record_all(&tx, &said.lines((actor, token), now)).await?;
        tx.commit().await?;
        Ok(outcomes)
    }

    /// The numbers that are kept of the days of `range`.
    pub async fn printed_counts(&self, range: DayRange) -> Result<PrintedByPlace, StoreError> {
        let sql = "SELECT key_id, day, service_point_id, domain_id, printed FROM receipt_printed \
                   WHERE day BETWEEN $1 AND $2";
        let days: [Value; 2] = [range.from.into(), range.until.into()];
        let rows = statement(&self.reader, sql, days);
        let mut counts = PrintedByPlace::new();
        for row in self.reader.query_all_raw(rows).await? {
            let key: i32 = row.try_get_by_index(0)?;
            let printed: i64 = row.try_get_by_index(4)?;
            let place = (
                u16::try_from(key).unwrap_or(u16::MAX),
                row.try_get_by_index(1)?,
                row.try_get_by_index(2)?,
                row.try_get_by_index(3)?,
            );
            counts.insert(place, u32::try_from(printed).unwrap_or(u32::MAX));
        }
        Ok(counts)
    }
}

/// Numbers printed, by key, day, service point and domain.
pub type PrintedByPlace = HashMap<(u16, NaiveDate, i32, i32), u32>;

/// Keeps what is reported, as a part of a transaction.
async fn report(
    tx: &impl ConnectionTrait,
    counts: &[PrintedCount],
) -> Result<(Vec<PrintedOutcome>, Said), StoreError> {
    if tx.get_database_backend() == DbBackend::Postgres {
        // Two reports about the same counter must not both step from the same number.
        let lock = "LOCK TABLE receipt_printed IN SHARE ROW EXCLUSIVE MODE";
        tx.execute_unprepared(lock).await?;
    }
    let mut steps = Steps::new();
    let mut outcomes = Vec::with_capacity(counts.len());
    let mut said = Said::default();
    for chunk in counts.chunks(rows::CHUNK) {
        let mut kept = rows::kept(tx, chunk).await?;
        let mut new = BTreeMap::new();
        for count in chunk {
            let (place, now) = (rows::place(count), (count.agency, count.printed.into()));
            let before = kept.insert(place, now);
            if before == Some(now) {
                outcomes.push(PrintedOutcome::Same);
                continue;
            }
            new.insert(place, now);
            step(&mut steps, count.day, count.domain, (before, now));
            said.hear(count, before);
            outcomes.push(before.map_or(PrintedOutcome::Added, |_| PrintedOutcome::Changed));
        }
        rows::keep(tx, &new).await?;
    }
    count::add(tx, &steps).await?;
    Ok((outcomes, said))
}

fn step(
    steps: &mut Steps,
    day: NaiveDate,
    domain: i32,
    (before, (agency, printed)): (Option<Kept>, Kept),
) {
    if let Some((agency, printed)) = before {
        steps.entry((day, agency, domain)).or_default().printed -= printed;
    }
    steps.entry((day, agency, domain)).or_default().printed += printed;
}

impl Entry for PrintedCount {
    /// Key, day, service point and domain.
    fn identity(&self) -> String {
        let (point, domain) = &self.names;
        format!("{} · {} · {point} · {domain}", self.key, self.day)
    }

    fn cells(&self) -> Cells {
        let (point, domain) = &self.names;
        vec![
            ("key", self.key.to_string()),
            ("date", self.day.to_string()),
            ("service_point", point.clone()),
            ("domain", domain.clone()),
            ("count", self.printed.to_string()),
        ]
    }
}
