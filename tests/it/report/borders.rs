//! Days end in the operator's zone, and years end where the calendar says.

use hailong::{model::calendar::Calendar, report::ScoreQuery};

use crate::harness::{
    World, on_each_database,
    world::{ask, ask_scope, target},
};

async fn rated_at(world: &World, at: &str) {
    world
        .accept(world.rating("p-taythanh-2", "land", 4, at))
        .await;
}

async fn n(world: &World, period: &str, calendar: Calendar) -> u64 {
    let query = ScoreQuery {
        calendar,
        ..ask(period)
    };
    let total = world.scores(&query).await.total;
    total.figure.share.n
}

/// How many ratings each period has, read from the tail and, after folding, from the cubes.
async fn expect(world: &World, calendar: Calendar, expected: &[(&str, u64)]) {
    for _ in 0..2 {
        for (period, count) in expected {
            assert_eq!(
                n(world, period, calendar).await,
                *count,
                "{period} {calendar}"
            );
        }
        world.fold().await.unwrap();
    }
}

#[tokio::test]
async fn the_last_second_of_december_and_the_next_one_fall_into_different_years() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        // The same instant as 23:59:59 in Ho Chi Minh City, as a host in UTC writes it.
        rated_at(&world, "2025-12-31T16:59:59Z").await;
        rated_at(&world, "2025-12-31T23:59:59+07:00").await;
        rated_at(&world, "2026-01-01T00:00:00+07:00").await;
        let expected = [
            ("2025", 2),
            ("2025-12-31", 2),
            ("2026", 1),
            ("2026-01-01", 1),
            ("2025-Q4", 2),
            ("2026-01", 1),
        ];
        expect(&world, Calendar::Calendar, &expected).await;
    })
    .await;
}

#[tokio::test]
async fn the_reporting_year_turns_after_the_14th_of_december() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        rated_at(&world, "2025-12-14T23:59:59+07:00").await;
        rated_at(&world, "2025-12-15T00:00:00+07:00").await;
        rated_at(&world, "2026-03-14T23:59:59+07:00").await;
        rated_at(&world, "2026-03-15T00:00:00+07:00").await;
        let expected = [
            ("2025", 1),
            ("2025-Q4", 1),
            ("2025-12", 1),
            ("2026", 3),
            ("2026-Q1", 2),
            ("2026-01", 1),
            ("2026-03", 1),
            ("2026-Q2", 1),
            ("2026-04", 1),
            ("2026-H1", 3),
        ];
        expect(&world, Calendar::Reporting, &expected).await;
    })
    .await;
}

#[tokio::test]
async fn report_year_2026_is_judged_by_one_phase_though_it_begins_in_2025() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let tap = world.tap(
            "p-taythanh-2",
            "civil_status",
            4,
            "2025-12-20T09:00:00+07:00",
        );
        world.satisfied(&tap, 97, 100).await;
        for period in ["2026", "2026-Q1", "2026-01"] {
            let query = ScoreQuery {
                calendar: Calendar::Reporting,
                ..ask_scope(period, "dia-ban-tan-phu")
            };
            let table = world.scores(&query).await;
            let procedures = target(&table.total, "procedures");
            assert_eq!(procedures.threshold.to_string(), "97", "{period}");
            assert_eq!(procedures.range, table.range);
            assert_eq!(procedures.range.from.to_string(), "2025-12-15");
            assert_eq!(procedures.share.n, 100);
        }
    })
    .await;
}

#[tokio::test]
async fn the_29th_of_february_2028_is_a_day_like_any_other() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        rated_at(&world, "2028-02-29T12:00:00+07:00").await;
        let plain = [
            ("2028-02-29", 1),
            ("2028-02", 1),
            ("2028-Q1", 1),
            ("2028-03", 0),
            ("2028-02-28..2028-03-01", 1),
            ("2028-02-28", 0),
            ("2028-03-01", 0),
        ];
        expect(&world, Calendar::Calendar, &plain).await;
        let reporting = [("2028-02", 0), ("2028-03", 1), ("2028-Q1", 1)];
        expect(&world, Calendar::Reporting, &reporting).await;
    })
    .await;
}
