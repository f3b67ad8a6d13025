//! Making the sums of receipts handed out anew: what was printed from the reports, half-months from the days.

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Value};

use crate::{
    model::period::HalfMonth,
    store::{connect::statement, error::StoreError},
};

/// A table of sums: what it holds of a half-month, what it should hold, and how it is mended.
struct Sums {
    stored: &'static str,
    made: &'static str,
    clear: &'static str,
    fill: &'static str,
}

/// `$1` and `$2` are the first and the last day, `$3` is the half-month; each statement uses all of them.
const PRINTED: Sums = Sums {
    stored: "SELECT day, agency_id, domain_id, printed FROM receipt_count \
             WHERE day BETWEEN $1 AND $2 AND printed <> 0 AND $3 = $3",
    made: "SELECT day, agency_id, domain_id, CAST(SUM(printed) AS BIGINT) FROM receipt_printed \
           WHERE day BETWEEN $1 AND $2 AND $3 = $3 GROUP BY day, agency_id, domain_id HAVING SUM(printed) <> 0",
    clear: "UPDATE receipt_count SET printed = 0 WHERE day BETWEEN $1 AND $2 AND $3 = $3",
    fill: "INSERT INTO receipt_count (day, agency_id, domain_id, issued, printed) \
           SELECT day, agency_id, domain_id, 0, SUM(printed) FROM receipt_printed \
           WHERE day BETWEEN $1 AND $2 AND $3 = $3 GROUP BY day, agency_id, domain_id HAVING SUM(printed) <> 0 \
           ON CONFLICT (day, agency_id, domain_id) DO UPDATE SET printed = excluded.printed",
};
const HALVES: Sums = Sums {
    stored: "SELECT agency_id, domain_id, issued, printed FROM receipt_half \
             WHERE half_month = $3 AND (issued <> 0 OR printed <> 0) AND $1 <= $2",
    made: "SELECT agency_id, domain_id, CAST(SUM(issued) AS BIGINT), CAST(SUM(printed) AS BIGINT) FROM receipt_count \
           WHERE day BETWEEN $1 AND $2 AND $3 = $3 GROUP BY agency_id, domain_id \
           HAVING SUM(issued) <> 0 OR SUM(printed) <> 0",
    clear: "DELETE FROM receipt_half WHERE half_month = $3 AND $1 <= $2",
    fill: "INSERT INTO receipt_half (half_month, agency_id, domain_id, issued, printed) \
           SELECT $3, agency_id, domain_id, SUM(issued), SUM(printed) FROM receipt_count \
           WHERE day BETWEEN $1 AND $2 GROUP BY agency_id, domain_id",
};

/// Mends a half-month; returns how many sums differed.
pub async fn mend(tx: &DatabaseTransaction, half_month: i32) -> Result<u64, StoreError> {
    if tx.get_database_backend() == DbBackend::Postgres {
        // Between taking sums away and making them anew no other program may add to them.
        for table in ["receipt_printed", "receipt_count", "receipt_half"] {
            let lock = format!("LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE");
            tx.execute_unprepared(&lock).await?;
        }
    }
    let days = HalfMonth::from_index(half_month).range();
    let values: [Value; 3] = [days.from.into(), days.until.into(), half_month.into()];
    Ok(mend_sums(tx, &PRINTED, &values).await? + mend_sums(tx, &HALVES, &values).await?)
}

async fn mend_sums(
    tx: &DatabaseTransaction,
    sums: &Sums,
    values: &[Value; 3],
) -> Result<u64, StoreError> {
    let (stored, made) = (sums.stored, sums.made);
    let differing = count(tx, &format!("{stored} EXCEPT {made}"), values).await?
        + count(tx, &format!("{made} EXCEPT {stored}"), values).await?;
    if differing > 0 {
        for sql in [sums.clear, sums.fill] {
            tx.execute_raw(statement(tx, sql, values.clone())).await?;
        }
    }
    Ok(differing)
}

async fn count(
    tx: &DatabaseTransaction,
    select: &str,
    values: &[Value; 3],
) -> Result<u64, StoreError> {
    let sql = format!("SELECT CAST(COUNT(*) AS BIGINT) FROM ({select}) AS x");
    let row = tx.query_one_raw(statement(tx, sql, values.clone())).await?;
    let rows: i64 = row.map_or(Ok(0), |row| row.try_get_by_index(0))?;
    Ok(rows.unsigned_abs())
}
