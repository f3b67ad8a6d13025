//! The marks of used codes: written with the rating, known for as long as their code could be used.

use std::collections::HashSet;

use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, Set, TryInsertResult, Value};

use crate::{
    entity::receipt_used::{ActiveModel, Entity},
    model::receipt::{Mark, MarkHash},
    store::{connect::statement, error::StoreError},
};

/// Rows per statement, well below both databases' limits of bound values.
const CHUNK: usize = 2_000;

/// Uses receipts up; returns those that had not been used before. The insert decides who was first.
pub async fn use_up(
    tx: &impl ConnectionTrait,
    mut marks: Vec<Mark>,
) -> Result<HashSet<MarkHash>, StoreError> {
    // In one order, so that two programs wait for one another instead of for ever.
    marks.sort_by_key(|mark| mark.hash);
    marks.dedup_by_key(|mark| mark.hash);
    if tx.get_database_backend() == DbBackend::Postgres {
        // The mix moves marks out of this table in one moment: from here on not before our commit, and
        // what it moved before is seen by the next statement.
        let hold = "LOCK TABLE receipt_used IN ROW EXCLUSIVE MODE";
        tx.execute_unprepared(hold).await?;
    }
    let mut first = HashSet::new();
    for chunk in marks.chunks(CHUNK) {
        first.extend(use_chunk_up(tx, chunk).await?);
    }
    Ok(first)
}

async fn use_chunk_up(
    tx: &impl ConnectionTrait,
    marks: &[Mark],
) -> Result<Vec<MarkHash>, StoreError> {
    let mixed = mixed(tx, marks).await?;
    let unknown = marks.iter().filter(|mark| !mixed.contains(&mark.hash[..]));
    let rows: Vec<ActiveModel> = unknown
        .map(|mark| row(&mark.hash, mark.expires_on))
        .collect();
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let query = Entity::insert_many(rows).on_conflict_do_nothing();
    let TryInsertResult::Inserted(keys) = query.exec_with_returning_keys(tx).await? else {
        return Ok(Vec::new());
    };
    let hash = |key: Vec<u8>| MarkHash::try_from(key).ok();
    Ok(keys.into_iter().filter_map(hash).collect())
}

/// Those of the marks that stand where a mix put them.
async fn mixed(tx: &impl ConnectionTrait, marks: &[Mark]) -> Result<HashSet<Vec<u8>>, StoreError> {
    let places: Vec<String> = (1..=marks.len()).map(|at| format!("${at}")).collect();
    let places = places.join(", ");
    let sql = format!(
        "SELECT mark FROM receipt_used_0 WHERE mark IN ({places}) \
         UNION ALL SELECT mark FROM receipt_used_1 WHERE mark IN ({places})"
    );
    let values = marks.iter().map(|mark| Value::from(mark.hash.to_vec()));
    let rows = tx.query_all_raw(statement(tx, sql, values)).await?;
    let mark = |row: &sea_orm::QueryResult| row.try_get::<Vec<u8>>("", "mark");
    Ok(rows.iter().map(mark).collect::<Result<_, _>>()?)
}

fn row(mark: &[u8], expires_on: NaiveDate) -> ActiveModel {
    ActiveModel {
        mark: Set(mark.to_vec()),
        expires_on: Set(expires_on),
    }
}
