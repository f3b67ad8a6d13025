//! A trend is read by another way than a table, from smaller counts: it must show the same figures.

use hailong::{
    model::{
        calendar::Calendar,
        channel::Channel,
        period::Period,
        target::{Comparison, MeasuredBy},
        threshold::Threshold,
    },
    report::{By, Figure, ScoreQuery, series},
    store::View,
};

use crate::harness::{World, on_each_database, world::ask, world::ask_scope};

/// Ratings of every kind that a total treats apart, before and after both borders of 2025 and 2026.
async fn give(world: &World) {
    let days = [
        "2025-03-14",
        "2025-03-15",
        "2025-06-30",
        "2025-07-01",
        "2025-12-14",
        "2025-12-15",
        "2025-12-31",
        "2026-01-01",
        "2026-03-05",
        "2026-03-31",
    ];
    for (day, count) in days.iter().zip(1..) {
        let at = format!("{day}T09:00:00+07:00");
        let land = world.tap("p-taythanh-2", "land", 5, &at);
        world.satisfied(&land, count, count + 1).await;
        let civil = world
            .tap("vhxh-taythanh", "civil_status", 4, &at)
            .through(Channel::Paper);
        world.satisfied(&civil, count, count + 2).await;
    }
}

/// What the whole table says of the same.
async fn by_table(
    world: &World,
    query: &ScoreQuery,
    period: Period,
) -> (Figure, Option<(Comparison, Threshold)>) {
    let by = By {
        agency: query.agency.is_some(),
        domain: false,
        scale: false,
    };
    let table = world
        .scores(&ScoreQuery {
            period,
            by,
            ..query.clone()
        })
        .await;
    let row = table.rows.into_iter().next().unwrap_or(table.total);
    let mut targets = row.targets.iter();
    let judged = targets.find(|target| target.measured_by == MeasuredBy::Ratings);
    (
        row.figure,
        judged.map(|target| (target.comparison, target.threshold)),
    )
}

#[tokio::test]
async fn a_trend_shows_the_figures_of_the_tables() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        give(&world).await;
        let land = Some("land".to_owned());
        let questions = [
            ask("2026-Q1"),
            ScoreQuery {
                domain: land.clone(),
                ..ask("2026-Q1")
            },
            ScoreQuery {
                channel: Some(Channel::Paper),
                ..ask("2026-Q1")
            },
            ScoreQuery {
                domain: land,
                channel: Some(Channel::Kiosk),
                ..ask("2026-Q1")
            },
            ScoreQuery {
                view: View::Receiving,
                ..ask("2026-Q1")
            },
            ScoreQuery {
                agency: Some("p-taythanh-2".to_owned()),
                ..ask("2026-Q1")
            },
            ScoreQuery {
                vertical: true,
                ..ask("2026-03")
            },
            ask("2026"),
            ask_scope("2026-Q1", "dia-ban-tan-phu"),
        ];
        for calendar in [Calendar::Calendar, Calendar::Reporting] {
            for question in &questions {
                let question = ScoreQuery {
                    calendar,
                    // A trend tells no receipts.
                    receipts: false,
                    ..question.clone()
                };
                let periods = question.period.trend(8);
                let points = series(&world.db, &world.catalogue, &question, &periods, 0)
                    .await
                    .unwrap();
                assert_eq!(points.len(), periods.len());
                let counted: u64 = points.iter().map(|point| point.figure.share.n).sum();
                assert!(counted > 0, "{question:?}");
                for (point, period) in points.into_iter().zip(periods) {
                    let told = by_table(&world, &question, period).await;
                    assert_eq!((point.figure, point.target), told, "{period} {question:?}");
                }
            }
            world.fold().await.unwrap();
        }
    })
    .await;
}
