//! A random story: taps, corrections, flags, in batches, folded now and then. And the truth of it.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use hailong::{
    model::{
        channel::Channel,
        period::DayRange,
        rating::NewRating,
        rollup::{CellKey, Cells},
        subject::Subject,
    },
    store::{Record, View},
};
use proptest::{
    prelude::*,
    sample::{Index, select},
};

use crate::harness::{
    World,
    world::{added, flag, followup, tapped},
};

pub const AGENCIES: [&str; 3] = ["p-taythanh-2", "vhxh-taythanh", "p-phuthanh-2"];
const DOMAINS: [&str; 2] = ["land", "civil_status"];
const DAYS: u64 = 75;

/// One thing that happens.
#[derive(Debug, Clone)]
pub enum Step {
    Tap(Tapped),
    Correct(Index, u8),
    Flag(Index, bool),
    EndBatch,
    Fold,
}

/// A tap: numbers stand for the agencies and domains above.
#[derive(Debug, Clone)]
pub struct Tapped {
    decider: usize,
    receiver: usize,
    domain: usize,
    day: u64,
    level: u8,
    channel: Channel,
    test: bool,
}

fn tap() -> impl Strategy<Value = Tapped> {
    let place = (0..AGENCIES.len(), 0..AGENCIES.len(), 0..DOMAINS.len());
    let rest = (0..DAYS, 1..=5u8, select(Channel::ALL), 0..10u8);
    (place, rest).prop_map(
        |((decider, receiver, domain), (day, level, channel, tenth))| Tapped {
            decider,
            receiver,
            domain,
            day,
            level,
            channel,
            test: tenth == 0,
        },
    )
}

/// Anything that may happen.
pub fn step() -> impl Strategy<Value = Step> {
    let rating = any::<Index>;
    prop_oneof![
        8 => tap().prop_map(Step::Tap),
        2 => (rating(), 1..=5u8).prop_map(|(rating, level)| Step::Correct(rating, level)),
        2 => (rating(), any::<bool>()).prop_map(|(rating, raised)| Step::Flag(rating, raised)),
        1 => Just(Step::EndBatch),
        1 => Just(Step::Fold),
    ]
}

/// Days from the last fortnight of 2025 on, over two months' ends.
fn day(offset: u64) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2025, 12, 17).unwrap();
    first.checked_add_days(Days::new(offset)).unwrap()
}

/// Any of those days, in one stretch.
pub fn range() -> impl Strategy<Value = DayRange> {
    let range = |(one, other): (u64, u64)| DayRange::new(day(one.min(other)), day(one.max(other)));
    (0..DAYS, 0..DAYS).prop_map(move |ends| range(ends).unwrap())
}

/// What the database is told.
pub enum Told {
    Batch(Vec<Record>),
    Fold,
}

/// A rating as everybody should see it.
pub struct Truth {
    new: NewRating,
    level: u8,
    flagged: bool,
}

/// Turns steps into what the database is told, keeping the truth beside it.
pub fn tell(world: &World, steps: &[Step]) -> (Vec<Told>, Vec<Truth>) {
    let (mut told, mut batch, mut truths) = (Vec::new(), Vec::new(), Vec::new());
    for step in steps {
        match step {
            Step::Tap(tap) => {
                let new = rating(world, tap);
                batch.push(tapped(&new));
                truths.push(Truth {
                    level: new.level,
                    flagged: false,
                    new,
                });
            }
            Step::Correct(rating, level) if !truths.is_empty() => {
                let truth = rating.get_mut(&mut truths);
                truth.level = *level;
                batch.push(added(&followup(&truth.new, 1_000, Some(*level))));
            }
            Step::Flag(rating, raised) if !truths.is_empty() => {
                let truth = rating.get_mut(&mut truths);
                truth.flagged = *raised;
                batch.push(flag(&truth.new, *raised));
            }
            Step::Correct(..) | Step::Flag(..) => {}
            Step::EndBatch => told.push(Told::Batch(std::mem::take(&mut batch))),
            Step::Fold => told.extend([Told::Batch(std::mem::take(&mut batch)), Told::Fold]),
        }
    }
    told.push(Told::Batch(batch));
    (told, truths)
}

fn rating(world: &World, tap: &Tapped) -> NewRating {
    let at = format!("{}T09:00:00+07:00", day(tap.day));
    world
        .tap(AGENCIES[tap.decider], DOMAINS[tap.domain], tap.level, &at)
        .received_by(world.agency(AGENCIES[tap.receiver]))
        .through(tap.channel)
        .but(|new| new.is_test = tap.test)
        .build()
}

/// Counts the ratings one by one.
pub fn count(
    truths: &[Truth],
    range: DayRange,
    view: View,
    agencies: Option<&BTreeSet<i32>>,
) -> Cells {
    let mut cells = Cells::new();
    for truth in truths {
        let agency = match view {
            View::Deciding => truth.new.decider,
            View::Receiving => truth.new.receiver,
        };
        let asked_for = agencies.is_none_or(|only| only.contains(&agency));
        if truth.new.is_test || !range.contains(truth.new.local_date) || !asked_for {
            continue;
        }
        let tally = cells.entry(key(agency, &truth.new)).or_default();
        let counts = if truth.flagged {
            &mut tally.flagged
        } else {
            &mut tally.counts
        };
        counts.0[usize::from(truth.level) - 1] += 1;
    }
    cells
}

fn key(agency: i32, new: &NewRating) -> CellKey {
    CellKey {
        agency,
        domain: new.domain,
        subject: Subject::Procedure,
        scale: new.scale,
        channel: new.channel,
    }
}
