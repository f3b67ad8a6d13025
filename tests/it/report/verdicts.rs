//! Verdicts are exact, and a printed rate stands on the side on which it is.

use hailong::{model::verdict::Verdict, report::ScoreQuery};

use crate::harness::{
    World, on_each_database,
    world::{ask, ask_scope, target},
};

const AREA: &str = "dia-ban-tan-phu";
const IN_2024: &str = "2024-05-02T09:00:00+07:00";
const IN_2026: &str = "2026-03-05T09:00:00+07:00";

#[tokio::test]
async fn ninety_eight_of_a_hundred_miss_above_98() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let tap = world.tap("p-phuthanh-1", "civil_status", 4, IN_2024);
        world.satisfied(&tap, 98, 100).await;
        let table = world.scores(&ask_scope("2024", AREA)).await;
        for row in [
            world.row(&table, "p-phuthanh-1", "civil_status"),
            &table.total,
        ] {
            let target = target(row, "procedures");
            assert_eq!(row.figure.rate.as_deref(), Some("98.00"));
            assert_eq!((target.share.satisfied, target.share.n), (98, 100));
            assert_eq!(target.verdict, Verdict::Missed);
            assert_eq!(target.turns_after, Some(1), "one more satisfied person");
        }
    })
    .await;
}

#[tokio::test]
async fn ninety_seven_of_a_hundred_meet_from_97() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let tap = world.tap("p-taythanh-2", "civil_status", 4, IN_2026);
        world.satisfied(&tap, 97, 100).await;
        let table = world.scores(&ask_scope("2026", AREA)).await;
        for row in [
            world.row(&table, "p-taythanh-2", "civil_status"),
            &table.total,
        ] {
            let target = target(row, "procedures");
            assert_eq!(row.figure.rate.as_deref(), Some("97.00"));
            assert_eq!(target.verdict, Verdict::Met);
            assert_eq!(target.turns_after, Some(1), "one dissatisfied person");
        }
        world.satisfied(&tap, 0, 1).await;
        let table = world.scores(&ask_scope("2026", AREA)).await;
        assert_eq!(target(&table.total, "procedures").verdict, Verdict::Missed);
    })
    .await;
}

#[tokio::test]
async fn a_rate_next_to_the_threshold_shows_its_side() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let below = world.tap("p-phuthanh-1", "civil_status", 4, IN_2024);
        let above = world.tap("p-phuthanh-1", "certification", 4, IN_2024);
        world.satisfied(&below, 24_499, 25_000).await;
        world.satisfied(&above, 24_501, 25_000).await;
        let table = world.scores(&ask_scope("2024", AREA)).await;
        let below = world.row(&table, "p-phuthanh-1", "civil_status");
        assert_eq!(below.figure.rate.as_deref(), Some("97.996"));
        assert_eq!(target(below, "procedures").verdict, Verdict::Missed);
        let above = world.row(&table, "p-phuthanh-1", "certification");
        assert_eq!(above.figure.rate.as_deref(), Some("98.004"));
        assert_eq!(target(above, "procedures").verdict, Verdict::Met);
        assert_eq!(table.total.figure.rate.as_deref(), Some("98.00"));
        assert_eq!(target(&table.total, "procedures").verdict, Verdict::Missed);
    })
    .await;
}

#[tokio::test]
async fn without_ratings_there_is_no_verdict() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let query = ScoreQuery {
            agency: Some("p-taythanh-2".to_owned()),
            domain: Some("civil_status".to_owned()),
            ..ask_scope("2026", AREA)
        };
        let table = world.scores(&query).await;
        for row in [
            world.row(&table, "p-taythanh-2", "civil_status"),
            &table.total,
        ] {
            assert_eq!((row.figure.share.n, row.figure.rate.as_deref()), (0, None));
            assert_eq!(row.figure.interval, None);
            let counts = row.figure.counts;
            assert_eq!(counts, [Some(0); 5], "offered, and not given");
            let target = target(row, "procedures");
            assert_eq!(target.verdict, Verdict::NoData);
            assert_eq!((target.rate.as_deref(), target.turns_after), (None, None));
        }
    })
    .await;
}

#[tokio::test]
async fn neutral_is_in_the_denominator_only() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let tap = world.tap("p-taythanh-2", "civil_status", 4, IN_2026);
        world.give(&tap, [1, 1, 4, 2, 2]).await;
        let table = world.scores(&ask("2026")).await;
        let figure = &world.row(&table, "p-taythanh-2", "civil_status").figure;
        assert_eq!(figure.counts, [1, 1, 4, 2, 2].map(Some));
        assert_eq!((figure.share.satisfied, figure.share.n), (4, 10));
        assert_eq!(figure.rate.as_deref(), Some("40.00"));
        let interval = Some(("16.82".to_owned(), "68.73".to_owned()));
        assert_eq!(figure.interval, interval, "Wilson, 95 %");
    })
    .await;
}
