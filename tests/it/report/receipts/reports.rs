//! What programs report about codes printed offline, and what is told when they do not.

use chrono::NaiveDate;

use super::*;

#[tokio::test]
async fn more_ratings_than_receipts_are_told_as_a_gap_never_as_a_rate() {
    on_each_database(|db| async move {
        let mut world = World::tan_phu(db).await;
        with_a_key(&mut world).await;
        issued(&world, WARD, "civil_status", DAY, 3).await;
        used(&world, WARD, "civil_status", AT, 5).await;
        let table = world.scores(&ask("2026-Q1")).await;
        let row = world.row(&table, WARD, "civil_status");
        assert_eq!(told(row), "5/3 = MoreUsed");
        assert!(response(row).unreported, "the key's counts are missing");

        assert_eq!(printed(&world, DAY, WARD, 7).await, PrintedOutcome::Added);
        let table = world.scores(&ask("2026-Q1")).await;
        let row = world.row(&table, WARD, "civil_status");
        assert_eq!(told(row), "5/10 = 50.00");
        assert_eq!(
            (response(row).tally.issued, response(row).tally.printed),
            (3, 7)
        );
        assert!(!response(row).unreported);
        // In another quarter nothing is reported; before the key's days there is nothing to report.
        for (period, missing) in [("2026-Q2", true), ("2025", false)] {
            let table = world.scores(&ask(period)).await;
            assert_eq!(response(&table.total).unreported, missing, "{period}");
            assert_eq!(response(&table.total).gap, Some(ResponseGap::NoReceipts));
        }
    })
    .await;
}

#[tokio::test]
async fn revoking_a_key_does_not_hide_that_its_counts_are_missing() {
    on_each_database(|db| async move {
        let mut world = World::tan_phu(db).await;
        with_a_key(&mut world).await;
        issued(&world, WARD, "civil_status", DAY, 3).await;
        let may = "1777593600000";
        let direct = Direct::to(&world.db).await;
        direct
            .execute(&format!("UPDATE receipt_key SET revoked_at = {may}"))
            .await;
        for (period, missing) in [("2026-Q1", true), ("2026-Q2", true), ("2026-Q3", false)] {
            let table = world.scores(&ask(period)).await;
            assert_eq!(response(&table.total).unreported, missing, "{period}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_later_report_replaces_the_earlier_one_and_a_rebuild_finds_the_same() {
    on_each_database(|db| async move {
        let mut world = World::tan_phu(db).await;
        with_a_key(&mut world).await;
        used(&world, WARD, "civil_status", AT, 5).await;
        for (count, outcome) in [
            (100, PrintedOutcome::Added),
            (100, PrintedOutcome::Same),
            (20, PrintedOutcome::Changed),
            (0, PrintedOutcome::Changed),
            (50, PrintedOutcome::Changed),
        ] {
            assert_eq!(printed(&world, DAY, WARD, count).await, outcome, "{count}");
        }
        let (march, day) = (ask("2026-03"), ask(DAY));
        for query in [&march, &day] {
            assert_eq!(total(&world, query).await, "5/50 = 10.00");
        }
        assert_eq!(rebuilt(&world).await, 0);
        // The counter decides for another office now: the corrected number goes there.
        let outcome = printed(&world, DAY, "vhxh-taythanh", 60).await;
        assert_eq!(outcome, PrintedOutcome::Changed);
        let table = world.scores(&march).await;
        assert_eq!(
            told(world.row(&table, WARD, "civil_status")),
            "5/0 = MoreUsed"
        );
        assert_eq!(told(&table.total), "5/60 = 8.33");

        let direct = Direct::to(&world.db).await;
        for broken in [
            "UPDATE receipt_half SET printed = 61",
            "DELETE FROM receipt_half",
            "UPDATE receipt_count SET printed = 4 WHERE printed > 0",
            "UPDATE receipt_quarter SET n4 = 9",
        ] {
            direct.execute(broken).await;
            assert!(rebuilt(&world).await > 0, "{broken}");
            assert_eq!(total(&world, &march).await, "5/60 = 8.33", "{broken}");
            assert_eq!(total(&world, &ask("2026")).await, "5/60 = 8.33", "{broken}");
            assert_eq!(rebuilt(&world).await, 0);
        }
    })
    .await;
}

#[tokio::test]
async fn a_report_of_thousands_is_kept_row_by_row() {
    on_each_database(|db| async move {
        let mut world = World::tan_phu(db).await;
        with_a_key(&mut world).await;
        let day: NaiveDate = DAY.parse().unwrap();
        let days: Vec<NaiveDate> = day.iter_days().take(2_500).collect();
        let count = |at: usize, number| PrintedCount {
            day: days[at],
            ..count_of(&world, DAY, WARD, number)
        };
        let all: Vec<PrintedCount> = (0..2_500).map(|at| count(at, 3)).collect();
        let outcomes = reported(&world, &all).await;
        assert_eq!(outcomes, vec![PrintedOutcome::Added; 2_500]);
        // Every second one is corrected, and the last of them once more.
        let corrected = (0..2_500).map(|at| count(at, if at % 2 == 0 { 3 } else { 4 }));
        let corrected: Vec<PrintedCount> = corrected.chain([count(2_499, 9)]).collect();
        let outcomes = reported(&world, &corrected).await;
        let (same, changed) = (PrintedOutcome::Same, PrintedOutcome::Changed);
        assert_eq!(outcomes[..2_500], [same, changed].repeat(1_250));
        assert_eq!(outcomes[2_500..], [changed]);
        let direct = Direct::to(&world.db).await;
        for table in ["receipt_printed", "receipt_count", "receipt_half"] {
            let sum = format!("SELECT CAST(SUM(printed) AS TEXT) AS line FROM {table}");
            let expected = 2_500 * 3 + 1_249 + 6;
            assert_eq!(direct.lines(&sum).await, [expected.to_string()], "{table}");
        }
        assert_eq!(rebuilt(&world).await, 0);
    })
    .await;
}

#[tokio::test]
async fn reports_at_the_same_moment_leave_one_number() {
    on_each_database(|db| async move {
        let mut world = World::tan_phu(db).await;
        with_a_key(&mut world).await;
        let world = &world;
        let days = ["2026-03-05", "2026-03-06", "2026-03-07"];
        let reports = (0..12).map(|at| printed(world, days[at % 3], WARD, 10 + u32::from(at < 6)));
        let issuing = (0..6).map(|_| issued(world, WARD, "civil_status", DAY, 1));
        futures::future::join(
            futures::future::join_all(reports),
            futures::future::join_all(issuing),
        )
        .await;
        let direct = Direct::to(&world.db).await;
        let kept = direct.table("receipt_printed", "printed").await;
        let kept: u64 = kept
            .iter()
            .map(|n| n.parse::<u64>().expect("a number"))
            .sum();
        let table = world.scores(&ask("2026-03")).await;
        let tally = response(&table.total).tally;
        assert_eq!((tally.issued, tally.printed), (6, kept));
        assert_eq!(rebuilt(world).await, 0);
    })
    .await;
}
