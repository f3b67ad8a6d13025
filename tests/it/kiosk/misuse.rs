//! Misuse: flagged with the rule and its version, never deleted; the same flags whatever came in when.

use std::collections::BTreeSet;

use hailong::{
    jobs::{MisuseWatch, judge_misuse},
    model::{
        misuse::{MisuseRule, MisuseRules, Reason},
        opening::OpenHours,
        period::DayRange,
        rating::NewRating,
        zone::Zone,
    },
    store::{Record, View},
};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use serde_json::json;
use uuid::Uuid;

use super::Device;
use crate::harness::{
    Direct, TestApp, TestDatabase, World, on_each_database,
    world::{added, flag, followup, tapped},
};

/// A Wednesday morning.
const START: &str = "2026-07-15T09:00:00+07:00";
const DAY: &str = "2026-07-15";
/// When the rules look.
const NOW: i64 = 1_784_100_000_000;
/// Worlds are dear.
const CASES: u32 = 6;

/// The standing flags of the rules: number of the rating on its boot, and why.
const FLAGS: &str = "SELECT CAST(r.device_seq AS TEXT) || ' ' || e.note AS line FROM rating r \
    JOIN rating_event e ON e.rating_seq = r.seq WHERE e.kind = 2 AND e.to_flagged AND e.seq = \
    (SELECT MAX(x.seq) FROM rating_event x WHERE x.rating_seq = r.seq AND x.kind = 2) ORDER BY r.device_seq";

fn watch() -> MisuseWatch {
    let rules = MisuseRules {
        on: MisuseRule::OF_KIOSKS.to_vec(),
        interval_ms: 5_000,
        burst_ratings: 5,
        burst_ms: 25_000,
        measure_from_ms: 0,
        run_ratings: 60,
    };
    MisuseWatch {
        zone: Zone::HO_CHI_MINH,
        links: rules.clone(),
        rules,
    }
}

/// Rating `number` of a kiosk, `ms` after the start.
fn press(world: &World, (number, ms): (i64, i64), level: u8) -> NewRating {
    let tap = world.tap("p-taythanh-2", "land", level, START);
    let numbered = |new: &mut NewRating| {
        new.source.kiosk = Some(1);
        new.rated_at += ms;
        new.device.boot_id = Some(Uuid::from_u128(1));
        new.device.seq = Some(number);
        new.device.mono_ms = Some(60_000 + ms);
    };
    tap.but(numbered).build()
}

/// Presses of one level at these milliseconds.
fn presses(world: &World, times: &[i64], level: u8) -> Vec<NewRating> {
    let numbered = (1..).zip(times);
    let press = |(number, ms): (i64, &i64)| press(world, (number, *ms), level);
    numbered.map(press).collect()
}

async fn store(world: &World, ratings: &[NewRating]) {
    let records: Vec<Record> = ratings.iter().map(tapped).collect();
    world.store(&records).await;
}

async fn judge(world: &World) -> usize {
    let judged = judge_misuse(&world.db, &world.catalogue, &watch(), NOW).await;
    judged.expect("the rules look")
}

async fn flags(world: &World) -> Vec<String> {
    Direct::to(&world.db).await.lines(FLAGS).await
}

/// Counted and flagged.
async fn split(world: &World) -> (u64, u64) {
    let tally = world.counted(DAY).await;
    (tally.counts.n(), tally.flagged.n())
}

/// Why the ratings behind the day's figure are flagged.
async fn reasons(world: &World) -> Vec<String> {
    let (agency, day) = (world.agency("p-taythanh-2"), DAY.parse().unwrap());
    let asked = world
        .db
        .flag_reasons(View::Deciding, agency, None, None, DayRange::single(day));
    let told = asked.await.unwrap().into_iter();
    let line = |(reason, n): (Option<Reason>, u64)| match reason {
        Some(reason) => format!("{reason} {n}"),
        None => format!("another {n}"),
    };
    told.map(line).collect()
}

#[tokio::test]
async fn a_flag_names_its_rule_and_the_rating_is_counted_apart() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        store(&world, &presses(&world, &[0, 5_000, 9_999, 17_000], 5)).await;
        assert_eq!(judge(&world).await, 1);
        assert_eq!(flags(&world).await, ["3 misuse: too_quick@1"]);
        assert_eq!(split(&world).await, (3, 1));
        for _ in 0..2 {
            assert_eq!(judge(&world).await, 0, "once");
        }
        let counts = world.db.misuse_of_kiosk(1, 0).await.unwrap();
        let counts = counts.iter().map(|(why, n)| format!("{why} {n}"));
        assert_eq!(counts.collect::<Vec<_>>(), ["too_quick@1 1"]);
        world.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn one_rating_may_have_several_reasons_and_counts_once() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let times: Vec<i64> = (0..60).map(|n| n * 5_000).collect();
        store(&world, &presses(&world, &times, 5)).await;
        assert_eq!(judge(&world).await, 60);
        let all: BTreeSet<String> = flags(&world)
            .await
            .iter()
            .filter_map(|line| line.split_once(' ').map(|(_, note)| note.to_owned()))
            .collect();
        let expected = "misuse: burst@1, identical_intervals@1, long_run@1";
        assert_eq!(all, BTreeSet::from([expected.to_owned()]));
        assert_eq!(split(&world).await, (0, 60));
        world.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn only_ratings_of_devices_are_judged_and_tests_are_none() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let mut all = presses(&world, &[0, 100, 200, 300, 400, 500, 600], 5);
        for other in &mut all[1..4] {
            other.source.kiosk = None;
            other.source.token = Some(1);
        }
        for test in &mut all[4..] {
            test.is_test = true;
        }
        store(&world, &all).await;
        assert_eq!(judge(&world).await, 0);
        assert_eq!(split(&world).await, (4, 0));
    })
    .await;
}

#[tokio::test]
async fn people_in_a_quick_queue_and_a_wet_thumb_are_no_misuse() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        // Every seven seconds, as the load generator and its queues do.
        let times: Vec<i64> = (0..200).map(|n| n * 7_000 + (n % 2) * 1_500).collect();
        let levels = [5, 5, 5, 5, 5, 4, 4, 3, 2, 1];
        let mut all = presses(&world, &times, 5);
        for (rating, level) in all.iter_mut().zip(levels.into_iter().cycle()) {
            rating.level = level;
        }
        store(&world, &all).await;
        let corrected = followup(&all[0], 2_000, Some(1));
        world.store(&[added(&corrected)]).await;
        assert_eq!(judge(&world).await, 0);
        assert_eq!(split(&world).await, (200, 0));
    })
    .await;
}

#[tokio::test]
async fn a_late_rating_lifts_what_it_explains() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let all = presses(&world, &[0, 3_000, 6_000], 5);
        store(&world, &all[1..]).await;
        judge(&world).await;
        assert_eq!(flags(&world).await, ["3 misuse: too_quick@1"]);
        store(&world, &all[..1]).await;
        assert_eq!(judge(&world).await, 2, "one raised, one lifted");
        assert_eq!(flags(&world).await, ["2 misuse: too_quick@1"]);
        assert_eq!(split(&world).await, (2, 1));
        world.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn a_persons_word_goes_before_a_rules() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let all = presses(&world, &[0, 1_000, 2_000], 5);
        store(&world, &all[..2]).await;
        judge(&world).await;
        world
            .store(&[flag(&all[1], false), flag(&all[0], true)])
            .await;
        store(&world, &all[2..]).await;
        judge(&world).await;
        let notes = flags(&world).await;
        assert_eq!(notes, ["1 thử nghiệm", "3 misuse: too_quick@1"]);
        assert_eq!(split(&world).await, (1, 2));
        assert_eq!(reasons(&world).await, ["another 1", "too_quick@1 1"]);
        world.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn a_rule_that_is_switched_off_lifts_nothing_and_raises_nothing() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let all = presses(&world, &[0, 1_000, 2_000, 60_000], 5);
        store(&world, &all[..2]).await;
        judge(&world).await;
        let mut quiet = watch();
        for on in [vec![], vec![MisuseRule::Burst]] {
            quiet.rules.on = on;
            store(&world, &all[2..]).await;
            let acts = judge_misuse(&world.db, &world.catalogue, &quiet, NOW).await;
            assert_eq!(acts.unwrap(), 0);
        }
        assert_eq!(flags(&world).await, ["2 misuse: too_quick@1"]);
        assert!(
            world.db.unjudged().await.unwrap().is_none(),
            "nothing waits"
        );
    })
    .await;
}

#[tokio::test]
async fn two_servers_and_a_restart_flag_once() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let times: Vec<i64> = (0..300).map(|n| n * 2_500).collect();
        store(&world, &presses(&world, &times, 4)).await;
        // One that looked, but was stopped before it wrote.
        drop(world.db.unjudged().await.unwrap());
        let (one, two, three) = tokio::join!(judge(&world), judge(&world), judge(&world));
        assert_eq!(one + two + three, 300);
        let direct = Direct::to(&world.db).await;
        let acts = "SELECT CAST(COUNT(*) AS TEXT) AS line FROM rating_event WHERE kind = 2";
        assert_eq!(direct.lines(acts).await, ["300"]);
        assert_eq!(split(&world).await, (0, 300));
        world.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn a_device_is_judged_by_the_hours_entered_for_its_counter() {
    on_each_database(|db| async move {
        let every = |config: &mut hailong::config::Config| {
            config.kiosk.flag = MisuseRule::ALL.to_vec();
        };
        let app = TestApp::configured(db, every).await;
        let mut device = Device::pair(&app).await;
        let tap = device.tap(5);
        device.send(&[tap]).await;
        assert_eq!(app.app.judge_misuse().await.unwrap(), 0, "hours unknown");
        let point = app.world.catalogue.service_point("taythanh-q1").unwrap();
        let afternoon = OpenHours::parse(3, "13:00-17:00").unwrap();
        let direct = Direct::to(&app.world.db).await;
        direct
            .execute(&format!(
                "INSERT INTO opening_hours (service_point_id, weekday, from_minute, until_minute) VALUES ({}, 3, {}, {})",
                point.id, afternoon.from, afternoon.until
            ))
            .await;
        direct
            .execute("UPDATE meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE key = 'catalogue_version'")
            .await;
        app.app.refresh().await.unwrap();
        app.clock.advance(std::time::Duration::from_mins(1));
        let mut late = device.tap(4);
        late["mono_ms"] = json!(60_000);
        device.send(&[late]).await;
        assert_eq!(app.app.judge_misuse().await.unwrap(), 1);
        let total = app.total(DAY).await;
        assert_eq!(total["n"], 1, "10:01 is out of the headline: {total}");
    })
    .await;
}

/// Milliseconds to the next press, and its level; and in which of three parts it comes in.
fn story() -> impl Strategy<Value = Vec<(i64, u8, usize)>> {
    let gap = prop_oneof![
        3 => 500..7_000_i64,
        3 => Just(5_500_i64),
        1 => 7_000..90_000_i64,
        1 => 3_600_000..8_000_000_i64,
    ];
    let level = prop_oneof![6 => Just(5_u8), 1 => 1..=5_u8];
    prop::collection::vec((gap, level, 0..3_usize), 1..90)
}

#[test]
fn the_same_ratings_have_the_same_flags_in_whatever_order_they_came() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let config = Config {
        cases: CASES,
        max_shrink_iters: 20,
        failure_persistence: None,
        ..Config::default()
    };
    TestRunner::new(config)
        .run(&story(), |story| {
            runtime.block_on(async {
                let once = told(TestDatabase::sqlite().await, &story, false).await;
                let parts = told(TestDatabase::sqlite().await, &story, true).await;
                assert_eq!(once, parts);
                if let Some(db) = TestDatabase::postgres().await {
                    assert_eq!(once, told(db, &story, true).await);
                }
            });
            Ok(())
        })
        .unwrap();
}

/// The flags at the end, when all came at once, or backwards in parts with the rules looking between.
async fn told(db: TestDatabase, story: &[(i64, u8, usize)], in_parts: bool) -> Vec<String> {
    let world = World::tan_phu(db).await;
    let mut at = 0;
    let mut parts: Vec<Vec<NewRating>> = vec![Vec::new(); 3];
    for (number, (gap, level, part)) in (1..).zip(story) {
        at += gap;
        parts[*part].push(press(&world, (number, at), *level));
    }
    if in_parts {
        for part in &mut parts {
            part.reverse();
            store(&world, part).await;
            judge(&world).await;
        }
    } else {
        store(&world, &parts.concat()).await;
        judge(&world).await;
    }
    let totals = world.db.totals().await.expect("totals");
    assert_eq!((totals.ratings, totals.gaps), (story.len() as u64, 0));
    world.is_sound().await;
    flags(&world).await
}
