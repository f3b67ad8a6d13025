//! One figure over many periods: what a trend shows, read at one moment.

use super::{
    query::{ReportError, ScoreQuery},
    scores::Asked,
    table::{Figure, JudgedTarget},
};
use crate::{
    model::{
        catalogue::Catalogue,
        period::Period,
        target::{Comparison, MeasuredBy},
        threshold::Threshold,
    },
    store::{CellFilter, Database, Snapshot, Wanted},
};

/// A figure of one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesPoint {
    /// The period.
    pub period: Period,
    /// Its figure, without people served where it is of a total.
    pub figure: Figure,
    /// The first target of the period that ratings are held against.
    pub target: Option<(Comparison, Threshold)>,
}

impl SeriesPoint {
    pub(super) fn new(period: Period, figure: Figure, targets: &[JudgedTarget]) -> Self {
        let mut judged = targets
            .iter()
            .filter(|target| target.measured_by == MeasuredBy::Ratings);
        Self {
            period,
            figure,
            target: judged
                .next()
                .map(|target| (target.comparison, target.threshold)),
        }
    }
}

/// Answers a question for each of `periods`: of the agency it names, else of the total; `now` is the moment of
/// asking, epoch milliseconds.
pub async fn series(
    db: &Database,
    catalogue: &Catalogue,
    query: &ScoreQuery,
    periods: &[Period],
    now: i64,
) -> Result<Vec<SeriesPoint>, ReportError> {
    let question = |period: &Period| ScoreQuery {
        period: *period,
        empty_rows: false,
        channels: false,
        receipts: false,
        ..query.clone()
    };
    let questions: Vec<ScoreQuery> = periods.iter().map(question).collect();
    let asked: Result<Vec<_>, _> = questions
        .iter()
        .map(|question| Asked::new(catalogue, question))
        .collect();
    let asked = asked?;
    // A total needs no domains; the row of one agency has few cells.
    let by_channel = query.agency.is_none();
    let wanted = Wanted {
        cells: !by_channel,
        channels: by_channel,
        served: false,
        receipts: false,
    };
    let filters = asked.iter().map(|asked| asked.filter(wanted));
    let mut parts = all_at_once(db, filters.collect()).await?.into_iter();
    let answers = asked
        .into_iter()
        .filter_map(|asked| Some(asked.answered(parts.next()?)));
    Ok(answers.map(|answer| answer.point(now)).collect())
}

/// What several filters that differ in their ranges alone ask for, at one moment.
async fn all_at_once(
    db: &Database,
    filters: Vec<CellFilter>,
) -> Result<Vec<Snapshot>, ReportError> {
    let lengths: Vec<usize> = filters.iter().map(|filter| filter.ranges.len()).collect();
    let ranges = filters
        .iter()
        .flat_map(|filter| filter.ranges.iter().copied());
    let ranges = ranges.collect();
    let Some(first) = filters.into_iter().next() else {
        return Ok(Vec::new());
    };
    let mut all = db.cells(&CellFilter { ranges, ..first }).await?;
    let mut take = |length: usize| Snapshot {
        as_of_seq: all.as_of_seq,
        cells: all.cells.drain(..length).collect(),
        channels: all.channels.drain(..length).collect(),
        served: all.served.drain(..length).collect(),
        receipts: all.receipts.drain(..length).collect(),
        unreported: all.unreported,
    };
    Ok(lengths.into_iter().map(&mut take).collect())
}
