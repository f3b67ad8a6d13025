//! The sequence has no gaps and no doubles, whoever writes at the same moment.

use hailong::{
    model::rating::NewRating,
    store::{Database, Record, RecordResult, write_batch},
};

use crate::harness::{TestDatabase, World, on_each_database};

const AT: &str = "2026-03-05T09:00:00+07:00";
const WRITERS: usize = 8;
const BATCHES: usize = 6;
const SIZE: usize = 20;

fn records(ratings: &[NewRating]) -> Vec<Record> {
    let record = |new: &NewRating| Record::Rating(Box::new(new.clone()));
    ratings.iter().map(record).collect()
}

fn some_ratings(world: &World, count: usize) -> Vec<NewRating> {
    let tap = world.tap("p-taythanh-2", "land", 4, AT);
    (0..count).map(|_| tap.again(4)).collect()
}

#[tokio::test]
async fn conflicts_leave_no_gap() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let ratings = some_ratings(&world, 30);
        for upto in [10, 20, 15, 30, 30] {
            world.store(&records(&ratings[..upto])).await;
        }
        let totals = world.totals().await.unwrap();
        assert_eq!((totals.ratings, totals.gaps), (30, 0));
        assert_eq!(world.head().await.unwrap().head, 30);
    })
    .await;
}

/// Writers that each send their own ratings and, interleaved, those of all others.
async fn hammer(world: &World, handles: Vec<Database>) -> usize {
    let shared = some_ratings(world, SIZE);
    let mut tasks = tokio::task::JoinSet::new();
    for handle in handles {
        let own = some_ratings(world, BATCHES * SIZE);
        let shared = records(&shared);
        tasks.spawn(async move {
            let mut accepted = 0;
            for chunk in own.chunks(SIZE) {
                let mut batch = records(chunk);
                batch.extend(shared.iter().rev().cloned());
                let results = write_batch(&handle, &batch).await.expect("a stored batch");
                let new = |result: &&RecordResult| **result == RecordResult::Accepted;
                accepted += results.iter().filter(new).count();
                assert_eq!(results.len(), batch.len());
            }
            accepted
        });
    }
    tasks.join_all().await.into_iter().sum()
}

async fn all_is_well(world: &World, accepted: usize) {
    let expected = WRITERS * BATCHES * SIZE + SIZE;
    assert_eq!(accepted, expected, "each rating is accepted exactly once");
    let totals = world.totals().await.unwrap();
    assert_eq!((totals.ratings, totals.gaps), (expected as u64, 0));
    assert_eq!(
        world.head().await.unwrap().head,
        i64::try_from(expected).unwrap()
    );
    let report = world.rebuild(|_, _| {}).await.unwrap();
    assert_eq!(report.differing, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn eight_writers_at_once_on_one_handle() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let handles = vec![(*world.db).clone(); WRITERS];
        let accepted = hammer(&world, handles).await;
        all_is_well(&world, accepted).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn writers_of_two_nodes_at_once() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let nodes = [(*world.db).clone(), world.another_handle().await];
        let handles = nodes.iter().cycle().take(WRITERS).cloned().collect();
        let accepted = hammer(&world, handles).await;
        all_is_well(&world, accepted).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgresql_folds_within_the_batch_so_that_every_node_reads_whole_cubes() {
    let Some(db) = TestDatabase::postgres().await else {
        return;
    };
    let world = World::tan_phu(db).await;
    world.store(&records(&some_ratings(&world, 3))).await;
    let head = world.another_handle().await.head().await.unwrap();
    assert_eq!((head.head, head.folded), (3, 3));
}
