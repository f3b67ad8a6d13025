//! Holding back what so few people said in so few days that one of them, or the one clerk of that day, could be
//! recognised: cells of 1 to four ratings, and those by which they could be worked out from a sum shown beside them.
//!
//! Of receipts nothing is told in a short period. Ratings by receipt are a part of each row, and what is left of the
//! row, of its channels and of its neighbours would have to be guarded with it, for a rate that says nothing of a few
//! days: receipts are used for months.
//!
//! It decides what a person may see, never what is counted: programs with a token and the auditor get exact figures.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{
    evidence::held_back,
    table::{Figure, JudgedTarget, ScoreRow, ScoreTable, Withheld},
};
use crate::model::{channel::Channel, period::DayRange, receipt::Response};

/// Days from which on a period is long enough to speak of small numbers, too: a month.
const LONG: i64 = 28;

/// Whether a period is too short to speak of small numbers; days after `today` do not count.
pub fn is_short(range: DayRange, today: NaiveDate) -> bool {
    let gone = DayRange::new(range.from, range.until.min(today));
    gone.is_none_or(|gone| gone.days() < LONG)
}

/// Holds back a figure that stands alone, if it is of fewer than `least` ratings.
pub fn hide_few(figure: &mut Figure, least: u64) {
    if few(size(figure), least) {
        *figure = hidden(figure, least);
    }
}

/// Agency, domain and scale of a row.
type Dims = [Option<i32>; 3];

/// A row's dimensions, how many ratings it holds, flagged ones included, and whether the total contains it.
#[derive(Debug, Clone, Copy)]
struct Cell {
    dims: Dims,
    size: u64,
    in_total: bool,
}

/// Holds back what a table shows of fewer than `least` ratings.
///
/// A target about some domains tells by difference what is held back of one of them (`held_domains`, of the whole
/// question); it is told of the whole only where none is, and of a row only where it is about all of the row.
pub fn withhold(table: &mut ScoreTable, held_domains: &BTreeSet<i32>, least: u64) {
    let cells: Vec<Cell> = table.rows.iter().map(cell).collect();
    for row in table.rows.iter_mut().chain([&mut table.total]) {
        let response = &mut row.figure.response;
        *response = response.take().map(|_| Response::withheld());
    }
    for (row, held) in table.rows.iter_mut().zip(held(&cells, least)) {
        hide(row, held, least, |_| false);
    }
    let total = &mut table.total;
    let held = few(size(&total.figure), least);
    let told = |target: &JudgedTarget| target.domains.is_disjoint(held_domains);
    hide(total, held, least, told);
    hide_channels(&mut table.channels, held, least);
}

fn cell(row: &ScoreRow) -> Cell {
    Cell {
        dims: [row.agency, row.domain, row.scale],
        size: size(&row.figure),
        in_total: row.in_headline,
    }
}

fn size(figure: &Figure) -> u64 {
    figure.share.n + figure.flagged.iter().sum::<u64>()
}

fn few(size: u64, least: u64) -> bool {
    (1..least).contains(&size)
}

/// The domains whose rows are held back, of a table by domain.
pub fn held_domains(rows: &[ScoreRow], least: u64) -> BTreeSet<i32> {
    let cells: Vec<Cell> = rows.iter().map(cell).collect();
    let held = held(&cells, least);
    let held = rows.iter().zip(held).filter(|(_, held)| *held);
    held.filter_map(|(row, _)| row.domain).collect()
}

/// `part_told`: whether a target about a part of the row may be told.
fn hide(row: &mut ScoreRow, held: bool, least: u64, part_told: impl Fn(&JudgedTarget) -> bool) {
    if held {
        row.figure = hidden(&row.figure, least);
        row.targets.clear();
        return;
    }
    let n = row.figure.share.n;
    row.targets.retain(|target| {
        let part = target.share.n;
        // What a target leaves over says as much as the target itself.
        part == n || (part_told(target) && !few(part, least) && !few(n.saturating_sub(part), least))
    });
}

fn hide_channels(channels: &mut Vec<(Channel, Figure)>, total_held: bool, least: u64) {
    if total_held {
        channels.clear();
        return;
    }
    let sizes: Vec<u64> = channels.iter().map(|(_, figure)| size(figure)).collect();
    for ((_, figure), held) in channels.iter_mut().zip(held_back(&sizes, least)) {
        if held {
            *figure = hidden(figure, least);
        }
    }
}

fn hidden(figure: &Figure, least: u64) -> Figure {
    let why = if few(size(figure), least) {
        Withheld::Fewer(least)
    } else {
        Withheld::Protecting
    };
    Figure {
        response: figure.response.clone(),
        ..Figure::withheld(why)
    }
}

/// Which cells are held back: small ones, all below a held back sum, and as many more along each sum that no
/// difference gives one away.
fn held(cells: &[Cell], least: u64) -> Vec<bool> {
    let mut held: Vec<bool> = cells.iter().map(|cell| few(cell.size, least)).collect();
    let lines: Vec<Vec<usize>> = (0..3)
        .flat_map(|at| lines(cells, at, &mut held, least))
        .collect();
    while lines
        .iter()
        .any(|line| protect(cells, line, &mut held, least))
    {}
    held
}

/// The cells that add up to one sum each when dimension `at` is summed over. Those below a sum that is held back
/// itself are held back at once.
fn lines(cells: &[Cell], at: usize, held: &mut [bool], least: u64) -> Vec<Vec<usize>> {
    let mut lines: BTreeMap<Dims, Vec<usize>> = BTreeMap::new();
    for (number, cell) in cells.iter().enumerate() {
        if cell.dims[at].is_some() {
            let mut sum = cell.dims;
            sum[at] = None;
            lines.entry(sum).or_default().push(number);
        }
    }
    if lines.keys().any(|sum| *sum != Dims::default()) {
        let sums: Vec<Cell> = lines
            .iter()
            .map(|(dims, line)| sum_of(cells, *dims, line))
            .collect();
        let below = lines.values().zip(self::held(&sums, least));
        for number in below.filter(|(_, held)| *held).flat_map(|(line, _)| line) {
            held[*number] |= cells[*number].size > 0;
        }
    }
    let counted = |line: Vec<usize>| line.into_iter().filter(|n| at != 0 || cells[*n].in_total);
    lines
        .into_values()
        .map(|line| counted(line).collect())
        .collect()
}

fn sum_of(cells: &[Cell], dims: Dims, line: &[usize]) -> Cell {
    Cell {
        dims,
        size: line.iter().map(|number| cells[*number].size).sum(),
        in_total: line.iter().all(|number| cells[*number].in_total),
    }
}

/// Holds one more cell of a line back, the smallest, where those held back could be worked out; whether it did.
fn protect(cells: &[Cell], line: &[usize], held: &mut [bool], least: u64) -> bool {
    let of = |wanted: bool, held: &[bool]| -> Vec<usize> {
        let counted = line.iter().copied().filter(|n| cells[*n].size > 0);
        counted.filter(|n| held[*n] == wanted).collect()
    };
    let (hidden, shown) = (of(true, held), of(false, held));
    let together: u64 = hidden.iter().map(|n| cells[*n].size).sum();
    if hidden.is_empty() || (hidden.len() > 1 && together >= least) {
        return false;
    }
    let Some(next) = shown.into_iter().min_by_key(|n| cells[*n].size) else {
        return false;
    };
    held[next] = true;
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table of agencies (lines) by domains.
    fn held_of(sizes: &[&[u64]]) -> Vec<Vec<bool>> {
        let mut cells = Vec::new();
        for (agency, line) in (1..).zip(sizes) {
            for (domain, size) in (1..).zip(*line) {
                cells.push(Cell {
                    dims: [Some(agency), Some(domain), None],
                    size: *size,
                    in_total: true,
                });
            }
        }
        let held = held(&cells, 5);
        held.chunks(sizes[0].len()).map(<[bool]>::to_vec).collect()
    }

    #[test]
    fn enough_everywhere_hides_nothing_and_nobody_is_no_small_number() {
        assert_eq!(held_of(&[&[9, 0], &[5, 7]]), [[false; 2]; 2]);
    }

    #[test]
    fn no_sum_of_a_line_or_a_column_gives_a_small_cell_away() {
        let held = held_of(&[&[3, 20, 30], &[40, 50, 60], &[70, 80, 90]]);
        assert!(held[0][0]);
        for at in 0..3 {
            let line = held[at].iter().filter(|held| **held).count();
            let column = held.iter().filter(|line| line[at]).count();
            assert!(line != 1 && column != 1, "{held:?}");
        }
        assert!(!held[2][2], "no more than it takes: {held:?}");
    }

    #[test]
    fn what_lies_below_a_held_back_sum_is_held_back() {
        // The first agency has 3 in all, so the second one's sum is held back as well, and all that makes it.
        assert_eq!(
            held_of(&[&[3, 0], &[20, 20]]),
            [[true, false], [true, true]]
        );
    }
}
