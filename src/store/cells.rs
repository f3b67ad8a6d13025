//! Reading counts for days and dimensions: cubes first, then the short tail they do not cover yet.

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, DatabaseTransaction, QueryResult, Value};

use super::{
    connect::{Database, statement},
    delta,
    error::StoreError,
    fold::{self, Head},
    transactions::{self, Served},
};
use crate::model::{
    channel::Channel,
    counts::Counts,
    period::{DayRange, decompose},
    rollup::{CellKey, Cells, Tally},
    subject::Subject,
};

/// Which agency a figure is about.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Default,
    serde::Serialize,
    serde::Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum View {
    /// The one that decides the procedure.
    #[default]
    Deciding,
    /// The one that receives the people.
    Receiving,
}

/// What to count.
#[derive(Debug, Clone, Default)]
pub struct CellFilter {
    /// The stretches of days; each gets cells of its own.
    pub ranges: Vec<DayRange>,
    /// Which agency the cells are about.
    pub view: View,
    /// Only these agencies, if given.
    pub agencies: Option<BTreeSet<i32>>,
}

/// Counts at one moment of the database.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// The newest number of the sequence that the counts contain.
    pub as_of_seq: i64,
    /// Cells, one set for each range asked for.
    pub cells: Vec<Cells>,
    /// People served, one set for each range asked for.
    pub served: Vec<Served>,
}

/// At most so many agencies go into the statement; beyond, all are read and the rest is dropped here.
const LISTED_AGENCIES: usize = 200;

impl Database {
    /// Counts what `filter` asks for, all ranges at the same moment.
    pub async fn cells(&self, filter: &CellFilter) -> Result<Snapshot, StoreError> {
        let tx = self.begin_read().await?;
        let head = fold::head(&tx).await?;
        let mut snapshot = Snapshot {
            as_of_seq: head.head,
            cells: Vec::new(),
            served: Vec::new(),
        };
        for range in &filter.ranges {
            snapshot
                .cells
                .push(range_cells(&tx, filter, *range, head).await?);
            snapshot.served.push(transactions::sum(&tx, *range).await?);
        }
        tx.commit().await?;
        Ok(snapshot)
    }
}

async fn range_cells(
    tx: &DatabaseTransaction,
    filter: &CellFilter,
    range: DayRange,
    head: Head,
) -> Result<Cells, StoreError> {
    let cover = decompose(range);
    let mut cells = Cells::new();
    if let Some(halves) = cover.halves {
        let values = [(*halves.start()).into(), (*halves.end()).into()];
        let (table, agency) = match filter.view {
            View::Deciding => ("headline_half", "agency_id"),
            View::Receiving => ("fact_half", "receiver_id"),
        };
        add(
            tx,
            &mut cells,
            filter,
            &cube_query(table, agency, "half_month", filter),
            values.to_vec(),
        )
        .await?;
    }
    for days in cover.days {
        let values = vec![days.from.into(), days.until.into()];
        add(
            tx,
            &mut cells,
            filter,
            &cube_query("fact_day", agency_column(filter.view), "day", filter),
            values,
        )
        .await?;
    }
    if head.head > head.folded {
        let values = vec![
            head.folded.into(),
            head.head.into(),
            range.from.into(),
            range.until.into(),
        ];
        add(tx, &mut cells, filter, &tail_query(filter), values).await?;
    }
    cells.retain(|_, tally| *tally != Tally::default());
    Ok(cells)
}

const fn agency_column(view: View) -> &'static str {
    match view {
        View::Deciding => "decider_id",
        View::Receiving => "receiver_id",
    }
}

/// A condition on the agencies, where they are few enough to be listed.
fn agencies_listed(filter: &CellFilter, column: &str) -> String {
    match &filter.agencies {
        Some(agencies) if agencies.len() <= LISTED_AGENCIES => {
            let list: Vec<String> = agencies.iter().map(ToString::to_string).collect();
            format!(
                " AND {column} IN ({})",
                if list.is_empty() {
                    "0".to_owned()
                } else {
                    list.join(", ")
                }
            )
        }
        _ => String::new(),
    }
}

fn cube_query(table: &str, agency: &str, bucket: &str, filter: &CellFilter) -> String {
    let sums: Vec<String> = delta::COUNTS
        .iter()
        .map(|c| format!("CAST(SUM({c}) AS BIGINT) AS {c}"))
        .collect();
    format!(
        "SELECT {agency} AS agency, domain_id, CAST(subject AS INTEGER) AS subject, scale_id, CAST(channel AS INTEGER) AS channel, {} \
         FROM {table} WHERE {bucket} BETWEEN $1 AND $2{} GROUP BY {agency}, domain_id, subject, scale_id, channel",
        sums.join(", "),
        agencies_listed(filter, agency),
    )
}

fn tail_query(filter: &CellFilter) -> String {
    let agency = agency_column(filter.view);
    let days = format!(
        "r.local_date BETWEEN $3 AND $4{}",
        agencies_listed(filter, &format!("r.{agency}"))
    );
    let rows = delta::rows(
        &format!("r.seq > $1 AND r.seq <= $2 AND {days}"),
        &format!("e.seq > $1 AND e.seq <= $2 AND {days}"),
    );
    format!(
        "SELECT {agency} AS agency, domain_id, CAST(subject AS INTEGER) AS subject, scale_id, CAST(channel AS INTEGER) AS channel, {} \
         FROM ({rows}) AS d GROUP BY {agency}, domain_id, subject, scale_id, channel",
        delta::sums(),
    )
}

async fn add(
    tx: &DatabaseTransaction,
    cells: &mut Cells,
    filter: &CellFilter,
    sql: &str,
    values: Vec<Value>,
) -> Result<(), StoreError> {
    let rows = tx.query_all_raw(statement(tx, sql, values)).await?;
    let parsed: Result<Vec<_>, StoreError> = rows.iter().map(cell).collect();
    let wanted = |key: &CellKey| {
        filter
            .agencies
            .as_ref()
            .is_none_or(|agencies| agencies.contains(&key.agency))
    };
    merge_signed(cells, parsed?.into_iter().filter(|(key, _)| wanted(key)));
    Ok(())
}

/// Adds counts that may be negative: a correction in the tail of a rating in the cube.
fn merge_signed(cells: &mut Cells, rows: impl Iterator<Item = (CellKey, [i64; 10])>) {
    for (key, delta) in rows {
        let tally = cells.entry(key).or_default();
        let levels = tally.counts.0.iter_mut().chain(tally.flagged.0.iter_mut());
        for (count, step) in levels.zip(delta) {
            *count = count.saturating_add_signed(step);
        }
    }
}

fn cell(row: &QueryResult) -> Result<(CellKey, [i64; 10]), StoreError> {
    let unknown = |what: &str| StoreError::Data(format!("a count has an unknown {what}"));
    let small = |column: &str| -> Result<i16, StoreError> {
        let code: i32 = row.try_get("", column)?;
        i16::try_from(code).map_err(|_| unknown(column))
    };
    let key = CellKey {
        agency: row.try_get("", "agency")?,
        domain: row.try_get("", "domain_id")?,
        subject: Subject::from_code(small("subject")?).ok_or_else(|| unknown("subject"))?,
        scale: row.try_get("", "scale_id")?,
        channel: Channel::from_code(small("channel")?).ok_or_else(|| unknown("channel"))?,
    };
    Ok((key, counts(row)?))
}

/// The ten counts of a row.
pub(super) fn counts(row: &QueryResult) -> Result<[i64; 10], StoreError> {
    let mut counts = [0i64; 10];
    for (count, column) in counts.iter_mut().zip(delta::COUNTS) {
        *count = row.try_get("", column)?;
    }
    Ok(counts)
}

/// The ten counts as a tally.
pub(super) fn tally(counts: [i64; 10]) -> Tally {
    let level = |at: usize| counts[at].unsigned_abs();
    Tally {
        counts: Counts(std::array::from_fn(level)),
        flagged: Counts(std::array::from_fn(|at| level(at + 5))),
    }
}
