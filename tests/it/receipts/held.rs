//! The nightly mix while somebody else holds what it needs, as a backup does for hours: it is done later, and ratings
//! do not wait for it.

use std::cell::Cell;

use hailong::store::{Location, RecordResult};

use super::{
    all_marks, mixed,
    mixing::{by, mark},
};
use crate::harness::{Direct, TestDatabase, World};

#[tokio::test]
async fn beside_a_dump_ratings_go_on_and_marks_are_mixed_after_it() {
    let Some(db) = TestDatabase::postgres().await else {
        return;
    };
    let world = World::tan_phu(db).await;
    let direct = Direct::to(&world.db).await;
    let days = ["2026-07-15", "2026-07-16", "2026-07-17", "2026-07-18"];
    let tables = ["receipt_used", "receipt_used_0", "receipt_used_1"];
    for (table, day) in tables.into_iter().zip(days) {
        let day = day.parse().unwrap();
        let before = mixed(&direct).await;
        world.store(&[by(&world, mark())]).await;
        let dump = Direct::to(&world.db).await;
        dump.execute("BEGIN").await;
        dump.execute(&format!("LOCK TABLE {table} IN ACCESS SHARE MODE"))
            .await;
        let new = [by(&world, mark())];
        let (done, stored) = tokio::join!(world.db.mix_marks(day), world.store(&new));
        assert!(!done.unwrap(), "{table} is held");
        assert_eq!(stored, [RecordResult::Accepted]);
        assert_eq!(mixed(&direct).await, before, "nothing has moved");
        dump.execute("ROLLBACK").await;
        assert!(world.db.mix_marks(day).await.unwrap(), "{table} is free");
        assert_ne!(mixed(&direct).await, before);
    }
    assert_eq!(all_marks(&direct).await.len(), 6, "each mark stands once");
}

#[tokio::test]
async fn a_table_that_was_held_at_the_end_of_a_mix_is_emptied_later() {
    let Some(db) = TestDatabase::postgres().await else {
        return;
    };
    let world = World::tan_phu(db).await;
    let direct = Direct::to(&world.db).await;
    world.store(&[by(&world, mark())]).await;
    let day = "2026-07-15".parse().unwrap();
    let old = mixed(&direct).await;
    assert!(world.db.mix_marks(day).await.unwrap());
    // As a dump that began during the mix has left it.
    let full = mixed(&direct).await;
    direct
        .execute(&format!("INSERT INTO {old} SELECT * FROM {full}"))
        .await;
    let dump = Direct::to(&world.db).await;
    dump.execute("BEGIN").await;
    dump.execute(&format!("LOCK TABLE {old} IN ACCESS SHARE MODE"))
        .await;
    let count = format!("SELECT count(*)::text AS line FROM {old}");
    for (is_held, left) in [(true, "1"), (false, "0")] {
        if !is_held {
            dump.execute("ROLLBACK").await;
        }
        assert!(!world.db.mix_marks(day).await.unwrap(), "once a night");
        assert_eq!(direct.lines(&count).await, [left]);
    }
}

#[tokio::test]
async fn beside_a_reader_others_write_and_the_log_is_emptied_after_it() {
    let world = World::tan_phu(TestDatabase::sqlite().await).await;
    let Location::Sqlite(path) = world.db.location.clone() else {
        panic!("a file");
    };
    let log = || std::fs::metadata(path.with_extension("db-wal")).map_or(0, |log| log.len());
    world.store(&[by(&world, mark())]).await;
    let reader = Direct::to(&world.db).await;
    reader.execute("BEGIN").await;
    reader.lines("SELECT key AS line FROM meta").await;
    // Another program, which waits half as long for a lock as ours does.
    let other = Direct::to(&world.db).await;
    let day = "2026-07-15".parse().unwrap();
    for is_first in [true, false] {
        let has_ended = Cell::new(false);
        let mix = async {
            let done = world.db.mix_marks(day).await.unwrap();
            has_ended.set(true);
            done
        };
        let write = async {
            while !has_ended.get() {
                other
                    .execute("UPDATE meta SET value = value WHERE key = 'receipts_marks_in'")
                    .await;
                tokio::task::yield_now().await;
            }
        };
        let (done, ()) = tokio::join!(mix, write);
        assert_eq!(done, is_first, "the reader is no reason not to mix");
        assert_ne!(log(), 0, "the reader needs the log");
    }
    reader.execute("ROLLBACK").await;
    assert!(!world.db.mix_marks(day).await.unwrap());
    assert!(log() < 20_000, "the log holds its own notice alone");
    let left = "SELECT key AS line FROM meta WHERE key = 'receipts_log_left'";
    assert!(Direct::to(&world.db).await.lines(left).await.is_empty());
}
