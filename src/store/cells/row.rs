//! Rows of counts: read by place, since a page reads thousands.

use std::collections::BTreeMap;

use sea_orm::QueryResult;

use crate::{
    model::{
        channel::Channel,
        counts::Counts,
        rollup::{CellKey, Cells, ChannelCells, ChannelKey, Tally},
        subject::Subject,
    },
    store::{delta, error::StoreError},
};

/// A row of a cube or of the tail: numbers as stored, 0 for a dimension that was not asked for.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    pub agency: i32,
    pub domain: i32,
    pub subject: i32,
    pub scale: i32,
    pub channel: i32,
    /// May be negative in the tail: a correction of a rating that is in the cubes.
    pub counts: [i64; 10],
}

impl Found {
    /// Reads a row whose columns begin with `at`: agency, domain, subject, scale, channel, ten counts.
    pub fn read(row: &QueryResult, at: usize) -> Result<Self, StoreError> {
        let mut counts = [0; 10];
        for (count, place) in counts.iter_mut().zip(at + 5..) {
            *count = row.try_get_by_index(place)?;
        }
        Ok(Self {
            agency: row.try_get_by_index(at)?,
            domain: row.try_get_by_index(at + 1)?,
            subject: row.try_get_by_index(at + 2)?,
            scale: row.try_get_by_index(at + 3)?,
            channel: row.try_get_by_index(at + 4)?,
            counts,
        })
    }

    fn cell(&self) -> Result<CellKey, StoreError> {
        Ok(CellKey {
            agency: self.agency,
            domain: self.domain,
            subject: self.subject()?,
            scale: self.scale,
        })
    }

    fn channel(&self) -> Result<ChannelKey, StoreError> {
        let code = i16::try_from(self.channel).ok();
        Ok(ChannelKey {
            agency: self.agency,
            subject: self.subject()?,
            scale: self.scale,
            channel: code
                .and_then(Channel::from_code)
                .ok_or_else(|| unknown("channel"))?,
        })
    }

    fn subject(&self) -> Result<Subject, StoreError> {
        let code = i16::try_from(self.subject).ok();
        code.and_then(Subject::from_code)
            .ok_or_else(|| unknown("subject"))
    }
}

fn unknown(what: &str) -> StoreError {
    StoreError::Data(format!("a count has an unknown {what}"))
}

/// Adds rows to cells by domain.
pub fn add_cells(cells: &mut Cells, rows: impl Iterator<Item = Found>) -> Result<(), StoreError> {
    add(cells, rows, Found::cell)
}

/// Adds rows to cells by channel.
pub fn add_channels(
    cells: &mut ChannelCells,
    rows: impl Iterator<Item = Found>,
) -> Result<(), StoreError> {
    add(cells, rows, Found::channel)
}

fn add<K: Ord>(
    cells: &mut BTreeMap<K, Tally>,
    rows: impl Iterator<Item = Found>,
    key: fn(&Found) -> Result<K, StoreError>,
) -> Result<(), StoreError> {
    for found in rows {
        let tally = cells.entry(key(&found)?).or_default();
        let levels = tally.counts.0.iter_mut().chain(tally.flagged.0.iter_mut());
        for (count, step) in levels.zip(found.counts) {
            *count = count.saturating_add_signed(step);
        }
    }
    cells.retain(|_, tally| *tally != Tally::default());
    Ok(())
}

/// The ten counts of a row, by name.
pub fn counts(row: &QueryResult) -> Result<[i64; 10], StoreError> {
    let mut counts = [0i64; 10];
    for (count, column) in counts.iter_mut().zip(delta::COUNTS) {
        *count = row.try_get("", column)?;
    }
    Ok(counts)
}

/// The ten counts as a tally.
pub fn tally(counts: [i64; 10]) -> Tally {
    let level = |at: usize| counts[at].unsigned_abs();
    Tally {
        counts: Counts(std::array::from_fn(level)),
        flagged: Counts(std::array::from_fn(|at| level(at + 5))),
    }
}
