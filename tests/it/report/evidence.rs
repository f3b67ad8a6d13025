//! The counts behind a figure, without showing single people's answers.

use chrono::NaiveDate;
use hailong::{
    model::period::DayRange,
    report::{self, Evidence},
    store::View,
};

use crate::harness::{World, on_each_database};

fn march() -> DayRange {
    let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
    DayRange::new(day(1), day(31)).unwrap()
}

async fn behind(world: &World, domain: Option<&str>) -> Evidence {
    let (agency, domain) = (
        world.agency("p-taythanh-2"),
        domain.map(|key| world.domain(key)),
    );
    report::evidence(&world.db, View::Deciding, agency, domain, None, march(), 5)
        .await
        .unwrap()
}

/// What is shown of each row: day of the month and ratings, `None` where held back.
fn shown(evidence: &Evidence) -> Vec<(String, Option<u64>)> {
    let cells = evidence.cells.iter();
    let n = |cell: &report::EvidenceCell| cell.shown.map(|tally| tally.counts.n());
    cells
        .map(|cell| (cell.row.day.format("%d").to_string(), n(cell)))
        .collect()
}

#[tokio::test]
async fn small_rows_are_held_back_and_not_to_be_found_by_subtracting() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        for (day, count) in [(2, 20), (3, 2), (4, 7), (5, 30)] {
            let at = format!("2026-03-0{day}T09:00:00+07:00");
            let tap = world.tap("p-taythanh-2", "land", 4, &at);
            world.satisfied(&tap, count, count).await;
        }
        for _ in 0..2 {
            let evidence = behind(&world, Some("land")).await;
            let expected = [
                ("02", Some(20)),
                ("03", None),
                ("04", None),
                ("05", Some(30)),
            ];
            assert_eq!(
                shown(&evidence),
                expected.map(|(day, n)| (day.to_owned(), n))
            );
            assert_eq!(
                evidence.total.counts.n(),
                59,
                "the total is the figure's own n"
            );
            world.fold().await.unwrap();
        }
    })
    .await;
}

#[tokio::test]
async fn evidence_is_about_the_agency_the_domain_and_the_days_asked_for() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        for (agency, domain, at) in [
            ("p-taythanh-2", "land", "2026-03-31T23:59:59+07:00"),
            ("p-taythanh-2", "land", "2026-04-01T00:00:00+07:00"),
            ("p-taythanh-2", "civil_status", "2026-03-31T09:00:00+07:00"),
            ("p-phuthanh-2", "land", "2026-03-31T09:00:00+07:00"),
        ] {
            world
                .satisfied(&world.tap(agency, domain, 4, at), 6, 6)
                .await;
        }
        for _ in 0..2 {
            assert_eq!(behind(&world, Some("land")).await.total.counts.n(), 6);
            assert_eq!(behind(&world, None).await.total.counts.n(), 12);
            world.fold().await.unwrap();
        }
    })
    .await;
}
