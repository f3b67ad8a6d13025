//! Receipts handed out, counted by day and half-month, agency and domain: the base of the response rate.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, Value};

use crate::{
    model::period::HalfMonth,
    store::{
        connect::{Database, statement},
        error::StoreError,
    },
};

/// Rows per statement of five values each, well below both databases' limits of bound values.
const CHUNK: usize = 1_000;

/// Receipts issued on a day, without their codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IssuedCount {
    /// The day.
    pub day: NaiveDate,
    /// The deciding agency.
    pub agency: i32,
    /// The domain.
    pub domain: i32,
    /// How many.
    pub issued: u32,
}

/// More or fewer receipts than before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Step {
    pub issued: i64,
    pub printed: i64,
}

/// Steps by day, deciding agency, domain.
pub(super) type Steps = BTreeMap<(NaiveDate, i32, i32), Step>;

impl Database {
    /// Adds receipts that were counted elsewhere, as by the generator of a demonstration.
    pub async fn add_issued(&self, counts: &[IssuedCount]) -> Result<(), StoreError> {
        let mut steps = Steps::new();
        for count in counts {
            let key = (count.day, count.agency, count.domain);
            steps.entry(key).or_default().issued += i64::from(count.issued);
        }
        let tx = self.begin_write().await?;
        add(&tx, &steps).await?;
        tx.commit().await?;
        Ok(())
    }
}

/// Adds steps to the counts of days and half-months, always in the same order: two programs that do so wait for one
/// another instead of for ever.
pub(super) async fn add(tx: &impl ConnectionTrait, steps: &Steps) -> Result<(), StoreError> {
    let mut halves: BTreeMap<(i32, i32, i32), Step> = BTreeMap::new();
    for ((day, agency, domain), step) in steps {
        let half = HalfMonth::of(*day).index();
        let sum = halves.entry((half, *agency, *domain)).or_default();
        sum.issued += step.issued;
        sum.printed += step.printed;
    }
    add_to(tx, ("receipt_count", "day"), steps).await?;
    add_to(tx, ("receipt_half", "half_month"), &halves).await
}

async fn add_to<T: Copy + Into<Value>>(
    tx: &impl ConnectionTrait,
    (table, bucket): (&str, &str),
    steps: &BTreeMap<(T, i32, i32), Step>,
) -> Result<(), StoreError> {
    let rows: Vec<[Value; 5]> = steps
        .iter()
        .map(|((at, agency, domain), step)| {
            let (issued, printed) = (step.issued.into(), step.printed.into());
            [
                (*at).into(),
                (*agency).into(),
                (*domain).into(),
                issued,
                printed,
            ]
        })
        .collect();
    for chunk in rows.chunks(CHUNK) {
        let places: Vec<String> = (0..chunk.len()).map(|row| place(row * 5)).collect();
        let sql = format!(
            "INSERT INTO {table} ({bucket}, agency_id, domain_id, issued, printed) VALUES {places} \
             ON CONFLICT ({bucket}, agency_id, domain_id) DO UPDATE \
             SET issued = {table}.issued + excluded.issued, printed = {table}.printed + excluded.printed",
            places = places.join(", "),
        );
        let values = chunk.iter().flatten().cloned();
        tx.execute_raw(statement(tx, sql, values)).await?;
    }
    Ok(())
}

/// The five places of a row, the first after `before`.
fn place(before: usize) -> String {
    let places = [1, 2, 3, 4, 5].map(|at| format!("${}", before + at));
    format!("({})", places.join(", "))
}
