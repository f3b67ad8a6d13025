//! «Thiết bị đếm 4, máy chủ nhận 4, thiếu 0»: exact, whatever happens on the way.

use serde_json::json;

use super::Device;
use crate::harness::{TestApp, on_each_database};

#[tokio::test]
async fn what_came_in_is_counted_once_folded_or_not() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let mut device = Device::pair(&app).await;
        let taps = [
            device.tap(5),
            device.tap(4),
            device.test_tap(),
            device.tap(1),
        ];
        // Out of order, and twice.
        device.send(&[taps[3].clone(), taps[0].clone()]).await;
        device.send(&taps).await;
        device.send(&taps).await;
        assert_eq!(device.counts().await, [3, 3, 0, 0], "not folded yet");
        app.app.db.fold_kiosks().await.unwrap();
        app.app.db.fold_kiosks().await.unwrap();
        assert_eq!(device.counts().await, [3, 3, 0, 0], "folded");
        let last = device.tap(2);
        device.send(&[last]).await;
        assert_eq!(device.counts().await, [4, 4, 0, 0], "half and half");
        let boots = device.report().await.boots;
        assert_eq!((boots[0].received, boots[0].highest_seq), (5, 5));
        app.app.db.refold_kiosks().await.unwrap();
        assert_eq!(device.counts().await, [4, 4, 0, 0], "made anew");
    })
    .await;
}

#[tokio::test]
async fn the_same_batch_five_times_in_parallel_is_one_batch() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let mut device = Device::pair(&app).await;
        let mut batch: Vec<_> = (0..20).map(|at| device.tap(1 + at % 5)).collect();
        batch.push(device.test_tap());
        let answers = futures::future::join_all((0..5).map(|_| device.send(&batch))).await;
        for (at, tap) in batch.iter().enumerate() {
            let mut results: Vec<&str> = answers.iter().map(|all| all[at].as_str()).collect();
            results.sort_unstable();
            let once = [
                "accepted",
                "duplicate",
                "duplicate",
                "duplicate",
                "duplicate",
            ];
            assert_eq!(results, once, "{tap}");
        }
        let stored = app.stored().await;
        assert_eq!((stored.ratings, stored.tests, stored.gaps), (21, 1, 0));
        assert_eq!(device.counts().await, [20, 20, 0, 0]);
        app.app.db.fold_kiosks().await.unwrap();
        assert_eq!(device.counts().await, [20, 20, 0, 0], "folded");
        let boots = device.report().await.boots;
        assert_eq!((boots[0].received, boots[0].highest_seq), (21, 21));
        assert_eq!(
            app.total("2026").await,
            json!({ "counts": [4, 4, 4, 4, 4], "n": 20 })
        );
    })
    .await;
}

#[tokio::test]
async fn reboots_and_lost_storages_are_added_up_and_counters_never_fall() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let mut device = Device::pair(&app).await;
        let first = [device.tap(5), device.tap(5)];
        device.send(&first).await;
        device.reboot();
        let second = [device.tap(5)];
        device.send(&second).await;
        device.beat(json!({ "counters": { "accepted": 1 } })).await;
        assert_eq!(
            device.counts().await,
            [3, 3, 0, 0],
            "an older word changes nothing"
        );
        // Two taps that nobody has sent go with the storage.
        device.tap(5);
        device.tap(5);
        device.beat(json!({ "queue": 2 })).await;
        assert_eq!(device.counts().await, [5, 3, 2, 0], "they wait");
        device.lose_storage();
        let third = [device.tap(5)];
        device.send(&third).await;
        device.beat(json!({})).await;
        assert_eq!(
            device.counts().await,
            [6, 4, 0, 2],
            "they are lost, and it shows"
        );
        let report = device.report().await;
        assert_eq!((report.installs.len(), report.boots.len()), (2, 2));
    })
    .await;
}

#[tokio::test]
async fn what_is_set_aside_has_come_in() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let mut device = Device::pair(&app).await;
        let mut odd = device.tap(5);
        odd["domain"] = "no-such-domain".into();
        let mut odd_test = device.test_tap();
        odd_test["domain"] = "no-such-domain".into();
        let both = [odd, odd_test];
        for _ in 0..2 {
            let results = device.send(&both).await;
            assert!(
                results.iter().all(|r| r.starts_with("quarantined")),
                "{results:?}"
            );
        }
        assert_eq!(device.counts().await, [1, 1, 0, 0]);
        let mut tap = device.tap(5);
        device.send(std::slice::from_ref(&tap)).await;
        tap["level"] = 1.into();
        assert_eq!(device.send(&[tap]).await, ["conflict"]);
        assert_eq!(device.counts().await, [2, 2, 0, 0], "one id is one tap");
    })
    .await;
}

#[tokio::test]
async fn what_follows_a_rating_is_no_tap() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let mut device = Device::pair(&app).await;
        let tap = device.tap(5);
        device.send(std::slice::from_ref(&tap)).await;
        let id = uuid::Uuid::new_v4();
        for outcome in ["done", "skip"] {
            let body = json!({
                "device_now": device.now(), "device_boot_id": device.boot_id, "device_mono_ms": 60_000,
                "followups": [{ "id": id, "rating": tap["id"], "outcome": outcome }],
            });
            app.post("/api/v1/ratings", Some(&device.token), &body).await;
        }
        assert_eq!(app.quarantined().await, ["conflict"]);
        assert_eq!(device.counts().await, [1, 1, 0, 0]);
    })
    .await;
}

#[tokio::test]
async fn what_waits_is_of_the_message_that_counts() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let mut device = Device::pair(&app).await;
        device.beat(json!({})).await;
        // Ten taps in a minute without network; the last heartbeat said that none waits.
        let taps: Vec<_> = (0..10).map(|_| device.tap(5)).collect();
        device.send_of(10, &taps[..4]).await;
        assert_eq!(device.counts().await, [10, 4, 6, 0]);
        // A heartbeat of before comes late, and one of an application that does not say what waits.
        let before = json!({ "counters": { "accepted": 3 }, "queue": 0 });
        device.beat(before).await;
        device.beat(json!({ "queue": null })).await;
        assert_eq!(device.counts().await, [10, 4, 6, 0]);
        device.send_of(6, &taps[4..8]).await;
        assert_eq!(device.counts().await, [10, 8, 2, 0]);
        device.beat(json!({})).await;
        assert_eq!(device.counts().await, [10, 8, 0, 2], "two are lost");
        assert!(device.alarms().await.is_empty(), "not for ten minutes yet");
    })
    .await;
}
