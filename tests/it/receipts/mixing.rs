//! The nightly mix while people rate: no mark is lost, none is doubled, and a program that dies in the middle
//! of it leaves nothing behind.

use std::collections::BTreeSet;

use hailong::model::{rating::NewRating, receipt::Mark};
use hailong::store::{Record, RecordResult};

use super::{all_marks, mixed};
use crate::harness::{Direct, World, app::NOW, on_each_database};

/// A mark that is as random as a hash.
pub(super) fn mark() -> Mark {
    Mark {
        hash: rand::random(),
        expires_on: "2026-12-31".parse().unwrap(),
    }
}

fn rated(world: &World) -> NewRating {
    world.rating("p-taythanh-2", "land", 4, NOW)
}

/// A rating by the receipt with this mark.
pub(super) fn by(world: &World, mark: Mark) -> Record {
    Record::ByReceipt(Box::new(rated(world)), mark)
}

#[tokio::test(flavor = "multi_thread")]
async fn ratings_go_on_while_marks_are_mixed() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let first: Vec<Mark> = (0..5_000).map(|_| mark()).collect();
        let records: Vec<Record> = first.iter().map(|mark| by(&world, *mark)).collect();
        for batch in records.chunks(1_000) {
            world.store(batch).await;
        }
        let days = ["2026-07-15", "2026-07-16", "2026-07-17"].map(|day| day.parse().unwrap());
        let mix = async {
            for day in days {
                // On a busy machine ratings may hold for long what the mix needs.
                while !world.db.mix_marks(day).await.unwrap() {}
            }
        };
        let mut later = Vec::new();
        let rate = async {
            for at in 0..60 {
                let new = mark();
                later.push(new);
                let old = first[at * 80];
                let results = world
                    .store(&[by(&world, new), by(&world, old), by(&world, new)])
                    .await;
                assert_eq!(
                    results,
                    [
                        RecordResult::Accepted,
                        RecordResult::Used,
                        RecordResult::Used
                    ]
                );
            }
        };
        tokio::join!(mix, rate);
        for mark in first.iter().chain(&later) {
            assert_eq!(
                world.store(&[by(&world, *mark)]).await,
                [RecordResult::Used]
            );
        }
        let direct = Direct::to(&world.db).await;
        let marks = all_marks(&direct).await;
        assert_eq!(
            marks.len(),
            first.len() + later.len(),
            "each mark stands once"
        );
        assert_eq!(marks.iter().collect::<BTreeSet<_>>().len(), marks.len());
        let totals = world.db.totals().await.unwrap();
        assert_eq!((totals.ratings, totals.gaps), (5_060, 0));
    })
    .await;
}

#[tokio::test]
async fn a_mix_that_was_broken_off_is_done_anew() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let marks: Vec<Mark> = (0..10).map(|_| mark()).collect();
        let records: Vec<Record> = marks.iter().map(|mark| by(&world, *mark)).collect();
        world.store(&records).await;
        assert!(
            world
                .db
                .mix_marks("2026-07-15".parse().unwrap())
                .await
                .unwrap()
        );
        let direct = Direct::to(&world.db).await;
        let full = mixed(&direct).await;
        let spare = if full.ends_with('0') {
            "receipt_used_1"
        } else {
            "receipt_used_0"
        };
        // Some were copied already; and an old one was left, which is over.
        direct
            .execute(&format!(
                "INSERT INTO {spare} SELECT * FROM {full} ORDER BY mark DESC LIMIT 4"
            ))
            .await;
        let bytes = if world.db.is_sqlite() {
            "x'00'"
        } else {
            r"'\x00'"
        };
        direct
            .execute(&format!(
                "INSERT INTO {spare} VALUES ({bytes}, '2026-01-31')"
            ))
            .await;
        assert_eq!(world.store(&records).await, [RecordResult::Used; 10]);
        assert!(
            world
                .db
                .mix_marks("2026-07-16".parse().unwrap())
                .await
                .unwrap()
        );
        assert_eq!(mixed(&direct).await, spare);
        assert_eq!(all_marks(&direct).await.len(), 10);
        assert_eq!(world.store(&records).await, [RecordResult::Used; 10]);
        if !world.db.is_sqlite() {
            let sql = format!("SELECT DISTINCT xmin::text AS line FROM {spare}");
            assert_eq!(direct.lines(&sql).await.len(), 1);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_programs_one_mixes() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        world.store(&[by(&world, mark())]).await;
        let day = "2026-07-15".parse().unwrap();
        let other = world.db.another_handle().await;
        // On SQLite a second program may begin anew; then the first one does not say that it has finished.
        let done =
            futures::future::join_all([&*world.db, &other, &other].map(|db| db.mix_marks(day)));
        let done: Vec<bool> = done.await.into_iter().map(Result::unwrap).collect();
        assert_eq!(done.iter().filter(|done| **done).count(), 1, "{done:?}");
        assert_eq!(all_marks(&Direct::to(&world.db).await).await.len(), 1);
    })
    .await;
}
