//! Any batches, folded at any moment, read over any days: cubes and tail equal the raw ratings, and
//! both databases hold the same rows.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use hailong::{
    model::{
        channel::Channel,
        outcome::Outcome,
        period::DayRange,
        rating::{NewFlag, NewFollowup, NewRating, Source},
        rollup::{CellKey, Cells},
        subject::Subject,
    },
    store::{CellFilter, Record, View},
};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use uuid::Uuid;

use crate::harness::{Direct, TestDatabase, World};

/// Worlds are dear: few cases, each with many steps.
const CASES: u32 = 12;
const DAYS: u64 = 75;
const AGENCIES: [&str; 3] = ["p-taythanh-2", "vhxh-taythanh", "p-phuthanh-2"];
const DOMAINS: [&str; 2] = ["land", "civil_status"];

#[derive(Debug, Clone)]
enum Step {
    Tap {
        decider: usize,
        receiver: usize,
        domain: usize,
        day: u64,
        level: u8,
        channel: Channel,
        test: bool,
    },
    Correct {
        rating: prop::sample::Index,
        level: u8,
    },
    Flag {
        rating: prop::sample::Index,
        raised: bool,
    },
    EndBatch,
    Fold,
}

fn step() -> impl Strategy<Value = Step> {
    let tap = (
        0..3usize,
        0..3usize,
        0..2usize,
        0..DAYS,
        1..=5u8,
        prop::sample::select(Channel::ALL),
        0..10u8,
    )
        .prop_map(
            |(decider, receiver, domain, day, level, channel, test)| Step::Tap {
                decider,
                receiver,
                domain,
                day,
                level,
                channel,
                test: test == 0,
            },
        );
    prop_oneof![
        8 => tap,
        2 => (any::<prop::sample::Index>(), 1..=5u8).prop_map(|(rating, level)| Step::Correct { rating, level }),
        2 => (any::<prop::sample::Index>(), any::<bool>()).prop_map(|(rating, raised)| Step::Flag { rating, raised }),
        1 => Just(Step::EndBatch),
        1 => Just(Step::Fold),
    ]
}

/// Days from the last fortnight of 2025 on, over two months' ends.
fn day(offset: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 12, 17)
        .and_then(|day| day.checked_add_days(Days::new(offset)))
        .unwrap()
}

fn range() -> impl Strategy<Value = DayRange> {
    (0..DAYS, 0..DAYS)
        .prop_map(|(one, other)| DayRange::new(day(one.min(other)), day(one.max(other))).unwrap())
}

/// A rating as everybody should see it.
struct Truth {
    new: NewRating,
    level: u8,
    flagged: bool,
}

/// Counts the ratings one by one.
fn expected(
    truths: &[Truth],
    range: DayRange,
    view: View,
    agencies: Option<&BTreeSet<i32>>,
) -> Cells {
    let mut cells = Cells::new();
    for truth in truths
        .iter()
        .filter(|t| !t.new.is_test && range.contains(t.new.local_date))
    {
        let agency = if view == View::Deciding {
            truth.new.decider
        } else {
            truth.new.receiver
        };
        if agencies.is_some_and(|only| !only.contains(&agency)) {
            continue;
        }
        let key = CellKey {
            agency,
            domain: truth.new.domain,
            subject: Subject::Procedure,
            scale: truth.new.scale,
            channel: truth.new.channel,
        };
        let tally = cells.entry(key).or_default();
        let counts = if truth.flagged {
            &mut tally.flagged
        } else {
            &mut tally.counts
        };
        counts.0[usize::from(truth.level) - 1] += 1;
    }
    cells
}

/// Turns steps into batches, keeping the truth beside them.
fn records(world: &World, steps: &[Step]) -> (Vec<Option<Vec<Record>>>, Vec<Truth>) {
    let (mut batches, mut batch, mut truths): (Vec<Option<Vec<Record>>>, Vec<Record>, Vec<Truth>) =
        Default::default();
    for step in steps {
        match step {
            Step::Tap {
                decider,
                receiver,
                domain,
                day: offset,
                level,
                channel,
                test,
            } => {
                let at = format!("{}T09:00:00+07:00", day(*offset));
                let new = world
                    .tap(AGENCIES[*decider], DOMAINS[*domain], *level, &at)
                    .received_by(world.agency(AGENCIES[*receiver]))
                    .through(*channel)
                    .but(|new| new.is_test = *test)
                    .build();
                batch.push(Record::Rating(Box::new(new.clone())));
                truths.push(Truth {
                    new,
                    level: *level,
                    flagged: false,
                });
            }
            Step::Correct { rating, level } if !truths.is_empty() => {
                let truth = rating.get_mut(&mut truths);
                truth.level = *level;
                batch.push(correction(&truth.new, *level));
            }
            Step::Flag { rating, raised } if !truths.is_empty() => {
                let truth = rating.get_mut(&mut truths);
                truth.flagged = *raised;
                let flag = NewFlag {
                    id: Uuid::new_v4(),
                    rating: truth.new.id,
                    raised: *raised,
                    note: String::new(),
                    received_at: 0,
                };
                batch.push(Record::Flag(Box::new(flag)));
            }
            Step::EndBatch => batches.push(Some(std::mem::take(&mut batch))),
            Step::Fold => batches.extend([Some(std::mem::take(&mut batch)), None]),
            Step::Correct { .. } | Step::Flag { .. } => {}
        }
    }
    batches.push(Some(batch));
    (batches, truths)
}

fn correction(new: &NewRating, level: u8) -> Record {
    Record::Followup(Box::new(NewFollowup {
        id: Uuid::new_v4(),
        rating: new.id,
        outcome: Outcome::Done,
        reasons: Vec::new(),
        comment: None,
        correction: Some(level),
        received_at: new.received_at,
        source: Source::default(),
        content_hash: [level; 32],
    }))
}

async fn check(world: &World, truths: &[Truth], ranges: &[DayRange]) {
    let some: BTreeSet<i32> = AGENCIES[..2].iter().map(|key| world.agency(key)).collect();
    for view in [View::Deciding, View::Receiving] {
        for agencies in [None, Some(some.clone())] {
            let filter = CellFilter {
                ranges: ranges.to_vec(),
                view,
                agencies: agencies.clone(),
            };
            let snapshot = world.cells(&filter).await.unwrap();
            for (range, cells) in ranges.iter().zip(&snapshot.cells) {
                assert_eq!(
                    *cells,
                    expected(truths, *range, view, agencies.as_ref()),
                    "{range} {view:?}"
                );
            }
        }
    }
}

const FACT: &str = "decider_id receiver_id service_point_id domain_id subject scale_id channel n1 n2 n3 n4 n5 f1 f2 f3 f4 f5";

/// What both databases must hold alike.
async fn tables(world: &World) -> Vec<Vec<String>> {
    let direct = Direct::to(&world.db).await;
    let events = "seq rating_seq kind from_level to_level reasons received_at";
    vec![
        direct.table("rating", "seq rated_at local_date half_month decider_id receiver_id domain_id subject level channel").await,
        direct.table("rating_event", events).await,
        direct.table("headline_half", "half_month agency_id domain_id subject scale_id channel n1 n2 n3 n4 n5 f1 f2 f3 f4 f5").await,
        direct.table("fact_half", &format!("half_month {FACT}")).await,
        direct.table("fact_day", &format!("day {FACT}")).await,
        direct.table("sequence_head", "id head folded").await,
    ]
}

async fn one_case(steps: &[Step], ranges: &[DayRange]) {
    let mut stored = Vec::new();
    for db in [
        Some(TestDatabase::sqlite().await),
        TestDatabase::postgres().await,
    ]
    .into_iter()
    .flatten()
    {
        let world = World::tan_phu(db).await;
        let (batches, truths) = records(&world, steps);
        for batch in batches {
            match batch {
                Some(batch) => drop(world.store(&batch).await),
                None => drop(world.fold().await.unwrap()),
            }
        }
        check(&world, &truths, ranges).await;
        world.fold().await.unwrap();
        check(&world, &truths, ranges).await;
        assert_eq!(world.rebuild(|_, _| {}).await.unwrap().differing, 0);
        assert_eq!(world.totals().await.unwrap().gaps, 0);
        stored.push(tables(&world).await);
    }
    if let [sqlite, postgres] = stored.as_slice() {
        assert_eq!(sqlite, postgres, "both databases hold the same");
    }
}

#[test]
fn cubes_and_tail_equal_the_raw_ratings_on_both_databases() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let story = (
        prop::collection::vec(step(), 1..80),
        prop::collection::vec(range(), 3),
    );
    let config = Config {
        cases: CASES,
        max_shrink_iters: 40,
        failure_persistence: None,
        ..Config::default()
    };
    TestRunner::new(config)
        .run(&story, |(steps, ranges)| {
            runtime.block_on(one_case(&steps, &ranges));
            Ok(())
        })
        .unwrap();
}
