//! From a question to what the store is asked for.

use super::{Answer, beside::BesideCells};
use crate::{
    model::{catalogue::Catalogue, period::DayRange},
    report::{
        names::Names,
        query::{ReportError, ScoreQuery},
        segments::{Segment, segments},
    },
    store::{CellFilter, Snapshot, Wanted},
};

/// A question whose names are known and whose period is cut where something changes.
pub struct Asked<'a> {
    catalogue: &'a Catalogue,
    query: &'a ScoreQuery,
    names: Names<'a>,
    segments: Vec<Segment>,
    range: DayRange,
}

impl<'a> Asked<'a> {
    /// Finds names and cuts.
    pub fn new(catalogue: &'a Catalogue, query: &'a ScoreQuery) -> Result<Self, ReportError> {
        let names = Names::resolve(catalogue, query)?;
        let range = query.period.range(query.calendar);
        let segments = segments(catalogue, names.scope, range, query.calendar);
        Ok(Self {
            catalogue,
            query,
            names,
            segments,
            range,
        })
    }

    /// What the store is asked for.
    pub fn filter(&self, wanted: Wanted) -> CellFilter {
        CellFilter {
            ranges: self.segments.iter().map(|segment| segment.range).collect(),
            view: self.query.view,
            agencies: self.names.agencies.clone(),
            domain: self.names.domain,
            channel: self.query.channel,
            wanted,
        }
    }

    /// The answer from what the store found.
    pub fn answered(self, snapshot: Snapshot) -> Answer<'a> {
        let mut answer = Answer {
            catalogue: self.catalogue,
            query: self.query,
            names: self.names,
            segments: self.segments,
            range: self.range,
            thresholds: self.catalogue.thresholds(),
            snapshot,
            pieces: Vec::new(),
            beside: BesideCells::new(),
        };
        answer.pieces = answer.asked_pieces();
        answer.beside = answer.gather_beside();
        answer
    }
}
