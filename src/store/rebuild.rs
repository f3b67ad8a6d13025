//! Making the cubes anew from the ratings, and telling whether they had differed.
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
};
use crate::model::{
    audit::{Action, AuditEntry, ObjectKind},
    period::HalfMonth,
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
            let mut differing = 0;
            for cube in &CUBES {
                differing += mend(&tx, cube, *bucket).await?;
            }
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
                   UNION SELECT half_month FROM fact_half ORDER BY half_month";
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
                "SELECT DISTINCT day FROM fact_day",
                [],
            ))
            .await?;
        for row in days {
            found.push(HalfMonth::of(row.try_get("", "day")?).index());
        }
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }
}

fn entry(at: i64, actor: &Actor, days: String) -> AuditEntry {
    AuditEntry::new(at, actor, Action::Rebuilt, ObjectKind::Rollup, days)
}

/// Mends one cube's half-month; returns how many rows differed.
async fn mend(tx: &DatabaseTransaction, cube: &Cube, half_month: i32) -> Result<u64, StoreError> {
    let (slice, values) = slice(cube, half_month);
    let counts = delta::COUNTS.join(", ");
    let stored = format!(
        "SELECT {key}, {counts} FROM {table} WHERE {slice}",
        key = cube.key(),
        table = cube.table
    );
    let rows = delta::rows("r.half_month = $1", "r.half_month = $1");
    let source = cube.source();
    let made = format!(
        "SELECT {source}, {sums} FROM ({rows}) AS d GROUP BY {source}",
        sums = delta::sums()
    );
    let differing = count(tx, &format!("({stored} EXCEPT {made})"), &values).await?
        + count(tx, &format!("({made} EXCEPT {stored})"), &values).await?;
    if differing > 0 {
        let clear = format!(
            "DELETE FROM {table} WHERE {slice} AND $1 = $1",
            table = cube.table
        );
        tx.execute_raw(statement(tx, clear, values.clone())).await?;
        let fill = format!(
            "INSERT INTO {table} ({key}, {counts}) {made}",
            table = cube.table,
            key = cube.key()
        );
        tx.execute_raw(statement(tx, fill, [half_month.into()]))
            .await?;
    }
    Ok(differing)
}

/// The condition that picks a half-month's rows of a cube; `$1` is the half-month in any case.
fn slice(cube: &Cube, half_month: i32) -> (&'static str, Vec<Value>) {
    if cube.bucket == "half_month" {
        return ("half_month = $1", vec![half_month.into()]);
    }
    let range = HalfMonth::from_index(half_month).range();
    (
        "day BETWEEN $2 AND $3",
        vec![half_month.into(), range.from.into(), range.until.into()],
    )
}

async fn count(
    tx: &DatabaseTransaction,
    select: &str,
    values: &[Value],
) -> Result<u64, StoreError> {
    let select = select.trim_start_matches('(').trim_end_matches(')');
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
