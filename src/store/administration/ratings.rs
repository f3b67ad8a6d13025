//! Whether there are ratings where an agency is not to exist.

use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, Value};

use super::RatingGuard;
use crate::{
    model::period::{FIRST_YEAR, LAST_YEAR},
    store::{connect::statement, error::StoreError},
};

/// The first guard that does not hold: its agency, and the number of ratings outside its days.
pub async fn outside(
    tx: &impl ConnectionTrait,
    guards: &[RatingGuard],
) -> Result<Option<(i32, u64)>, StoreError> {
    for guard in guards {
        let count = count(tx, *guard).await?;
        if count > 0 {
            return Ok(Some((guard.agency, count)));
        }
    }
    Ok(None)
}

/// What the cube of days has, and the short tail of ratings that it does not cover yet.
const OUTSIDE: &str = "SELECT CAST( \
     (SELECT COALESCE(SUM(n1 + n2 + n3 + n4 + n5 + f1 + f2 + f3 + f4 + f5), 0) FROM fact_day \
      WHERE (decider_id = $1 OR receiver_id = $1) AND (day < $2 OR day > $3)) \
     + (SELECT COUNT(*) FROM rating \
        WHERE seq > (SELECT folded FROM sequence_head WHERE id = 1) AND is_test = FALSE \
        AND (decider_id = $1 OR receiver_id = $1) AND (local_date < $2 OR local_date > $3)) \
     AS BIGINT) AS count";

async fn count(tx: &impl ConnectionTrait, guard: RatingGuard) -> Result<u64, StoreError> {
    let border = |year: i32, month, day| NaiveDate::from_ymd_opt(year, month, day);
    let from = guard.valid.from.or(border(FIRST_YEAR, 1, 1));
    let until = guard.valid.until.or(border(LAST_YEAR, 12, 31));
    let values: [Value; 3] = [guard.agency.into(), from.into(), until.into()];
    let row = tx.query_one_raw(statement(tx, OUTSIDE, values)).await?;
    let count: i64 = row.map_or(Ok(0), |row| row.try_get("", "count"))?;
    Ok(count.unsigned_abs())
}
