//! Any batches, folded at any moment, read over any days: cubes and tail equal the raw ratings, and
//! both databases hold the same rows.

mod story;

use std::collections::BTreeSet;

use hailong::{
    model::{channel::Channel, period::DayRange},
    store::{CellFilter, View, Wanted},
};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};

use crate::harness::{Direct, TestDatabase, World};
use story::{
    AGENCIES, DOMAINS, Step, Told, Truth, all_days, count, count_answers, range, step, tell,
};

/// Worlds are dear: few cases, each with many steps.
const CASES: u32 = 12;

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
            runtime.block_on(on_both(&steps, &ranges));
            Ok(())
        })
        .unwrap();
}

async fn on_both(steps: &[Step], ranges: &[DayRange]) {
    let sqlite = on_one(TestDatabase::sqlite().await, steps, ranges).await;
    if let Some(db) = TestDatabase::postgres().await {
        let postgres = on_one(db, steps, ranges).await;
        assert_eq!(sqlite, postgres, "both databases hold the same");
    }
}

/// Tells one database the story and checks every figure; returns its tables.
async fn on_one(db: TestDatabase, steps: &[Step], ranges: &[DayRange]) -> Vec<Vec<String>> {
    let world = World::tan_phu(db).await;
    let (told, truths) = tell(&world, steps);
    for one in told {
        match one {
            Told::Batch(records) => drop(world.store(&records).await),
            Told::Fold => drop(world.fold().await.unwrap()),
        }
    }
    check(&world, &truths, ranges).await;
    world.fold().await.unwrap();
    check(&world, &truths, ranges).await;
    assert_eq!(world.rebuild(|_, _| {}).await.unwrap().differing, 0);
    assert_eq!(world.totals().await.unwrap().gaps, 0);
    tables(&world).await
}

async fn check(world: &World, truths: &[Truth], ranges: &[DayRange]) {
    let two = AGENCIES[..2].iter().map(|key| world.agency(key));
    let two: BTreeSet<i32> = two.collect();
    let catalogue = world.catalogue().await.unwrap();
    let land = catalogue.domain(DOMAINS[0]).map(|domain| domain.id);
    let ranges: Vec<DayRange> = ranges.iter().copied().chain([all_days()]).collect();
    let filter = |(view, agencies): (View, Option<&BTreeSet<i32>>), domain, channel| CellFilter {
        ranges: ranges.clone(),
        view,
        agencies: agencies.cloned(),
        domain,
        channel,
        wanted: Wanted {
            channels: true,
            ..Wanted::default()
        },
    };
    let views = [View::Deciding, View::Receiving].map(|view| [(view, None), (view, Some(&two))]);
    for about in views.into_iter().flatten() {
        let kiosks = Some(Channel::Kiosk);
        for (domain, channel) in [(None, None), (land, None), (None, kiosks), (land, kiosks)] {
            is_counted(world, truths, &filter(about, domain, channel)).await;
        }
    }
}

async fn is_counted(world: &World, truths: &[Truth], filter: &CellFilter) {
    let snapshot = world.cells(filter).await.unwrap();
    let answers = world.answers(filter).await.unwrap();
    for (at, range) in filter.ranges.iter().enumerate() {
        let (cells, channels) = count(truths, *range, filter);
        assert_eq!(snapshot.cells[at], cells, "{range} {filter:?}");
        assert_eq!(snapshot.channels[at], channels, "{range} {filter:?}");
        let told = count_answers(truths, *range, filter);
        assert_eq!(answers[at], told, "{range} {filter:?}");
    }
}

const COUNTS: &str = "n1 n2 n3 n4 n5 f1 f2 f3 f4 f5";
const ANSWER: &str = "decider_id receiver_id domain_id subject channel questionnaire_id question";
const FACT: &str = "decider_id receiver_id service_point_id domain_id subject scale_id channel";

/// What both databases must hold alike.
async fn tables(world: &World) -> Vec<Vec<String>> {
    let direct = Direct::to(&world.db).await;
    let headline = "half_month agency_id domain_id subject scale_id channel";
    let all = [
        (
            "rating",
            "seq rated_at local_date half_month decider_id receiver_id domain_id subject level \
             channel"
                .to_owned(),
        ),
        (
            "rating_event",
            "seq rating_seq kind from_level to_level reasons received_at".to_owned(),
        ),
        ("headline_half", format!("{headline} {COUNTS}")),
        (
            "headline_quarter",
            format!("quarter_part agency_id domain_id subject scale_id {COUNTS}"),
        ),
        (
            "channel_quarter",
            format!("quarter_part agency_id subject scale_id channel {COUNTS}"),
        ),
        ("fact_half", format!("half_month {FACT} {COUNTS}")),
        ("fact_day", format!("day {FACT} {COUNTS}")),
        ("answer", "rating_seq question value".to_owned()),
        ("answer_half", format!("half_month {ANSWER} {COUNTS}")),
        ("answer_day", format!("day {ANSWER} {COUNTS}")),
        ("sequence_head", "id head folded".to_owned()),
    ];
    let mut tables = Vec::new();
    for (table, columns) in all {
        tables.push(direct.table(table, &columns).await);
    }
    tables
}
