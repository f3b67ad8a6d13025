//! The rows of `receipt_printed`, many with each statement: a file may report a year of all counters.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, QueryResult, Value};

use super::PrintedCount;
use crate::store::{connect::statement, error::StoreError};

/// Rows per statement of up to six values each, well below both databases' limits of bound values.
pub const CHUNK: usize = 1_000;

/// Key, day, service point and domain.
pub type Place = (i32, NaiveDate, i32, i32);

/// What is kept: the deciding agency and the number.
pub type Kept = (i32, i64);

/// What a number is about.
pub fn place(count: &PrintedCount) -> Place {
    let key = i32::from(count.key);
    (key, count.day, count.service_point, count.domain)
}

/// What is kept at the places of these counts.
pub async fn kept(
    tx: &impl ConnectionTrait,
    counts: &[PrintedCount],
) -> Result<HashMap<Place, Kept>, StoreError> {
    let values = counts.iter().flat_map(|count| values(place(count)));
    let sql = format!(
        "WITH asked (key_id, day, service_point_id, domain_id) AS (VALUES {places}) \
         SELECT r.key_id, r.day, r.service_point_id, r.domain_id, r.agency_id, r.printed FROM asked \
         JOIN receipt_printed r ON r.key_id = asked.key_id AND r.day = asked.day \
         AND r.service_point_id = asked.service_point_id AND r.domain_id = asked.domain_id",
        places = places::<4>(counts.len()),
    );
    let rows = tx.query_all_raw(statement(tx, sql, values)).await?;
    rows.iter().map(row).collect()
}

fn row(row: &QueryResult) -> Result<(Place, Kept), StoreError> {
    let place = (
        row.try_get_by_index(0)?,
        row.try_get_by_index(1)?,
        row.try_get_by_index(2)?,
        row.try_get_by_index(3)?,
    );
    Ok((place, (row.try_get_by_index(4)?, row.try_get_by_index(5)?)))
}

/// Keeps these, at most [`CHUNK`], in place of what was kept before.
pub async fn keep(
    tx: &impl ConnectionTrait,
    new: &BTreeMap<Place, Kept>,
) -> Result<(), StoreError> {
    if new.is_empty() {
        return Ok(());
    }
    let sql = format!(
        "INSERT INTO receipt_printed (key_id, day, service_point_id, domain_id, agency_id, printed) \
         VALUES {places} ON CONFLICT (key_id, day, service_point_id, domain_id) DO UPDATE \
         SET agency_id = excluded.agency_id, printed = excluded.printed",
        places = places::<6>(new.len()),
    );
    let values = new.iter().flat_map(|(place, (agency, printed))| {
        let number: [Value; 2] = [(*agency).into(), (*printed).into()];
        values(*place).into_iter().chain(number)
    });
    tx.execute_raw(statement(tx, sql, values)).await?;
    Ok(())
}

fn values((key, day, service_point, domain): Place) -> [Value; 4] {
    [key.into(), day.into(), service_point.into(), domain.into()]
}

/// So many rows of `N` places each: `($1, $2), ($3, $4)`.
fn places<const N: usize>(rows: usize) -> String {
    let row = |row: usize| {
        let places: [String; N] = std::array::from_fn(|at| format!("${}", row * N + at + 1));
        format!("({})", places.join(", "))
    };
    let rows: Vec<String> = (0..rows).map(row).collect();
    rows.join(", ")
}
