//! From a question to a table of figures and verdicts.

mod asked;
mod beside;
mod channels;

use beside::BesideCells;

pub(super) use asked::Asked;

use std::collections::BTreeSet;

use super::{
    judge::Judge,
    names::Names,
    query::{By, ReportError, ScoreQuery},
    rows::{Grouping, Piece, RowDims, Sums, sum},
    segments::Segment,
    table::{Figure, ScoreRow, ScoreTable},
    withhold,
};
use crate::{
    model::{
        catalogue::Catalogue, counts::Counts, period::DayRange, rollup::CellKey, scale::Scale,
        subject::Subject, threshold::Threshold,
    },
    store::{Database, Snapshot, Wanted},
};

/// Answers a question; `now` is the moment of asking, epoch milliseconds.
pub async fn scores(
    db: &Database,
    catalogue: &Catalogue,
    query: &ScoreQuery,
    now: i64,
) -> Result<ScoreTable, ReportError> {
    Ok(load(db, catalogue, query).await?.table(query.by, now))
}

/// Reads what a question needs, once; tables of several dimensions can then be made from it.
pub async fn load<'a>(
    db: &Database,
    catalogue: &'a Catalogue,
    query: &'a ScoreQuery,
) -> Result<Answer<'a>, ReportError> {
    let asked = Asked::new(catalogue, query)?;
    let wanted = Wanted {
        channels: query.channels,
        receipts: query.asks_receipts(),
        ..Wanted::default()
    };
    let snapshot = db.cells(&asked.filter(wanted)).await?;
    Ok(asked.answered(snapshot))
}

/// A question with the counts that answer it, at one moment of the database.
pub struct Answer<'a> {
    catalogue: &'a Catalogue,
    query: &'a ScoreQuery,
    names: Names<'a>,
    segments: Vec<Segment>,
    range: DayRange,
    thresholds: Vec<Threshold>,
    snapshot: Snapshot,
    pieces: Vec<Piece>,
    beside: BesideCells,
}

impl Answer<'_> {
    /// The rows and the total by the given dimensions; `now` is the moment of asking, epoch milliseconds.
    pub fn table(&self, by: By, now: i64) -> ScoreTable {
        let rows = self
            .grouped(by)
            .into_rows()
            .map(|(dims, pieces)| self.row(dims, &pieces))
            .collect();
        let mut table = ScoreTable {
            period: self.query.period,
            calendar: self.query.calendar,
            range: self.range,
            scope: self.names.scope.map(|scope| scope.key.clone()),
            as_of: now,
            as_of_seq: Some(self.snapshot.as_of_seq).filter(|_| self.query.within.is_none()),
            rows,
            total: self.total(),
            channels: self.channels(),
            asked_channels: self.query.channels,
        };
        if let Some(least) = self.least() {
            withhold::withhold(&mut table, &self.held_domains(least), least);
        }
        table
    }

    /// Fewest ratings that a figure tells of, where the period is short and the reader gets no exact figures.
    fn least(&self) -> Option<u64> {
        let least = self.query.least?;
        withhold::is_short(self.range, least.today).then(|| least.ratings.into())
    }

    /// The domains whose sums are held back wherever they are told.
    fn held_domains(&self, least: u64) -> BTreeSet<i32> {
        let by = By {
            agency: false,
            domain: true,
            scale: false,
        };
        let rows = self.grouped(by).into_rows();
        let rows = rows.map(|(dims, pieces)| self.figures(dims, &pieces));
        withhold::held_domains(&rows.collect::<Vec<_>>(), least)
    }

    /// The cells of the snapshot that the question asks for.
    fn asked_pieces(&self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for (segment, cells) in self.snapshot.cells.iter().enumerate() {
            let cells = cells.iter().map(|(key, tally)| Piece {
                segment,
                key: *key,
                tally: *tally,
            });
            pieces.extend(cells.filter(|piece| self.asked_for(piece)));
        }
        pieces
    }

    fn asked_for(&self, piece: &Piece) -> bool {
        self.asks_for(piece.segment, piece.key.agency, piece.key.subject)
    }

    /// Whether the question is about this agency and this subject; the store has left other domains and
    /// channels out.
    fn asks_for(&self, segment: usize, agency: i32, subject: Subject) -> bool {
        let asked = self.query.subject;
        self.is_member(segment, agency) && asked.is_none_or(|asked| asked == subject)
    }

    fn is_member(&self, segment: usize, agency: i32) -> bool {
        self.names
            .scope
            .is_none_or(|scope| self.segments[segment].has_member(scope.id, agency))
    }

    fn grouped(&self, by: By) -> Grouping<'_> {
        let mut grouping = Grouping::new(self.catalogue);
        if !(by.agency || by.domain || by.scale) {
            return grouping;
        }
        for piece in self
            .pieces
            .iter()
            .filter(|piece| by.agency || self.in_headline(piece.key.agency, piece.key.subject))
        {
            grouping.row(self.dims(&piece.key, by)).push(piece);
        }
        self.add_named(&mut grouping, by);
        if self.query.empty_rows && by.agency {
            self.add_members(&mut grouping);
        }
        grouping
    }

    /// The row that a cell falls into. A named agency with its descendants or predecessors is one row.
    fn dims(&self, key: &CellKey, by: By) -> RowDims {
        let dims = RowDims::of(key, by);
        RowDims {
            agency: dims
                .agency
                .map(|agency| self.names.agency.unwrap_or(agency)),
            ..dims
        }
    }

    /// Adds a row for what was named and has no rating.
    fn add_named(&self, grouping: &mut Grouping<'_>, by: By) {
        let agency = self.names.agency.filter(|_| by.agency);
        let domain = self.names.domain.filter(|_| by.domain);
        if (agency.is_some() || domain.is_some()) && !grouping.has(agency, domain) {
            grouping.row(RowDims {
                agency,
                domain,
                scale: None,
            });
        }
    }

    /// Adds a row for each agency of the scope that exists in the period and has no rating.
    fn add_members(&self, grouping: &mut Grouping<'_>) {
        let present = self.catalogue.agencies.iter().filter(|agency| {
            agency.valid.overlaps(self.range)
                && self
                    .names
                    .agencies
                    .as_ref()
                    .is_none_or(|named| named.contains(&agency.id))
                && (0..self.segments.len()).any(|segment| self.is_member(segment, agency.id))
        });
        for agency in present {
            if !grouping.has(Some(agency.id), None) {
                grouping.row(RowDims {
                    agency: Some(agency.id),
                    domain: None,
                    scale: None,
                });
            }
        }
    }

    /// Whether a cell enters the headline: procedures of agencies that are not vertical, unless the
    /// switch says otherwise. A question about one agency is about all of that agency.
    fn in_headline(&self, agency: i32, subject: Subject) -> bool {
        let asked = self.query.subject.unwrap_or(Subject::Procedure);
        self.names.agency.is_some()
            || self.query.vertical
            || (self.catalogue.in_headline(agency) && subject == asked)
    }

    fn row(&self, dims: RowDims, pieces: &[&Piece]) -> ScoreRow {
        let asked_scope = self.judged_scope();
        let agencies = self.agencies_of(dims);
        let targets = self
            .judge()
            .row(dims, &agencies, asked_scope, self.names.domain, pieces);
        ScoreRow {
            targets,
            ..self.figures(dims, pieces)
        }
    }

    /// The scope asked for. Whoever sees only a part of it gets no verdict on it: the part is not what
    /// its targets are about.
    fn judged_scope(&self) -> Option<i32> {
        let scope = self.names.scope?.id;
        let whole = self.query.within.as_ref().is_none_or(|within| {
            let mut segments = self.segments.iter();
            segments.all(|segment| segment.is_within(scope, within))
        });
        whole.then_some(scope)
    }

    /// The agencies that a row is about; none where it is about all.
    fn agencies_of(&self, dims: RowDims) -> Vec<i32> {
        let related = self.names.agencies.as_ref();
        // Without a named agency these are only all that the reader may see.
        match (dims.agency, related.filter(|_| self.names.agency.is_some())) {
            (Some(_), Some(related)) => related.iter().copied().collect(),
            (agency, _) => agency.into_iter().collect(),
        }
    }

    fn total(&self) -> ScoreRow {
        let all: Vec<&Piece> = self.pieces.iter().collect();
        let headline: Vec<&Piece> = self
            .pieces
            .iter()
            .filter(|piece| self.in_headline(piece.key.agency, piece.key.subject))
            .collect();
        let targets = self
            .judged_scope()
            .map(|scope| self.judge().total(scope, self.names.domain, &all));
        ScoreRow {
            targets: targets.unwrap_or_default(),
            ..self.figures(RowDims::default(), &headline)
        }
    }

    /// The scale of a row without ratings: its own, else the first there is.
    fn offered(&self, dims: RowDims) -> Option<&Scale> {
        let own = dims.scale.and_then(|id| self.catalogue.scale(id));
        own.or_else(|| self.catalogue.scales.first())
    }

    fn figures(&self, dims: RowDims, pieces: &[&Piece]) -> ScoreRow {
        let mut sums = sum(self.catalogue, pieces.iter().map(|piece| piece.on_scale()));
        self.offer(&mut sums, dims);
        let only_scale = match sums.parts.as_slice() {
            [(scale, _)] => Some(scale.id),
            _ => None,
        };
        ScoreRow {
            agency: dims.agency,
            domain: dims.domain,
            scale: dims.scale.or(only_scale),
            in_headline: dims
                .agency
                .is_none_or(|agency| self.catalogue.in_headline(agency)),
            figure: Figure {
                response: self.response(dims),
                ..Figure::new(
                    &sums.parts,
                    sums.flagged,
                    self.served(dims),
                    &self.thresholds,
                )
            },
            targets: Vec::new(),
        }
    }

    /// Where nobody has answered yet, what could have been answered is offered all the same.
    fn offer<'s>(&'s self, sums: &mut Sums<'s>, dims: RowDims) {
        if sums.parts.is_empty() {
            let offered = self.offered(dims).into_iter();
            sums.parts
                .extend(offered.map(|scale| (scale, Counts::default())));
        }
    }

    fn judge(&self) -> Judge<'_> {
        Judge {
            catalogue: self.catalogue,
            segments: &self.segments,
            range: self.range,
            calendar: self.query.calendar,
            subject: self.query.subject,
            vertical: self.query.vertical,
            thresholds: &self.thresholds,
        }
    }
}
