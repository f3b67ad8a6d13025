//! SQLite: statements in few sizes, so that each is prepared once and serves again.

use sea_orm::{ConnectionTrait, Iterable, Value};

use super::{columns, values};
use crate::{
    entity::rating,
    model::rating::NewRating,
    store::{connect::statement, error::StoreError},
};

/// Rows of the largest statement: 28 columns, and SQLite binds at most 32 766 values.
const MOST: usize = 256;

/// Inserts ratings under the numbers from `first` on; returns how many were not there before.
pub async fn insert(
    tx: &impl ConnectionTrait,
    fresh: &[&NewRating],
    first: i64,
) -> Result<usize, StoreError> {
    let (mut rest, mut seq, mut inserted) = (fresh, first, 0);
    while !rest.is_empty() {
        let (now, later) = rest.split_at(size(rest.len()));
        let mut bound: Vec<Value> = Vec::with_capacity(now.len() * rating::Column::iter().count());
        for new in now {
            bound.extend(values(new, seq));
            seq += 1;
        }
        let done = tx.execute_raw(statement(tx, sql(now.len()), bound)).await?;
        inserted += usize::try_from(done.rows_affected()).unwrap_or(usize::MAX);
        rest = later;
    }
    Ok(inserted)
}

/// The largest of the 28 sizes 1 to 8, 10, 12, 14, 16, 20, … [`MOST`] that is not above `rows`:
/// two or three statements make up any number, and each way to call the database costs a
/// change of threads.
fn size(rows: usize) -> usize {
    let rows = rows.min(MOST);
    let shift = rows.ilog2().saturating_sub(2);
    rows >> shift << shift
}

fn sql(rows: usize) -> String {
    let mut row = "(".to_owned() + &"?,".repeat(rating::Column::iter().count());
    row.truncate(row.len() - 1);
    row.push_str("),");
    let mut rows = row.repeat(rows);
    rows.truncate(rows.len() - 1);
    format!(
        "INSERT INTO rating ({}) VALUES {rows} ON CONFLICT (id) DO NOTHING",
        columns()
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn few_sizes_make_up_any_number_in_few_steps() {
        let mut sizes = BTreeSet::new();
        for rows in 1..=4_000 {
            let (mut rest, mut steps) = (rows, 0);
            while rest > 0 {
                sizes.insert(size(rest));
                rest -= size(rest);
                steps += 1;
            }
            assert!(steps <= 3 + rows / MOST, "{rows} rows in {steps} steps");
        }
        // The driver keeps a hundred prepared statements.
        assert!(sizes.len() <= 28, "{sizes:?}");
        assert_eq!(sizes.last(), Some(&MOST));
    }

    #[test]
    fn every_row_has_a_place_for_every_column() {
        let columns = rating::Column::iter().count();
        assert_eq!(sql(3).matches('?').count(), 3 * columns);
        assert!(sql(3).matches("?),(?").count() == 2, "{}", sql(3));
        assert!(MOST * columns <= 32_766);
    }
}
