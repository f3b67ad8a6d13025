//! When the database cannot: everybody waiting hears it, nothing is half stored, and it goes on afterwards.

use hailong::{
    ingest::{Ingest, IngestError},
    model::rating::NewRating,
    store::RecordResult,
};
use tokio::task::JoinSet;

use crate::harness::{
    Direct, TestDatabase, World, on_each_database,
    small_disk::SmallDisk,
    writer::{Stopper, call, start, until},
};

const AT: &str = "2026-03-05T09:00:00+07:00";
type Answer = Result<Vec<RecordResult>, IngestError>;

#[tokio::test]
async fn a_record_that_cannot_be_stored_takes_no_neighbour_down() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let (ingest, _writer) = start(&world, 100, 1_000);
        let tap = world.tap("p-taythanh-2", "land", 4, AT);
        let bad = tap.clone().but(|new| new.domain = 9_999).build();
        let mut calls = JoinSet::new();
        for at in 0..20 {
            let second = if at == 11 { bad.clone() } else { tap.again(3) };
            let records = [call(&tap.again(4)), call(&second)].concat();
            let ingest = ingest.clone();
            calls.spawn(async move { (at, ingest.submit(records).await) });
        }
        for (at, answer) in calls.join_all().await {
            let second = match at {
                11 => RecordResult::Rejected("unstorable"),
                _ => RecordResult::Accepted,
            };
            assert_eq!(answer, Ok(vec![RecordResult::Accepted, second]));
        }
        let totals = world.totals().await.unwrap();
        assert_eq!((totals.ratings, totals.gaps), (39, 0));
    })
    .await;
}

/// Thirty callers at once; the answers stand in the order of the ratings.
async fn all_at_once(ingest: &Ingest, ratings: &[NewRating]) -> Vec<Answer> {
    let calls = ratings.iter().map(|rating| ingest.submit(call(rating)));
    futures::future::join_all(calls).await
}

/// Whether the rating was stored; if not, the caller was told why.
fn is_stored(answer: &Answer) -> bool {
    match answer {
        Ok(results) => {
            assert_eq!(*results, [RecordResult::Accepted]);
            true
        }
        Err(IngestError::Unavailable(reason)) => {
            assert!(reason.contains("disk is full"), "{reason}");
            false
        }
        Err(other) => panic!("{other}"),
    }
}

#[tokio::test]
async fn a_full_disk_is_told_to_everybody_waiting_and_forgotten_once_there_is_room() {
    let Some(disk) = SmallDisk::mount(8) else {
        return;
    };
    let world = World::tan_phu(TestDatabase::sqlite_at(disk.file("hailong.db")).await).await;
    let (ingest, writer) = start(&world, 100, 1_000);
    let tap = world.tap("p-taythanh-2", "land", 4, AT);
    disk.fill();
    let mut stored = 0;
    let refused: Vec<NewRating> = loop {
        let ratings: Vec<NewRating> = (0..30).map(|_| tap.again(4)).collect();
        let answers = all_at_once(&ingest, &ratings).await;
        let sent = ratings.into_iter().zip(&answers);
        let refused: Vec<_> = sent.filter(|(_, answer)| !is_stored(answer)).collect();
        stored += 30 - refused.len();
        if !refused.is_empty() {
            break refused.into_iter().map(|(rating, _)| rating).collect();
        }
        assert!(stored < 100_000, "the disk is full, after all");
    };
    let totals = world.totals().await.unwrap();
    assert_eq!(
        (totals.ratings, totals.gaps),
        (stored as u64, 0),
        "reading goes on"
    );

    disk.empty();
    let answers = all_at_once(&ingest, &refused).await;
    assert!(answers.iter().all(is_stored));
    drop(ingest);
    writer.await.unwrap();
    let totals = world.totals().await.unwrap();
    assert_eq!(
        (totals.ratings, totals.gaps),
        ((stored + refused.len()) as u64, 0)
    );
    assert_eq!(world.rebuild(|_, _| {}).await.unwrap().differing, 0);
}

/// SQLite ends a transaction by itself when the disk is full. A connection that does not know it would take what comes
/// after for a part of the transaction that is over: accepted, seen by nobody else, and gone with the connection.
#[tokio::test]
async fn what_is_accepted_after_a_disk_was_full_for_a_while_is_there_for_others_too() {
    let Some(disk) = SmallDisk::mount(8) else {
        return;
    };
    let world = World::tan_phu(TestDatabase::sqlite_at(disk.file("hailong.db")).await).await;
    let (ingest, _writer) = start(&world, 100, 1_000);
    let tap = world.tap("p-taythanh-2", "land", 4, AT);
    disk.fill();
    let (mut stored, mut refusals) = (0, 0);
    while refusals < 12 {
        let ratings: Vec<NewRating> = (0..500).map(|_| tap.again(4)).collect();
        let records = ratings.iter().flat_map(call).collect();
        match ingest.submit(records).await {
            Ok(results) => stored += results.len(),
            Err(IngestError::Unavailable(_)) => refusals += 1,
            Err(other) => panic!("{other}"),
        }
    }
    disk.empty();
    for _ in 0..3 {
        assert!(is_stored(&ingest.submit(call(&tap.again(4))).await));
        stored += 1;
        let direct = Direct::to(&world.db).await;
        let seen = "SELECT CAST(COUNT(*) AS TEXT) AS line FROM rating";
        assert_eq!(direct.lines(seen).await, [stored.to_string()]);
    }
}

#[tokio::test]
async fn a_connection_cut_in_the_middle_refuses_for_now_and_not_for_good() {
    let Some(db) = TestDatabase::postgres().await else {
        return;
    };
    let world = World::tan_phu(db).await;
    let (ingest, _writer) = start(&world, 100, 1_000);
    let rating = world.rating("p-taythanh-2", "land", 4, AT);
    let stopper = Stopper::stop(&world).await;
    let caller = {
        let (ingest, records) = (ingest.clone(), call(&rating));
        tokio::spawn(async move { ingest.submit(records).await })
    };
    let administrator = Direct::to(&world.db).await;
    let cut = "SELECT pg_terminate_backend(pid)::text AS line FROM pg_stat_activity \
               WHERE datname = current_database() AND wait_event_type = 'Lock'";
    while administrator.lines(cut).await.is_empty() {}
    let answer = caller.await.unwrap();
    assert!(
        matches!(answer, Err(IngestError::Unavailable(_))),
        "{answer:?}"
    );
    stopper.release().await;
    let again = ingest.submit(call(&rating)).await;
    assert_eq!(again, Ok(vec![RecordResult::Accepted]));
}

#[tokio::test]
async fn after_the_writer_has_died_callers_are_told() {
    let world = World::tan_phu(TestDatabase::sqlite().await).await;
    let (ingest, writer) = start(&world, 100, 1_000);
    writer.abort();
    until(|| writer.is_finished()).await;
    let rating = world.rating("p-taythanh-2", "land", 4, AT);
    let answer = ingest.submit(call(&rating)).await;
    assert_eq!(answer, Err(IngestError::Stopped));
}
