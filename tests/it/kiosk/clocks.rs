//! A device's clocks go wrong, stand still and are set; its taps come in all the same.

use std::time::Duration;

use serde_json::{Value, json};
use uuid::Uuid;

use super::Device;
use crate::harness::{Direct, TestApp, on_each_database};

/// Seconds from arrival to the tap, as stored, and how sure that is; in the order of arrival.
async fn stored(app: &TestApp) -> Vec<String> {
    let sql = "SELECT ((rated_at - received_at) / 1000) || ' ' || time_note AS line FROM rating ORDER BY seq";
    Direct::to(&app.world.db).await.lines(sql).await
}

fn earlier(app: &TestApp, by: Duration) -> Value {
    (app.clock.now() - by).to_rfc3339().into()
}

#[tokio::test]
async fn a_clock_that_was_ahead_and_is_set_costs_no_tap() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let mut device = Device::pair(&app).await;
        let mut ahead = [device.tap(1), device.tap(2)];
        ahead[0]["rated_at"] = "2027-07-15T10:00:00+07:00".into();
        ahead[1]["rated_at"] = "2999-01-01T00:00:00+07:00".into();
        // The page was loaded anew since: its monotonic clock tells nothing.
        for tap in &mut ahead {
            tap["boot_id"] = json!(Uuid::new_v4());
        }
        assert_eq!(device.send(&ahead).await, ["accepted", "accepted"]);
        assert_eq!(device.send(&ahead).await, ["duplicate", "duplicate"]);
        assert_eq!(stored(&app).await, ["0 2", "0 2"]);
        assert_eq!(device.counts().await, [2, 2, 0, 0]);
    })
    .await;
}

#[tokio::test]
async fn a_tap_before_a_night_of_sleep_stays_in_the_evening() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let mut device = Device::pair(&app).await;
        let (mut slept, mut set) = (device.tap(5), device.tap(5));
        slept["rated_at"] = earlier(&app, Duration::from_hours(14));
        set["rated_at"] = earlier(&app, Duration::from_hours(24 * 400));
        set["mono_ms"] = 30_000.into();
        let awake = device.tap(5);
        device.send(&[slept, set, awake]).await;
        assert_eq!(stored(&app).await, ["-50400 1", "-30 1", "0 0"]);
    })
    .await;
}
