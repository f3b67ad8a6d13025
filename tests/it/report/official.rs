//! Targets measured by the official survey: judged by the published value, never by our ratings.

use hailong::{
    model::{period::DayRange, verdict::Verdict},
    store::{OfficialRow, ReferenceChange},
};

use crate::harness::{
    World, on_each_database,
    world::{ask_scope, target},
};

const AREA: &str = "dia-ban-tan-phu";
const AT: &str = "2024-05-02T09:00:00+07:00";

fn published(value: &str, topic: &str) -> ReferenceChange {
    let days = DayRange::new("2024-01-01".parse().unwrap(), "2024-12-31".parse().unwrap());
    ReferenceChange::OfficialValues(vec![OfficialRow {
        topic: topic.to_owned(),
        scope: AREA.to_owned(),
        range: days.unwrap(),
        value: value.parse().unwrap(),
        source: "Quyết định công bố".to_owned(),
        date: "2025-02-10".parse().unwrap(),
    }])
}

#[tokio::test]
async fn our_ratings_never_judge_it() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let tap = world.tap("p-phuthanh-1", "civil_status", 5, AT);
        world.satisfied(&tap, 100, 100).await;
        let table = world.scores(&ask_scope("2024", AREA)).await;
        for row in [
            world.row(&table, "p-phuthanh-1", "civil_status"),
            &table.total,
        ] {
            let service = target(row, "service");
            assert_eq!(service.verdict, Verdict::NoData);
            assert_eq!((service.turns_after, &service.official), (None, &None));
            assert_eq!(service.share.n, 100, "ours stands beside it, for reference");
        }
    })
    .await;
}

#[tokio::test]
async fn the_published_value_judges_it_exactly() {
    on_each_database(|db| async move {
        let mut world = World::tan_phu(db).await;
        let tap = world.tap("p-phuthanh-1", "civil_status", 1, AT);
        world.give(&tap, [100, 0, 0, 0, 0]).await;
        for (value, verdict) in [
            ("98.001", Verdict::Met),
            ("98", Verdict::Missed),
            ("97.99", Verdict::Missed),
        ] {
            world.change(published(value, "service")).await;
            let total = world.scores(&ask_scope("2024", AREA)).await.total;
            let service = target(&total, "service");
            assert_eq!(service.verdict, verdict, "{value}");
            assert_eq!(service.official.as_ref().unwrap().value.to_string(), value);
            assert_eq!(service.share.satisfied, 0, "whatever ours says");
        }
    })
    .await;
}

#[tokio::test]
async fn a_published_value_beside_a_target_of_ours_does_not_judge_it() {
    on_each_database(|db| async move {
        let mut world = World::tan_phu(db).await;
        let tap = world.tap("p-phuthanh-1", "civil_status", 5, AT);
        world.satisfied(&tap, 10, 10).await;
        world.change(published("50", "procedures")).await;
        let total = world.scores(&ask_scope("2024", AREA)).await.total;
        let procedures = target(&total, "procedures");
        assert_eq!(procedures.verdict, Verdict::Met);
        assert_eq!(
            procedures.official.as_ref().unwrap().value.to_string(),
            "50"
        );
    })
    .await;
}

#[tokio::test]
async fn a_value_of_another_period_judges_nothing() {
    on_each_database(|db| async move {
        let mut world = World::tan_phu(db).await;
        world.change(published("99", "service")).await;
        for period in ["2023", "2024-Q1", "2024-01-01..2024-12-30"] {
            let total = world.scores(&ask_scope(period, AREA)).await.total;
            assert_eq!(
                target(&total, "service").verdict,
                Verdict::NoData,
                "{period}"
            );
        }
    })
    .await;
}
