//! Many waiters, one transaction; a queue with an end; a clean drain.

use hailong::{
    ingest::{Ingest, IngestError},
    model::rating::NewRating,
    store::{Record, RecordResult},
};
use tokio::task::JoinHandle;

use crate::harness::{
    Direct, World, on_each_database,
    writer::{Stopper, call, start, until},
};

const AT: &str = "2026-03-05T09:00:00+07:00";
type Answer = Result<Vec<RecordResult>, IngestError>;

fn ratings(world: &World, count: usize) -> Vec<NewRating> {
    let tap = world.tap("p-taythanh-2", "land", 4, AT);
    (0..count).map(|_| tap.again(4)).collect()
}

fn submit(ingest: &Ingest, records: Vec<Record>) -> JoinHandle<Answer> {
    let ingest = ingest.clone();
    tokio::spawn(async move { ingest.submit(records).await })
}

/// A call that the stopped writer holds in its hands, so that all later ones stay in the queue.
async fn occupy(world: &World, ingest: &Ingest) -> JoinHandle<Answer> {
    let (queue, records) = (ingest.clone(), call(&ratings(world, 1)[0]));
    let mut first = Box::pin(async move { queue.submit(records).await });
    assert!(futures::poll!(&mut first).is_pending());
    // It was queued by now, so an empty queue means that the writer has taken it.
    until(|| ingest.waiting() == 0).await;
    tokio::spawn(first)
}

async fn accepted(answers: Vec<JoinHandle<Answer>>) {
    for answer in answers {
        assert_eq!(answer.await.unwrap(), Ok(vec![RecordResult::Accepted]));
    }
}

#[tokio::test]
async fn what_gathers_during_a_commit_shares_the_next_one() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let (ingest, _writer) = start(&world, 100, 1_000);
        let stopper = Stopper::stop(&world).await;
        let mut answers = vec![occupy(&world, &ingest).await];
        for rating in &ratings(&world, 40) {
            answers.push(submit(&ingest, call(rating)));
        }
        until(|| ingest.waiting() == 40).await;
        stopper.release().await;
        accepted(answers).await;
        assert_eq!(world.totals().await.unwrap().ratings, 41);
        if !world.is_sqlite() {
            // PostgreSQL keeps the transaction that wrote each row.
            let direct = Direct::to(&world.db).await;
            let commits = "SELECT COUNT(DISTINCT xmin::text)::text AS line FROM rating";
            assert_eq!(direct.lines(commits).await, ["2"]);
        }
    })
    .await;
}

#[tokio::test]
async fn each_caller_gets_the_results_of_its_own_records() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let (ingest, _writer) = start(&world, 100, 1_000);
        let known = ratings(&world, 3);
        world.accept(known[1].clone()).await;
        let stopper = Stopper::stop(&world).await;
        let first = occupy(&world, &ingest).await;
        let three = known.iter().flat_map(call).collect();
        let (mine, yours) = (submit(&ingest, three), submit(&ingest, call(&known[1])));
        let nothing = submit(&ingest, Vec::new());
        until(|| ingest.waiting() == 3).await;
        stopper.release().await;
        accepted(vec![first]).await;
        let (new, known) = (RecordResult::Accepted, RecordResult::Duplicate);
        assert_eq!(mine.await.unwrap(), Ok(vec![new, known, new]));
        assert_eq!(yours.await.unwrap(), Ok(vec![known]));
        assert_eq!(nothing.await.unwrap(), Ok(vec![]));
    })
    .await;
}

#[tokio::test]
async fn a_full_queue_turns_the_next_caller_away() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let (ingest, _writer) = start(&world, 2, 1_000);
        let stopper = Stopper::stop(&world).await;
        let mut answers = vec![occupy(&world, &ingest).await];
        let more = ratings(&world, 3);
        answers.push(submit(&ingest, call(&more[0])));
        answers.push(submit(&ingest, call(&more[1])));
        until(|| ingest.waiting() == 2).await;
        assert_eq!(ingest.submit(call(&more[2])).await, Err(IngestError::Full));
        stopper.release().await;
        accepted(answers).await;
        assert_eq!(
            world.totals().await.unwrap().ratings,
            3,
            "and is not stored"
        );
        let again = ingest.submit(call(&more[2])).await;
        assert_eq!(again, Ok(vec![RecordResult::Accepted]));
    })
    .await;
}

#[tokio::test]
async fn when_the_last_caller_is_gone_the_writer_stores_what_is_queued_and_ends() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let (ingest, writer) = start(&world, 100, 5);
        let stopper = Stopper::stop(&world).await;
        occupy(&world, &ingest).await.abort();
        for rating in &ratings(&world, 20) {
            submit(&ingest, call(rating));
        }
        until(|| ingest.waiting() == 20).await;
        drop(ingest);
        stopper.release().await;
        writer.await.unwrap();
        let head = world.head().await.unwrap();
        assert_eq!((head.head, head.folded), (21, 21), "stored and folded");
        assert_eq!(world.totals().await.unwrap().ratings, 21);
    })
    .await;
}

#[tokio::test]
async fn a_caller_that_hangs_up_does_not_stop_its_rating() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let (ingest, _writer) = start(&world, 100, 1_000);
        let rating = &ratings(&world, 1)[0];
        let stopper = Stopper::stop(&world).await;
        let first = occupy(&world, &ingest).await;
        let hung_up = submit(&ingest, call(rating));
        until(|| ingest.waiting() == 1).await;
        hung_up.abort();
        stopper.release().await;
        accepted(vec![first]).await;
        let again = ingest.submit(call(rating)).await;
        assert_eq!(again, Ok(vec![RecordResult::Duplicate]));
    })
    .await;
}
