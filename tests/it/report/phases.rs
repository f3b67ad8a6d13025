//! A period that spans report years of two phases is judged by parts.

use hailong::{
    model::{calendar::Calendar, verdict::Verdict},
    report::{JudgedTarget, ScoreQuery, ScoreRow},
};

use crate::harness::{World, on_each_database, world::ask_scope};

const AREA: &str = "dia-ban-tan-phu";

fn parts<'r>(row: &'r ScoreRow, topic: &str) -> Vec<&'r JudgedTarget> {
    row.targets.iter().filter(|t| t.topic == topic).collect()
}

fn days(target: &JudgedTarget) -> (String, String) {
    (
        target.range.from.to_string(),
        target.range.until.to_string(),
    )
}

fn text(from: &str, until: &str) -> (String, String) {
    (from.to_owned(), until.to_owned())
}

/// 97 of 100 in November 2025, 97 of 100 in February 2026.
async fn around_the_turn(world: &World, domain: &str) {
    for at in ["2025-11-20T09:00:00+07:00", "2026-02-10T09:00:00+07:00"] {
        let tap = world.tap("p-taythanh-2", domain, 4, at);
        world.satisfied(&tap, 97, 100).await;
    }
}

#[tokio::test]
async fn each_part_has_its_days_its_ratings_and_its_verdict() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        around_the_turn(&world, "civil_status").await;
        let table = world
            .scores(&ask_scope("2025-10-01..2026-03-31", AREA))
            .await;
        for row in [
            world.row(&table, "p-taythanh-2", "civil_status"),
            &table.total,
        ] {
            let parts = parts(row, "procedures");
            assert_eq!(parts.len(), 2);
            assert_eq!(days(parts[0]), text("2025-10-01", "2025-12-31"));
            assert_eq!(days(parts[1]), text("2026-01-01", "2026-03-31"));
            assert_eq!(
                parts.iter().map(|p| p.share.n).collect::<Vec<_>>(),
                [100, 100]
            );
            let verdicts: Vec<Verdict> = parts.iter().map(|p| p.verdict).collect();
            assert_eq!(verdicts, [Verdict::Missed, Verdict::Met]);
        }
        assert_eq!(
            table.total.figure.share.n, 200,
            "the figure itself is about the whole period"
        );
    })
    .await;
}

#[tokio::test]
async fn land_is_judged_by_98_before_the_turn_and_by_95_after_it() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        around_the_turn(&world, "land").await;
        let table = world
            .scores(&ask_scope("2025-10-01..2026-03-31", AREA))
            .await;
        let land = world.row(&table, "p-taythanh-2", "land");
        let before = parts(land, "procedures");
        assert_eq!(before.len(), 1);
        assert_eq!(days(before[0]), text("2025-10-01", "2025-12-31"));
        assert_eq!(before[0].verdict, Verdict::Missed);
        let after = parts(land, "procedures_land_construction");
        assert_eq!(after.len(), 1);
        assert_eq!(days(after[0]), text("2026-01-01", "2026-03-31"));
        assert_eq!(after[0].verdict, Verdict::Met);
    })
    .await;
}

#[tokio::test]
async fn in_the_reporting_calendar_the_parts_meet_on_the_15th_of_december() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        for at in ["2025-12-14T23:59:59+07:00", "2025-12-15T00:00:00+07:00"] {
            world
                .accept(world.rating("p-taythanh-2", "civil_status", 4, at))
                .await;
        }
        let query = ScoreQuery {
            calendar: Calendar::Reporting,
            ..ask_scope("2025..2026", AREA)
        };
        let table = world.scores(&query).await;
        let parts = parts(&table.total, "procedures");
        assert_eq!(days(parts[0]), text("2024-12-15", "2025-12-14"));
        assert_eq!(days(parts[1]), text("2025-12-15", "2026-12-14"));
        assert_eq!(parts.iter().map(|p| p.share.n).collect::<Vec<_>>(), [1, 1]);
    })
    .await;
}

#[tokio::test]
async fn a_period_within_one_phase_has_one_part() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        around_the_turn(&world, "civil_status").await;
        for period in ["2025", "2021..2025", "2025-Q4", "2026", "2026..2030"] {
            let total = world.scores(&ask_scope(period, AREA)).await.total;
            assert_eq!(parts(&total, "procedures").len(), 1, "{period}");
        }
        let total = world.scores(&ask_scope("2031", AREA)).await.total;
        assert_eq!(total.targets, [], "no target reaches so far");
    })
    .await;
}
