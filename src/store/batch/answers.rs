//! Inserting the answers of new ratings, in the transaction and under the numbers of the ratings themselves.

use std::fmt::Write;

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend};

use crate::{
    model::rating::NewRating,
    store::{connect::statement, error::StoreError, fold},
};

/// One statement for any number of rows, so that the database prepares it once.
const SQLITE: &str = "INSERT INTO answer (rating_seq, question, value) \
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]') FROM json_each($1)";
const POSTGRES: &str = "INSERT INTO answer (rating_seq, question, value) \
    SELECT (row->>0)::bigint, row->>1, (row->>2)::smallint FROM json_array_elements($1::text::json) AS row";

/// Inserts the answers of ratings that stand under the numbers from `first` on. On PostgreSQL the cubes count
/// them, too, where they counted the ratings.
pub async fn insert(
    tx: &DatabaseTransaction,
    fresh: &[&NewRating],
    first: i64,
) -> Result<(), StoreError> {
    let rows = rows(fresh, first)?;
    if rows.is_empty() {
        return Ok(());
    }
    let is_sqlite = tx.get_database_backend() == DbBackend::Sqlite;
    let sql = if is_sqlite { SQLITE } else { POSTGRES };
    tx.execute_raw(statement(tx, sql, [format!("[{rows}]").into()]))
        .await?;
    if is_sqlite {
        return Ok(());
    }
    let last = first + i64::try_from(fresh.len()).unwrap_or(i64::MAX) - 1;
    fold::add_answers(tx, first - 1, last).await
}

/// `[number,"question",value]`, one after the other.
fn rows(fresh: &[&NewRating], first: i64) -> Result<String, StoreError> {
    let mut rows = String::new();
    for (new, seq) in fresh.iter().zip(first..) {
        for answer in &new.answers {
            let question = crate::store::seed::json(&answer.question)?;
            let comma = if rows.is_empty() { "" } else { "," };
            // Writing to a string cannot fail.
            let _ = write!(rows, "{comma}[{seq},{question},{}]", answer.value);
        }
    }
    Ok(rows)
}
