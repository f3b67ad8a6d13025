//! Land and construction: judged by «trên 95%» alone from 2026 on, and part of the total all the same.

use hailong::{
    model::verdict::Verdict,
    report::{By, ScoreQuery},
};

use crate::harness::{
    World, on_each_database,
    world::{ask_scope, target, topics},
};

const AREA: &str = "dia-ban-tan-phu";
const LAND: &str = "procedures_land_construction";
const AT: &str = "2026-03-05T09:00:00+07:00";

/// Land 96 of 100, construction 95 of 100, civil status 100 of 100.
async fn three_domains(world: &World, agency: &str, at: &str) {
    for (domain, satisfied) in [("land", 96), ("construction", 95), ("civil_status", 100)] {
        let tap = world.tap(agency, domain, 4, at);
        world.satisfied(&tap, satisfied, 100).await;
    }
}

#[tokio::test]
async fn cells_of_land_and_construction_are_judged_by_their_own_target_alone() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        three_domains(&world, "p-taythanh-2", AT).await;
        let table = world.scores(&ask_scope("2026", AREA)).await;
        let land = world.row(&table, "p-taythanh-2", "land");
        assert_eq!(target(land, LAND).verdict, Verdict::Met);
        assert!(!topics(land).contains(&"procedures"));
        let construction = world.row(&table, "p-taythanh-2", "construction");
        assert_eq!(
            target(construction, LAND).verdict,
            Verdict::Missed,
            "95 is not above 95"
        );
        assert!(!topics(construction).contains(&"procedures"));
        let civil = world.row(&table, "p-taythanh-2", "civil_status");
        assert_eq!(target(civil, "procedures").verdict, Verdict::Met);
        assert!(!topics(civil).contains(&LAND));
    })
    .await;
}

#[tokio::test]
async fn the_total_keeps_them_in_and_shows_both_together_beside() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        three_domains(&world, "p-taythanh-2", AT).await;
        let total = world.scores(&ask_scope("2026", AREA)).await.total;
        let all = target(&total, "procedures");
        assert_eq!((all.share.satisfied, all.share.n), (291, 300));
        assert_eq!(all.verdict, Verdict::Met, "97.00 % of all");
        let both = target(&total, LAND);
        assert_eq!((both.share.satisfied, both.share.n), (191, 200));
        assert_eq!(
            (both.verdict, both.rate.as_deref()),
            (Verdict::Met, Some("95.50"))
        );
    })
    .await;
}

#[tokio::test]
async fn a_question_about_land_only_is_answered_by_the_land_target_only() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        three_domains(&world, "p-taythanh-2", AT).await;
        let query = ScoreQuery {
            domain: Some("land".to_owned()),
            ..ask_scope("2026", AREA)
        };
        let total = world.scores(&query).await.total;
        assert_eq!(target(&total, LAND).share.n, 100);
        assert!(!topics(&total).contains(&"procedures"));
    })
    .await;
}

#[tokio::test]
async fn a_row_over_all_domains_shows_the_whole_and_the_land_part() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        three_domains(&world, "p-taythanh-2", AT).await;
        let only_land = world.tap("p-phuthanh-2", "land", 4, AT);
        world.satisfied(&only_land, 96, 100).await;
        let query = ScoreQuery {
            by: "agency".parse::<By>().unwrap(),
            ..ask_scope("2026", AREA)
        };
        let table = world.scores(&query).await;
        let row = |key: &str| {
            let id = Some(world.agency(key));
            table.rows.iter().find(|row| row.agency == id).unwrap()
        };
        assert_eq!(target(row("p-taythanh-2"), "procedures").share.n, 300);
        assert_eq!(target(row("p-taythanh-2"), LAND).share.n, 200);
        assert_eq!(target(row("p-phuthanh-2"), LAND).verdict, Verdict::Met);
        let topics = topics(row("p-phuthanh-2"));
        assert!(
            !topics.contains(&"procedures"),
            "all its domains lie in land"
        );
    })
    .await;
}

#[tokio::test]
async fn before_2026_land_has_no_target_of_its_own() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        three_domains(&world, "p-phuthanh-1", "2024-05-02T09:00:00+07:00").await;
        let table = world.scores(&ask_scope("2024", AREA)).await;
        let land = world.row(&table, "p-phuthanh-1", "land");
        assert_eq!(
            target(land, "procedures").verdict,
            Verdict::Missed,
            "96 is not above 98"
        );
        assert!(!topics(land).contains(&LAND));
        assert!(!topics(&table.total).contains(&LAND));
    })
    .await;
}

#[tokio::test]
async fn the_land_registry_counts_in_both_procedure_rows() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let tap = world.tap("vpdk-tanphu", "land", 5, AT);
        world.satisfied(&tap, 9, 10).await;
        let total = world.scores(&ask_scope("2026", AREA)).await.total;
        assert_eq!(target(&total, "procedures").share.n, 10);
        assert_eq!(target(&total, LAND).share.n, 10);
    })
    .await;
}
