//! A server that is told to stop while it is busy with something of its own.

use hailong::{app::App, clock::Clock, config::Config, serve};

use crate::harness::{Direct, TestDatabase, World, app::NOW, writer::call};

#[tokio::test]
async fn a_server_stops_cleanly_in_the_middle_of_a_mix() {
    let Some(db) = TestDatabase::postgres().await else {
        return;
    };
    let world = World::tan_phu(db).await;
    let busy = Direct::to(&world.db).await;
    busy.execute("BEGIN").await;
    busy.execute("SELECT 1 FROM meta WHERE key = 'receipts_marks_in' FOR UPDATE")
        .await;
    let mut config = Config::default();
    config.server.drain_seconds = 1;
    let handle = world.db.another_handle().await;
    let key = vec![7; 32].into();
    let started = App::start(config, Clock::system(), handle, key, false).await;
    let (app, workers) = started.unwrap();
    let ratings = app.ingest.clone();
    let listener = serve::bind(([127, 0, 0, 1], 0).into()).await.unwrap();
    let watch = Direct::to(&world.db).await;
    let stop = async {
        let waiting = "SELECT query AS line FROM pg_stat_activity WHERE wait_event_type = 'Lock' \
                       AND datname = current_database() AND query LIKE '%receipts_marks_in%'";
        while watch.lines(waiting).await.is_empty() {
            tokio::task::yield_now().await;
        }
        let rating = world.rating("p-taythanh-2", "land", 4, NOW);
        let results = ratings.submit(call(&rating)).await.unwrap();
        assert_eq!(results.len(), 1);
        drop(ratings);
    };
    serve::serve(app, workers, listener, stop).await.unwrap();
    busy.execute("ROLLBACK").await;
    assert_eq!(world.db.totals().await.unwrap().ratings, 1);
}
