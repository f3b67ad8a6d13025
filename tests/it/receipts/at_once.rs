//! Fifty people with one code, at the same moment.

use hailong::model::receipt::Mark;
use hailong::store::{Record, RecordResult};

use super::{Form, codes, printed, shared_key};
use crate::harness::{TestApp, World, app::NOW, on_each_database};

#[tokio::test(flavor = "multi_thread")]
async fn fifty_at_once_are_one_rating() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let key = shared_key(&app).await;
        let both = [
            printed(&app, &key, "2026-07-15", 7),
            codes(&app, 1).await.remove(0),
        ];
        for (code, ratings) in both.iter().zip(1..) {
            let mut forms = Vec::new();
            for _ in 0..50 {
                forms.push(Form::open(&app, code).await);
            }
            let sent = forms.iter().map(|form| form.send(&app, 4));
            let answers = futures::future::join_all(sent).await;
            assert!(answers.iter().all(|answer| answer.status == 303));
            assert_eq!(app.total("2026").await["n"], ratings, "{code}");
            assert_eq!(app.stored().await.gaps, 0);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_at_two_servers_are_one_rating() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let mark = Mark {
            hash: [9; 32],
            expires_on: "2026-12-31".parse().unwrap(),
        };
        let other = world.db.another_handle().await;
        let batches: Vec<_> = (0..50)
            .map(|_| world.rating("p-taythanh-2", "land", 4, NOW))
            .map(|new| [Record::ByReceipt(Box::new(new), mark)])
            .collect();
        // One of them mixes at the same time.
        let mix = world.db.mix_marks("2026-07-15".parse().unwrap());
        let sent = batches.iter().enumerate().map(|(at, batch)| {
            let db = if at % 2 == 0 { &*world.db } else { &other };
            hailong::store::write_batch(db, batch)
        });
        let (results, mixed) = tokio::join!(futures::future::join_all(sent), mix);
        assert!(mixed.unwrap());
        let results = results.into_iter().flat_map(Result::unwrap);
        assert_eq!(
            results
                .filter(|result| *result == RecordResult::Accepted)
                .count(),
            1
        );
        assert_eq!(world.db.totals().await.unwrap().ratings, 1);
    })
    .await;
}
