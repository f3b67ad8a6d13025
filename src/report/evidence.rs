//! What a figure was counted from, without showing single people's answers.

use super::query::ReportError;
use crate::{
    model::{period::DayRange, rollup::Tally, subject::Subject},
    store::{Database, EvidenceRow, View},
};

/// The counts of one day, service point and channel; without a tally where too few people would be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EvidenceCell {
    /// Day, service point and channel; its own tally is only in `shown`.
    pub row: EvidenceRow,
    /// The counts, or `None` where they are held back.
    pub shown: Option<Tally>,
}

/// The counts behind one figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Rows by day.
    pub cells: Vec<EvidenceCell>,
    /// The sum of all rows, held back ones included.
    pub total: Tally,
}

/// The counts behind the figure of one agency, and one domain if given.
pub async fn evidence(
    db: &Database,
    view: View,
    agency: i32,
    domain: Option<i32>,
    subject: Option<Subject>,
    range: DayRange,
    min_cell: u32,
) -> Result<Evidence, ReportError> {
    let rows = db.evidence(view, agency, domain, subject, range).await?;
    Ok(hold_back(&rows, u64::from(min_cell)))
}

fn hold_back(rows: &[EvidenceRow], min_cell: u64) -> Evidence {
    let mut total = Tally::default();
    for row in rows {
        total += row.tally;
    }
    let sizes: Vec<u64> = rows.iter().map(|row| row.tally.n()).collect();
    let cell = |(row, held): (&EvidenceRow, bool)| EvidenceCell {
        row: *row,
        shown: (!held).then_some(row.tally),
    };
    Evidence {
        cells: rows
            .iter()
            .zip(held_back(&sizes, min_cell))
            .map(cell)
            .collect(),
        total,
    }
}

/// Which cells of a total are held back: those of 1 to `min_cell` − 1 ratings, flagged ones included,
/// and as many more, smallest first, as it takes that nobody finds them as the difference from the total.
pub fn held_back(sizes: &[u64], min_cell: u64) -> Vec<bool> {
    let mut by_size: Vec<usize> = (0..sizes.len()).filter(|at| sizes[*at] > 0).collect();
    by_size.sort_by_key(|at| sizes[*at]);
    let mut held = vec![false; sizes.len()];
    let mut held_ratings = 0;
    for at in by_size {
        if sizes[at] >= min_cell && (held_ratings == 0 || held_ratings >= min_cell) {
            break;
        }
        held[at] = true;
        held_ratings += sizes[at];
    }
    held
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{channel::Channel, counts::Counts};

    fn row(day: u32, n: u64) -> EvidenceRow {
        EvidenceRow {
            day: chrono::NaiveDate::from_ymd_opt(2026, 3, day).unwrap(),
            service_point: None,
            channel: Channel::Kiosk,
            tally: Tally {
                counts: Counts([0, 0, 0, 0, n]),
                flagged: Counts::default(),
            },
        }
    }

    fn shown(rows: &[EvidenceRow]) -> Vec<Option<u64>> {
        hold_back(rows, 5)
            .cells
            .iter()
            .map(|cell| cell.shown.map(|tally| tally.counts.n()))
            .collect()
    }

    #[test]
    fn small_rows_are_held_back() {
        assert_eq!(
            shown(&[row(1, 3), row(2, 20), row(3, 4)]),
            [None, Some(20), None]
        );
    }

    #[test]
    fn a_single_small_row_takes_the_next_one_along() {
        assert_eq!(
            shown(&[row(1, 3), row(2, 20), row(3, 9)]),
            [None, Some(20), None]
        );
        assert_eq!(shown(&[row(1, 6), row(2, 20)]), [Some(6), Some(20)]);
    }
}
