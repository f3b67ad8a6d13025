//! Receipts of some days: handed out, from counts kept when they were; used, from the ratings by receipt.

use chrono::NaiveTime;
use sea_orm::{ConnectionTrait, DatabaseTransaction, Value};

use super::{
    CellFilter,
    row::{Found, add_cells},
    source::{Group, agencies_listed},
};
use crate::{
    model::{
        channel::Channel,
        period::{DayRange, decompose},
        receipt::{ReceiptCells, ReceiptTally},
        rollup::Cells,
    },
    store::{connect::statement, error::StoreError},
};

/// The channel of ratings by receipt, as the cubes have it.
pub const CHANNEL: i32 = 3;

/// Reads a range; `newest` are the ratings by receipt that no cube knows yet.
pub async fn read(
    tx: &DatabaseTransaction,
    filter: &CellFilter,
    range: DayRange,
    newest: impl Iterator<Item = Found>,
) -> Result<ReceiptCells, StoreError> {
    let mut receipts = ReceiptCells::new();
    handed_out(tx, filter, range, &mut receipts).await?;
    let by_receipt = CellFilter {
        channel: Some(Channel::Receipt),
        ..filter.clone()
    };
    let found = super::in_cubes(tx, &by_receipt, range, Group::Domains).await?;
    let mut cells = Cells::new();
    add_cells(&mut cells, found.into_iter().chain(newest))?;
    for (key, tally) in cells {
        *receipts.entry((key.agency, key.domain)).or_default() += ReceiptTally {
            used: tally.counts.n(),
            flagged: tally.flagged.n(),
            ..ReceiptTally::default()
        };
    }
    Ok(receipts)
}

/// Whole half-months are read from their sums, odd days from those of days.
async fn handed_out(
    tx: &DatabaseTransaction,
    filter: &CellFilter,
    range: DayRange,
    receipts: &mut ReceiptCells,
) -> Result<(), StoreError> {
    let cover = decompose(range);
    let halves = cover.halves.map(|halves| {
        let bounds: [Value; 2] = [(*halves.start()).into(), (*halves.end()).into()];
        ("receipt_half", "half_month", bounds)
    });
    let days = cover.days.into_iter().map(|days| {
        let bounds: [Value; 2] = [days.from.into(), days.until.into()];
        ("receipt_count", "day", bounds)
    });
    for (table, bucket, bounds) in halves.into_iter().chain(days) {
        let sql = format!(
            "SELECT agency_id, domain_id, CAST(SUM(issued) AS BIGINT), CAST(SUM(printed) AS BIGINT) FROM {table} \
             WHERE {bucket} BETWEEN $1 AND $2{only} GROUP BY agency_id, domain_id",
            only = only(filter),
        );
        for row in tx.query_all_raw(statement(tx, sql, bounds)).await? {
            let key = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            let (issued, printed): (i64, i64) =
                (row.try_get_by_index(2)?, row.try_get_by_index(3)?);
            *receipts.entry(key).or_default() += ReceiptTally {
                issued: issued.unsigned_abs(),
                printed: printed.unsigned_abs(),
                ..ReceiptTally::default()
            };
        }
    }
    Ok(())
}

fn only(filter: &CellFilter) -> String {
    let agencies = agencies_listed(filter, "agency_id");
    let domain = filter.domain.map(|id| format!(" AND domain_id = {id}"));
    agencies + &domain.unwrap_or_default()
}

/// Whether a key that is in force, or was until after the first of them, signs codes of the days asked for, and no count of what was printed with it on
/// one of them has come in, not even 0.
pub async fn unreported(tx: &DatabaseTransaction, filter: &CellFilter) -> Result<bool, StoreError> {
    let from = filter.ranges.iter().map(|range| range.from).min();
    let until = filter.ranges.iter().map(|range| range.until).max();
    let (Some(from), Some(until)) = (from, until) else {
        return Ok(false);
    };
    let begin = from.and_time(NaiveTime::MIN).and_utc().timestamp_millis();
    let sql = "SELECT k.id FROM receipt_key k WHERE COALESCE(k.revoked_at, $3) >= $3 \
               AND COALESCE(k.valid_from, $1) <= $2 AND COALESCE(k.valid_until, $2) >= $1 \
               AND NOT EXISTS (SELECT 1 FROM receipt_printed p WHERE p.key_id = k.id AND p.day BETWEEN $1 AND $2) LIMIT 1";
    let values: [Value; 3] = [from.into(), until.into(), begin.into()];
    Ok(tx
        .query_one_raw(statement(tx, sql, values))
        .await?
        .is_some())
}
