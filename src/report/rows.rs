//! Grouping counts into rows.

use std::collections::BTreeMap;

use super::query::By;
use crate::model::{
    catalogue::Catalogue, counts::Counts, rollup::CellKey, rollup::Tally, scale::Scale,
};

/// The counts of one cell in one segment of the period.
#[derive(Debug, Clone, Copy)]
pub struct Piece {
    /// Where the segment stands.
    pub segment: usize,
    /// The cell.
    pub key: CellKey,
    /// Its counts.
    pub tally: Tally,
}

impl Piece {
    /// Its counts, and the scale that they are on.
    pub const fn on_scale(&self) -> (i32, Tally) {
        (self.key.scale, self.tally)
    }
}

/// What a row is about; `None` where it is about all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct RowDims {
    /// The agency, by number.
    pub agency: Option<i32>,
    /// The domain, by number.
    pub domain: Option<i32>,
    /// The scale, by number.
    pub scale: Option<i32>,
}

impl RowDims {
    /// The row that a cell falls into.
    pub fn of(key: &CellKey, by: By) -> Self {
        Self {
            agency: by.agency.then_some(key.agency),
            domain: by.domain.then_some(key.domain),
            scale: by.scale.then_some(key.scale),
        }
    }
}

/// Rows in the operator's order of agencies and domains.
pub struct Grouping<'a> {
    order_agency: BTreeMap<i32, usize>,
    order_domain: BTreeMap<i32, usize>,
    rows: BTreeMap<(usize, usize, i32), (RowDims, Vec<&'a Piece>)>,
}

impl<'a> Grouping<'a> {
    /// No rows yet.
    pub fn new(catalogue: &Catalogue) -> Self {
        let places = |ids: Vec<i32>| ids.into_iter().zip(1..).collect();
        Self {
            order_agency: places(catalogue.agencies.iter().map(|a| a.id).collect()),
            order_domain: places(catalogue.domains.iter().map(|d| d.id).collect()),
            rows: BTreeMap::new(),
        }
    }

    /// The pieces of a row, made empty if it is new.
    pub fn row(&mut self, dims: RowDims) -> &mut Vec<&'a Piece> {
        let place = |order: &BTreeMap<i32, usize>, id: Option<i32>| {
            id.map_or(0, |id| order.get(&id).copied().unwrap_or(usize::MAX))
        };
        let at = (
            place(&self.order_agency, dims.agency),
            place(&self.order_domain, dims.domain),
            dims.scale.unwrap_or(0),
        );
        &mut self.rows.entry(at).or_insert_with(|| (dims, Vec::new())).1
    }

    /// Whether some row is about this agency and this domain, as far as they are given.
    pub fn has(&self, agency: Option<i32>, domain: Option<i32>) -> bool {
        let fits = |dims: &RowDims| {
            agency.is_none_or(|id| dims.agency == Some(id))
                && domain.is_none_or(|id| dims.domain == Some(id))
        };
        self.rows.values().any(|(dims, _)| fits(dims))
    }

    /// All rows.
    pub fn into_rows(self) -> impl Iterator<Item = (RowDims, Vec<&'a Piece>)> {
        self.rows.into_values()
    }
}

/// Sums of pieces: counts by scale, and flagged ratings.
#[derive(Default)]
pub struct Sums<'a> {
    /// Counts by scale.
    pub parts: Vec<(&'a Scale, Counts)>,
    /// Ratings under a flag.
    pub flagged: Counts,
}

/// Sums counts, each on a scale. Without any, it is a sum on the first scale: its levels are offered, and
/// counted 0 times.
pub fn sum(catalogue: &Catalogue, tallies: impl Iterator<Item = (i32, Tally)>) -> Sums<'_> {
    let mut by_scale: BTreeMap<i32, Counts> = BTreeMap::new();
    let mut flagged = Counts::default();
    for (scale, tally) in tallies {
        *by_scale.entry(scale).or_default() += tally.counts;
        flagged += tally.flagged;
    }
    if let Some(scale) = catalogue.scales.first().filter(|_| by_scale.is_empty()) {
        by_scale.insert(scale.id, Counts::default());
    }
    let parts = by_scale
        .into_iter()
        .filter_map(|(id, counts)| Some((catalogue.scale(id)?, counts)));
    Sums {
        parts: parts.collect(),
        flagged,
    }
}
