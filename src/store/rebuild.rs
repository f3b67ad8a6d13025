//! Making the cubes anew from the ratings, and sums of receipts from what they are sums of; and telling whether they
//! had differed.
//!
//! Works half-month by half-month, each in a short transaction of its own, so that a running
//! server goes on taking ratings.

use sea_orm::{ConnectionTrait, DatabaseTransaction, Value};

use serde_json::json;

use super::{
    audit, batch,
    connect::{Database, statement},
    delta,
    error::StoreError,
    fold::{self, CUBES, Cube},
    receipts,
};
use crate::model::{
    audit::{Action, AuditEntry, ObjectKind},
    period::{HalfMonth, QuarterPart},
    user::Actor,
};

/// What a rebuild found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RebuildReport {
    /// Half-months looked at.
    pub half_months: usize,
    /// Rows of the cubes that differed from the ratings and are mended now.
    pub differing: u64,
}

impl Database {
    /// Compares every cube with the ratings and mends what differs; `progress` hears (done, all). A line of the audit
    /// log tells of each half-month that was mended, one more of the whole, as done by `actor` at `at` (epoch
    /// milliseconds).
    pub async fn rebuild(
        &self,
        (actor, at): (&Actor, i64),
        mut progress: impl FnMut(usize, usize),
    ) -> Result<RebuildReport, StoreError> {
        let buckets = self.half_months().await?;
        let mut report = RebuildReport::default();
        for bucket in &buckets {
            let tx = self.begin_write().await?;
            // Between taking rows away and making them anew no other program may add to them.
            batch::hold_head(&tx).await?;
            fold::fold(&tx).await?;
            let next = buckets.get(report.half_months + 1).copied();
            let differing =
                mend_half_month(&tx, *bucket, next).await? + receipts::mend(&tx, *bucket).await?;
            if differing > 0 {
                let days = HalfMonth::from_index(*bucket).range().to_string();
                let line = entry(at, actor, days).with_after(json!({ "differing": differing }));
                audit::record(&tx, &line).await?;
            }
            tx.commit().await?;
            report.differing += differing;
            report.half_months += 1;
            progress(report.half_months, buckets.len());
        }
        let whole = json!({ "half_months": report.half_months, "differing": report.differing });
        let line = entry(at, actor, String::new()).with_after(whole);
        self.record_audit(&line).await?;
        Ok(report)
    }

    /// Every half-month that has a rating or a row in a cube.
    async fn half_months(&self) -> Result<Vec<i32>, StoreError> {
        let sql = "SELECT half_month FROM rating UNION SELECT half_month FROM headline_half \
                   UNION SELECT half_month FROM fact_half UNION SELECT half_month FROM receipt_half ORDER BY half_month";
        let rows = self
            .reader
            .query_all_raw(statement(&self.reader, sql, []))
            .await?;
        let mut found: Vec<i32> = rows
            .iter()
            .map(|row| row.try_get("", "half_month"))
            .collect::<Result<_, _>>()?;
        let days = self
            .reader
            .query_all_raw(statement(
                &self.reader,
                "SELECT day FROM fact_day UNION SELECT day FROM receipt_count UNION SELECT day FROM receipt_printed",
                [],
            ))
            .await?;
        for row in days {
            found.push(HalfMonth::of(row.try_get("", "day")?).index());
        }
        let parts = "SELECT quarter_part FROM headline_quarter UNION SELECT quarter_part FROM channel_quarter \
                     UNION SELECT quarter_part FROM receipt_quarter";
        let parts = statement(&self.reader, parts, []);
        for row in self.reader.query_all_raw(parts).await? {
            let part = QuarterPart::from_index(row.try_get("", PART)?);
            found.push(*part.halves().end());
        }
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }
}

fn entry(at: i64, actor: &Actor, days: String) -> AuditEntry {
    AuditEntry::new(at, actor, Action::Rebuilt, ObjectKind::Rollup, days)
}

/// Mends all cubes of a half-month; returns how many rows differed. `next` is the half-month that is mended after it.
async fn mend_half_month(
    tx: &DatabaseTransaction,
    bucket: i32,
    next: Option<i32>,
) -> Result<u64, StoreError> {
    let mut differing = 0;
    for cube in CUBES.iter().filter(|cube| cube.bucket != PART) {
        differing += mend(tx, cube, &Slice::of_half_month(cube, bucket)).await?;
    }
    // A part is summed up once its last half-month is mended.
    let part = part_of(bucket);
    if next.is_none_or(|next| part_of(next) != part) {
        for cube in CUBES.iter().filter(|cube| cube.bucket == PART) {
            differing += mend(tx, cube, &Slice::of_part(cube, part)).await?;
        }
    }
    Ok(differing)
}

/// The bucket of the coarse cubes.
const PART: &str = "quarter_part";

const fn part_of(half_month: i32) -> QuarterPart {
    QuarterPart::of(HalfMonth::from_index(half_month))
}

/// A bucket's rows of a cube, and how they are made anew.
struct Slice {
    /// The condition that picks the rows.
    picks: &'static str,
    /// The rows as they should be.
    made: String,
    /// What both mean by `$1`, `$2` and `$3`; both use `$1`.
    values: Vec<Value>,
}

impl Slice {
    /// From the ratings.
    fn of_half_month(cube: &Cube, half_month: i32) -> Self {
        let rows = delta::rows("r.half_month = $1", "r.half_month = $1");
        let source = cube.source();
        let made = format!(
            "SELECT {source}, {sums} FROM ({rows}) AS d GROUP BY {source}",
            sums = delta::sums()
        );
        let range = HalfMonth::from_index(half_month).range();
        let (picks, values) = if cube.bucket == "half_month" {
            ("half_month = $1", vec![half_month.into()])
        } else {
            let values = vec![half_month.into(), range.from.into(), range.until.into()];
            ("day BETWEEN $2 AND $3", values)
        };
        Self {
            picks,
            made,
            values,
        }
    }

    /// From the headline cube, whose half-months are mended before.
    fn of_part(cube: &Cube, part: QuarterPart) -> Self {
        let names: Vec<&str> = cube
            .dimensions
            .iter()
            .map(|dimension| dimension.0)
            .collect();
        let names = names.join(", ");
        let sums = delta::COUNTS.map(|c| format!("CAST(SUM({c}) AS BIGINT) AS {c}"));
        let halves = part.halves();
        let made = format!(
            "SELECT CAST($1 AS INTEGER) AS quarter_part, {names}, {sums} FROM headline_half \
             WHERE half_month BETWEEN {first} AND {last} AND {only} GROUP BY {names}",
            sums = sums.join(", "),
            only = cube.only,
            first = halves.start(),
            last = halves.end(),
        );
        Self {
            picks: "quarter_part = $1",
            made,
            values: vec![part.index().into()],
        }
    }
}

/// Mends a bucket of one cube; returns how many rows differed.
async fn mend(tx: &DatabaseTransaction, cube: &Cube, slice: &Slice) -> Result<u64, StoreError> {
    let Slice {
        picks,
        made,
        values,
    } = slice;
    let (table, key, counts) = (cube.table, cube.key(), delta::COUNTS.join(", "));
    let stored = format!("SELECT {key}, {counts} FROM {table} WHERE {picks}");
    let differing = count(tx, &format!("{stored} EXCEPT {made}"), values).await?
        + count(tx, &format!("{made} EXCEPT {stored}"), values).await?;
    if differing > 0 {
        let clear = format!("DELETE FROM {table} WHERE {picks} AND $1 = $1");
        tx.execute_raw(statement(tx, clear, values.clone())).await?;
        let fill = format!("INSERT INTO {table} ({key}, {counts}) {made}");
        let bucket = values.iter().take(1).cloned();
        tx.execute_raw(statement(tx, fill, bucket)).await?;
    }
    Ok(differing)
}

async fn count(
    tx: &DatabaseTransaction,
    select: &str,
    values: &[Value],
) -> Result<u64, StoreError> {
    let sql = format!("SELECT CAST(COUNT(*) AS BIGINT) AS rows FROM ({select}) AS x");
    let row = tx
        .query_one_raw(statement(tx, sql, values.to_vec()))
        .await?;
    let rows: i64 = row
        .map(|row| row.try_get("", "rows"))
        .transpose()?
        .unwrap_or(0);
    Ok(rows.unsigned_abs())
}
