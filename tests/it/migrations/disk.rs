//! A disk that is full or read-only: a clear error, nothing acknowledged, nothing lost.

use hailong::store::{Database, Location, Record, StoreError, write_batch};

use crate::harness::{TestDatabase, World, small_disk::SmallDisk};

const AT: &str = "2026-03-05T09:00:00+07:00";

#[tokio::test]
async fn a_read_only_disk_says_so() {
    let Some(disk) = SmallDisk::mount(8) else {
        return;
    };
    let db = TestDatabase::sqlite_at(disk.file("hailong.db")).await;
    let location = db.location.clone();
    db.close().await;
    disk.make_read_only();
    let error = Database::open(&location, 1).await.expect_err("refused");
    assert!(matches!(error, StoreError::ReadOnly), "{error:?}");
    let new = Location::Sqlite(disk.file("new.db"));
    let error = Database::open(&new, 1).await.expect_err("refused");
    assert!(matches!(error, StoreError::CannotOpen(_)), "{error:?}");
}

#[tokio::test]
async fn a_full_disk_stores_nothing_loses_nothing_and_goes_on_once_there_is_room() {
    let Some(disk) = SmallDisk::mount(8) else {
        return;
    };
    let world = World::tan_phu(TestDatabase::sqlite_at(disk.file("hailong.db")).await).await;
    let tap = world.tap("p-taythanh-2", "land", 4, AT).saying("Tốt");
    disk.fill();
    let mut stored = 0;
    let (refused, error) = loop {
        let batch: Vec<Record> = (0..50)
            .map(|_| Record::Rating(Box::new(tap.again(4))))
            .collect();
        match write_batch(&world.db, &batch).await {
            Ok(results) => stored += results.len() as u64,
            Err(error) => break (batch, error),
        }
        assert!(stored < 100_000, "the disk is full, after all");
    };
    assert!(matches!(error, StoreError::Full), "{error:?}");
    assert!(!error.may_be_the_records_fault());
    let totals = world.totals().await.unwrap();
    assert_eq!(
        (totals.ratings, totals.gaps),
        (stored, 0),
        "reading goes on"
    );

    disk.empty();
    world.store(&refused).await;
    let totals = world.totals().await.unwrap();
    assert_eq!((totals.ratings, totals.gaps), (stored + 50, 0));
    assert_eq!(world.rebuild(|_, _| {}).await.unwrap().differing, 0);
}
