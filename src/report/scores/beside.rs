//! What stands beside the ratings of a row: people served, and receipts handed out and used.

use std::collections::BTreeMap;

use super::Answer;
use crate::{
    model::receipt::{ReceiptTally, Response},
    report::rows::RowDims,
};

/// What is known of one agency and domain in the whole period.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Beside {
    /// People served, where any count is known.
    served: Option<u64>,
    receipts: ReceiptTally,
}

/// By agency and domain, as far as the question is about them.
pub(super) type BesideCells = BTreeMap<(i32, i32), Beside>;

impl Answer<'_> {
    /// Gathers it over the segments of the period.
    pub(super) fn gather_beside(&self) -> BesideCells {
        let mut cells = BesideCells::new();
        for (segment, served) in self.snapshot.served.iter().enumerate() {
            for ((agency, domain, subject), count) in served {
                let asked = self.query.subject.is_none_or(|asked| asked == *subject);
                if asked && self.may_stand(segment, *agency, *domain) {
                    let cell = cells.entry((*agency, *domain)).or_default();
                    *cell.served.get_or_insert(0) += count;
                }
            }
        }
        for (segment, receipts) in self.snapshot.receipts.iter().enumerate() {
            for ((agency, domain), tally) in receipts {
                if self.may_stand(segment, *agency, *domain) {
                    cells.entry((*agency, *domain)).or_default().receipts += *tally;
                }
            }
        }
        cells
    }

    fn may_stand(&self, segment: usize, agency: i32, domain: i32) -> bool {
        let named = self.names.agencies.as_ref();
        named.is_none_or(|named| named.contains(&agency))
            && self.names.domain.is_none_or(|id| id == domain)
            && self.is_member(segment, agency)
    }

    /// The cells of a row; a row about all agencies has those of the headline.
    fn beside(&self, dims: RowDims) -> impl Iterator<Item = &Beside> {
        let agencies = self.agencies_of(dims);
        let all = self.names.agency.is_some() || self.query.vertical;
        // Agencies are few in a row or all: each is one step into the cells.
        let (first, last) = (agencies.first().copied(), agencies.last().copied());
        let (first, last) = (first.unwrap_or(i32::MIN), last.unwrap_or(i32::MAX));
        let cells = self.beside.range((first, i32::MIN)..=(last, i32::MAX));
        let fits = move |((agency, domain), _): &(&(i32, i32), &Beside)| {
            let named = agencies.is_empty() || agencies.contains(agency);
            let counted = dims.agency.is_some() || all || self.catalogue.in_headline(*agency);
            named && counted && dims.domain.is_none_or(|id| id == *domain)
        };
        cells.filter(fits).map(|(_, cell)| cell)
    }

    /// People served in the row's dimensions, where any count is known.
    pub(super) fn served(&self, dims: RowDims) -> Option<u64> {
        let known = self.beside(dims).filter_map(|cell| cell.served);
        known.reduce(|sum, more| sum + more)
    }

    /// The receipts of the row's dimensions, where the question is about them.
    pub(super) fn response(&self, dims: RowDims) -> Option<Response> {
        if !self.query.asks_receipts() {
            return None;
        }
        let mut tally = ReceiptTally::default();
        for cell in self.beside(dims) {
            tally += cell.receipts;
        }
        Some(Response::new(tally, self.snapshot.unreported))
    }
}
