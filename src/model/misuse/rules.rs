//! The rules that look at a rating among its neighbours.

use std::collections::{BTreeMap, BTreeSet};

use super::{MisuseRule, MisuseRules, Press};
use crate::model::kiosk::HOUR_MS;

/// So many milliseconds around a rating decide about it; a chain of ratings without a pause is cut there.
pub const NEIGHBOURHOOD_MS: i64 = HOUR_MS + 2 * super::BELIEVED_MS;
/// The same for a link, which has no long runs: the longest burst, or the longest measure.
pub const LINK_NEIGHBOURHOOD_MS: i64 = 10 * 60_000;

/// Presses in the same measure, and how far their intervals may differ.
const MEASURE: usize = 6;
const MEASURE_MS: i64 = 300;
/// Longest interval of a measure: beyond it a quiet office makes chance ones.
const MEASURE_LONGEST_MS: i64 = 60_000;

/// What the rules find about each rating of a kiosk or a link, in the order of [`Press::order`]. `best` tells
/// whether a rating is of the best level of its scale. Tests must not be among them.
pub fn found(
    presses: &[Press],
    rules: &MisuseRules,
    best: impl Fn(&Press) -> bool,
) -> Vec<BTreeSet<MisuseRule>> {
    let mut found = vec![BTreeSet::new(); presses.len()];
    let all: [(MisuseRule, BTreeSet<usize>); 4] = [
        (MisuseRule::TooQuick, too_quick(presses, rules.interval_ms)),
        (MisuseRule::Burst, bursts(presses, rules)),
        (
            MisuseRule::IdenticalIntervals,
            measures(presses, rules.measure_from_ms),
        ),
        (
            MisuseRule::LongRun,
            long_runs(presses, rules.run_ratings, best),
        ),
    ];
    for (rule, at) in all.into_iter().filter(|(rule, _)| rules.has(*rule)) {
        for at in at {
            found[at].insert(rule);
        }
    }
    found
}

/// Those within the interval after the last one that was not.
fn too_quick(presses: &[Press], interval_ms: i64) -> BTreeSet<usize> {
    let mut counted: Option<&Press> = None;
    let mut quick = BTreeSet::new();
    for (at, press) in presses.iter().enumerate() {
        if counted.is_some_and(|last| press.since(last) < interval_ms) {
            quick.insert(at);
        } else {
            counted = Some(press);
        }
    }
    quick
}

/// All of any `burst_ratings` of the same level within `burst_ms`, whatever lies between.
fn bursts(presses: &[Press], rules: &MisuseRules) -> BTreeSet<usize> {
    let mut levels: BTreeMap<u8, Vec<usize>> = BTreeMap::new();
    for (at, press) in presses.iter().enumerate() {
        levels.entry(press.level).or_default().push(at);
    }
    let close = |window: &[usize]| span(presses, window) <= rules.burst_ms;
    let of_level = |level: &Vec<usize>| within(level, rules.burst_ratings, close);
    levels.values().flat_map(of_level).collect()
}

/// All of any six in a row whose intervals are the same but for 0.3 s.
fn measures(presses: &[Press], from_ms: i64) -> BTreeSet<usize> {
    let all: Vec<usize> = (0..presses.len()).collect();
    let even = |window: &[usize]| {
        let intervals = window
            .windows(2)
            .map(|pair| presses[pair[1]].since(&presses[pair[0]]));
        let (shortest, longest) = intervals.fold((i64::MAX, 0), |(shortest, longest), one| {
            (one.min(shortest), one.max(longest))
        });
        shortest >= from_ms && longest <= MEASURE_LONGEST_MS && longest - shortest <= MEASURE_MS
    };
    within(&all, MEASURE, even)
}

/// All of any `ratings` in a row of the best level, within an hour of corrected time.
fn long_runs(presses: &[Press], ratings: usize, best: impl Fn(&Press) -> bool) -> BTreeSet<usize> {
    let all: Vec<usize> = (0..presses.len()).collect();
    let hour = |window: &[usize]| match window {
        [first, .., last] => presses[*last].at - presses[*first].at <= HOUR_MS,
        _ => false,
    };
    all.chunk_by(|one, next| best(&presses[*one]) && best(&presses[*next]))
        .filter(|run| run.first().is_some_and(|first| best(&presses[*first])))
        .flat_map(|run| within(run, ratings, hour))
        .collect()
}

/// The union of all windows of `size` for which `is_so`.
fn within(places: &[usize], size: usize, is_so: impl Fn(&[usize]) -> bool) -> BTreeSet<usize> {
    let size = size.max(2);
    let (mut found, mut behind) = (BTreeSet::new(), 0);
    let windows = places.windows(size).enumerate();
    for (start, _) in windows.filter(|(_, window)| is_so(window)) {
        // What two windows share is there already: a flood makes as many windows as ratings.
        found.extend(&places[start.max(behind)..start + size]);
        behind = start + size;
    }
    found
}

/// Milliseconds from the first to the last.
fn span(presses: &[Press], window: &[usize]) -> i64 {
    match window {
        [first, .., last] => presses[*last].since(&presses[*first]),
        _ => 0,
    }
}
