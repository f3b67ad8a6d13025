//! Reading counts of answers for days and dimensions: cubes first, then the short tail they do not cover yet.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DatabaseTransaction, QueryResult, Value};

use super::{
    cells::{CellFilter, View},
    connect::{Database, statement},
    delta,
    error::StoreError,
    fold,
};
use crate::model::{
    period::{DayRange, decompose},
    rollup::{AnswerCells, AnswerKey, Tally},
    subject::Subject,
};

/// A question to one cube, or to what no cube knows yet.
struct Query {
    sql: String,
    values: Vec<Value>,
}

impl Database {
    /// Counts the answers that `filter` asks for, one set for each range, all at the same moment.
    pub async fn answers(&self, filter: &CellFilter) -> Result<Vec<AnswerCells>, StoreError> {
        let tx = self.begin_read().await?;
        let head = fold::head(&tx).await?;
        let mut all = Vec::new();
        for range in &filter.ranges {
            let mut queries = cubes(filter, *range);
            if head.head != head.folded {
                queries.push(tail(filter, *range, head));
            }
            let mut sums = BTreeMap::new();
            for query in queries {
                add(&tx, query, filter, &mut sums).await?;
            }
            all.push(cells(sums));
        }
        tx.commit().await?;
        Ok(all)
    }
}

/// The questions that together cover `range`: half-months, odd days.
fn cubes(filter: &CellFilter, range: DayRange) -> Vec<Query> {
    let cover = decompose(range);
    let halves = cover.halves.into_iter().map(|halves| Query {
        sql: select(filter, "answer_half", "half_month BETWEEN $1 AND $2"),
        values: vec![(*halves.start()).into(), (*halves.end()).into()],
    });
    let days = cover.days.into_iter().map(|days| Query {
        sql: select(filter, "answer_day", "day BETWEEN $1 AND $2"),
        values: vec![days.from.into(), days.until.into()],
    });
    halves.chain(days).collect()
}

fn select(filter: &CellFilter, table: &str, buckets: &str) -> String {
    let sums = delta::COUNTS.map(|c| format!("CAST(SUM({c}) AS BIGINT) AS {c}"));
    grouped(filter, &sums.join(", "), table, buckets)
}

fn tail(filter: &CellFilter, range: DayRange, head: fold::Head) -> Query {
    let days = "r.local_date BETWEEN $3 AND $4";
    let rows = delta::answers(
        &format!("r.seq > $1 AND r.seq <= $2 AND {days}"),
        &format!("e.seq > $1 AND e.seq <= $2 AND {days}"),
    );
    Query {
        sql: grouped(filter, &delta::sums(), &format!("({rows}) AS d"), "true"),
        values: vec![
            head.folded.into(),
            head.head.into(),
            range.from.into(),
            range.until.into(),
        ],
    }
}

fn grouped(filter: &CellFilter, sums: &str, source: &str, condition: &str) -> String {
    let agency = match filter.view {
        View::Deciding => "decider_id",
        View::Receiving => "receiver_id",
    };
    let domain = filter.domain.map(|id| format!(" AND domain_id = {id}"));
    let channel = filter.channel;
    let channel = channel.map(|channel| format!(" AND channel = {}", channel.code()));
    format!(
        "SELECT {agency}, domain_id, CAST(subject AS INTEGER), questionnaire_id, question, {sums} \
         FROM {source} WHERE {condition}{}{} \
         GROUP BY {agency}, domain_id, subject, questionnaire_id, question",
        domain.unwrap_or_default(),
        channel.unwrap_or_default(),
    )
}

/// Sums by key; in the tail they may be negative.
type Sums = BTreeMap<AnswerKey, [i64; 10]>;

async fn add(
    tx: &DatabaseTransaction,
    query: Query,
    filter: &CellFilter,
    sums: &mut Sums,
) -> Result<(), StoreError> {
    let rows = tx.query_all_raw(statement(tx, query.sql, query.values));
    for row in rows.await? {
        let key = key(&row)?;
        let named = filter.agencies.as_ref();
        if named.is_some_and(|named| !named.contains(&key.agency)) {
            continue;
        }
        let sum = sums.entry(key).or_default();
        for (count, place) in sum.iter_mut().zip(5..) {
            *count += row.try_get_by_index::<i64>(place)?;
        }
    }
    Ok(())
}

fn key(row: &QueryResult) -> Result<AnswerKey, StoreError> {
    let subject: i32 = row.try_get_by_index(2)?;
    let subject = i16::try_from(subject).ok().and_then(Subject::from_code);
    Ok(AnswerKey {
        agency: row.try_get_by_index(0)?,
        domain: row.try_get_by_index(1)?,
        subject: subject
            .ok_or_else(|| StoreError::Data("a count has an unknown subject".into()))?,
        questionnaire: row.try_get_by_index(3)?,
        question: row.try_get_by_index(4)?,
    })
}

fn cells(sums: Sums) -> AnswerCells {
    let tallies = sums
        .into_iter()
        .map(|(key, counts)| (key, super::cells::tally(counts)));
    tallies
        .filter(|(_, tally)| *tally != Tally::default())
        .collect()
}
