//! Taps that are lost for good are looked into once, and then no alarm any more.

use std::time::Duration;

use hailong::{
    model::audit::AuditFilter,
    store::{TimelineWhat, WriteOff, WriteOffOutcome},
};
use serde_json::json;

use super::{Device, cli};
use crate::harness::{TestApp, on_each_database};

async fn write_off(device: &Device<'_>, count: i64) -> WriteOffOutcome {
    let what = WriteOff {
        count,
        reason: "Máy bị ngập nước".to_owned(),
    };
    let by = (&cli(), device.app.clock.now_ms());
    let db = &device.app.app.db;
    db.write_off_kiosk(device.id, &what, by).await.unwrap()
}

#[tokio::test]
async fn refused_taps_stand_apart_and_what_was_looked_into_is_over() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let mut device = Device::pair(&app).await;
        let taps = [device.tap(5), device.tap(5), device.tap(5), device.tap(5)];
        device.send(&taps[..1]).await;
        app.clock.advance(Duration::from_mins(1));
        let refused =
            json!({ "dead_letters": 1, "counters": { "accepted": device.accepted, "dead": 1 } });
        device.beat(refused.clone()).await;
        assert_eq!(device.counts().await, [4, 1, 0, 2]);
        assert_eq!(device.entry().await.counts.dead, 1);
        assert_eq!(device.alarms().await, ["dead_letters"]);
        app.clock.advance(Duration::from_mins(10));
        device.beat(refused.clone()).await;
        assert_eq!(device.alarms().await, ["missing", "dead_letters"]);

        assert_eq!(
            write_off(&device, 4).await,
            WriteOffOutcome::OutOfRange(3),
            "never more than is lost"
        );
        assert_eq!(write_off(&device, 0).await, WriteOffOutcome::OutOfRange(3));
        assert_eq!(write_off(&device, -1).await, WriteOffOutcome::OutOfRange(3));
        let WriteOffOutcome::Done(counts) = write_off(&device, 3).await else {
            panic!("three are lost")
        };
        assert_eq!((counts.counted, counts.received), (4, 1), "these stay");
        assert_eq!((counts.lost(), counts.written_off), (0, 3));
        assert!(device.alarms().await.is_empty());

        let filter = AuditFilter {
            key: Some(device.id.to_string()),
            ..AuditFilter::default()
        };
        let lines = app.app.db.audit_page(&filter, None, 1).await.unwrap();
        let after = lines[0].entry.after.as_ref().expect("what was written off");
        assert_eq!(
            (&after["written_off"], &after["all"]),
            (&json!(3), &json!(3))
        );
        assert_eq!(after["reason"], "Máy bị ngập nước");
        let told = device.report().await.timeline;
        let told = |word: &str| {
            told.iter().any(
                |line| matches!(&line.what, TimelineWhat::Event(kind, _) if kind.key() == word),
            )
        };
        assert!(told("written_off"));

        // What is lost later shows again.
        device.tap(5);
        app.clock.advance(Duration::from_mins(1));
        device.beat(json!({ "dead_letters": 1 })).await;
        let counts = device.entry().await.counts;
        assert_eq!((counts.dead, counts.lost()), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn an_unknown_device_has_nothing_to_write_off() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let mut device = Device::pair(&app).await;
        device.id += 1;
        assert_eq!(write_off(&device, 1).await, WriteOffOutcome::Unknown);
    })
    .await;
}
