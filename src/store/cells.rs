//! Reading counts for days and dimensions: cubes first, then the short tail they do not cover yet.
//!
//! Each stretch of days is read from the coarsest cubes that know what is asked for; how they are
//! asked is in `source`, how their rows are read in `row`.

mod receipts;
mod row;
mod source;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, DatabaseTransaction, Value};

use row::{Found, add_cells, add_channels};
pub(super) use row::{counts, tally};
use source::{Group, tail_query};

use super::{
    connect::{Database, statement},
    error::StoreError,
    fold::{self, Head},
    transactions::{self, Served},
};
use crate::model::{
    channel::Channel,
    period::DayRange,
    receipt::ReceiptCells,
    rollup::{Cells, ChannelCells},
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
    /// Only this domain, if given.
    pub domain: Option<i32>,
    /// Only this channel, if given.
    pub channel: Option<Channel>,
    /// Which cells are read; what is not asked for stays empty.
    pub wanted: Wanted,
}

/// Which cells are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is read or left, whatever the others are"
)]
pub struct Wanted {
    /// By domain, all channels together.
    pub cells: bool,
    /// By channel, all domains together.
    pub channels: bool,
    /// People served.
    pub served: bool,
    /// Receipts handed out and used.
    pub receipts: bool,
}

impl Default for Wanted {
    /// Cells and people served.
    fn default() -> Self {
        Self {
            cells: true,
            channels: false,
            served: true,
            receipts: false,
        }
    }
}

/// Counts at one moment of the database.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// The newest number of the sequence that the counts contain.
    pub as_of_seq: i64,
    /// Cells, one set for each range asked for.
    pub cells: Vec<Cells>,
    /// Cells by channel, one set for each range asked for.
    pub channels: Vec<ChannelCells>,
    /// People served, one set for each range asked for.
    pub served: Vec<Served>,
    /// Receipts handed out and used, one set for each range asked for.
    pub receipts: Vec<ReceiptCells>,
    /// Whether a key for printing offline signs codes of these days, and nobody has said how many were printed.
    pub unreported: bool,
}

impl Database {
    /// Counts what `filter` asks for, all ranges at the same moment.
    pub async fn cells(&self, filter: &CellFilter) -> Result<Snapshot, StoreError> {
        let tx = self.begin_read().await?;
        let head = fold::head(&tx).await?;
        let mut snapshot = Snapshot {
            as_of_seq: head.head,
            cells: Vec::new(),
            channels: Vec::new(),
            served: Vec::new(),
            receipts: Vec::new(),
            unreported: filter.wanted.receipts && receipts::unreported(&tx, filter).await?,
        };
        let tail = tail(&tx, filter, head).await?;
        for range in &filter.ranges {
            snapshot.add(&tx, filter, *range, &tail).await?;
        }
        tx.commit().await?;
        Ok(snapshot)
    }
}

impl Snapshot {
    /// Reads one more range.
    async fn add(
        &mut self,
        tx: &DatabaseTransaction,
        filter: &CellFilter,
        range: DayRange,
        tail: &[(NaiveDate, Found)],
    ) -> Result<(), StoreError> {
        let newest = || {
            let inside = tail.iter().filter(|(day, _)| range.contains(*day));
            inside.map(|(_, found)| *found)
        };
        let (mut cells, mut channels) = (Cells::new(), ChannelCells::new());
        if filter.wanted.cells {
            let found = in_cubes(tx, filter, range, Group::Domains).await?;
            add_cells(&mut cells, found.into_iter().chain(newest()))?;
        }
        if filter.wanted.channels {
            let found = in_cubes(tx, filter, range, Group::Channels).await?;
            add_channels(&mut channels, found.into_iter().chain(newest()))?;
        }
        self.cells.push(cells);
        self.channels.push(channels);
        self.served.push(if filter.wanted.served {
            transactions::sum(tx, range).await?
        } else {
            Served::new()
        });
        self.receipts.push(if filter.wanted.receipts {
            let newest = newest().filter(|found| found.channel == receipts::CHANNEL);
            receipts::read(tx, filter, range, newest).await?
        } else {
            ReceiptCells::new()
        });
        Ok(())
    }
}

/// What the cubes know of a range.
async fn in_cubes(
    tx: &DatabaseTransaction,
    filter: &CellFilter,
    range: DayRange,
    group: Group,
) -> Result<Vec<Found>, StoreError> {
    let mut all = Vec::new();
    for query in source::cube_queries(filter, range, group) {
        let rows = tx
            .query_all_raw(statement(tx, query.sql, query.values))
            .await?;
        for row in &rows {
            all.push(Found::read(row, 0)?);
        }
    }
    all.retain(|found| filter.wants(found));
    Ok(all)
}

/// What no cube knows yet of all ranges, by day.
async fn tail(
    tx: &DatabaseTransaction,
    filter: &CellFilter,
    head: Head,
) -> Result<Vec<(NaiveDate, Found)>, StoreError> {
    let from = filter.ranges.iter().map(|range| range.from).min();
    let until = filter.ranges.iter().map(|range| range.until).max();
    let (Some(from), Some(until)) = (from, until) else {
        return Ok(Vec::new());
    };
    if head.head == head.folded {
        return Ok(Vec::new());
    }
    let values: [Value; 4] = [
        head.folded.into(),
        head.head.into(),
        from.into(),
        until.into(),
    ];
    let rows = tx
        .query_all_raw(statement(tx, tail_query(filter), values))
        .await?;
    let mut tail = Vec::new();
    for row in &rows {
        tail.push((row.try_get_by_index(0)?, Found::read(row, 1)?));
    }
    tail.retain(|(_, found)| filter.wants(found));
    Ok(tail)
}

impl CellFilter {
    /// Whether a row is asked for, as far as it tells.
    fn wants(&self, found: &Found) -> bool {
        let named = self.agencies.as_ref();
        named.is_none_or(|named| named.contains(&found.agency))
            && (self.domain.is_none() || found.domain == 0 || self.domain == Some(found.domain))
            && self.channel.is_none_or(|channel| {
                found.channel == 0 || found.channel == i32::from(channel.code())
            })
    }
}
