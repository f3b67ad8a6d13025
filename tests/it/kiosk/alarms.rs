//! Alarms open and close by themselves, on a clock that the test moves.

use std::time::Duration;

use chrono::DateTime;
use hailong::{
    model::{
        kiosk::{AlarmKind, Finding, KioskState},
        opening::Holiday,
    },
    store::{AdminChange, AlarmChange, TimelineWhat},
};
use serde_json::{Value, json};

use super::{Device, HEARD_MS, VERSION, cli};
use crate::harness::{TestApp, on_each_database};

fn go_to(app: &TestApp, day: &str, time: &str) {
    let at = DateTime::parse_from_rfc3339(&format!("{day}T{time}:00+07:00"));
    app.clock.set(at.unwrap().to_utc());
}

const WEDNESDAY: &str = "2026-07-15";

#[tokio::test]
async fn a_device_is_offline_five_minutes_after_it_should_be_heard_of() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let device = Device::pair(&app).await;
        device.beat(json!({})).await;
        go_to(&app, WEDNESDAY, "10:05");
        assert!(device.alarms().await.is_empty());
        go_to(&app, WEDNESDAY, "10:06");
        assert_eq!(device.alarms().await, ["offline"]);
        assert_eq!(device.entry().await.state, KioskState::Offline);
        go_to(&app, WEDNESDAY, "12:00");
        assert_eq!(
            device.alarms().await,
            ["offline"],
            "it is not well over lunch"
        );
        go_to(&app, WEDNESDAY, "12:30");
        device.beat(json!({})).await;
        assert!(device.alarms().await.is_empty(), "heard of again");
        go_to(&app, WEDNESDAY, "13:05");
        assert!(device.alarms().await.is_empty(), "counted from the opening");
        go_to(&app, WEDNESDAY, "13:06");
        assert_eq!(device.alarms().await, ["offline"]);
        let story = device.report().await.timeline;
        let opened = |kind| matches!(kind, &TimelineWhat::AlarmOpened(AlarmKind::Offline, _));
        assert_eq!(story.iter().filter(|line| opened(&line.what)).count(), 2);
    })
    .await;
}

#[tokio::test]
async fn nobody_waits_for_a_device_while_the_office_is_closed() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let day = "2026-07-16".parse().unwrap();
        let holiday = AdminChange::Holidays(vec![Holiday {
            day,
            service_point: None,
            name: "Ngày nghỉ".to_owned(),
        }]);
        super::life::administer(&app, holiday).await;
        let device = Device::pair(&app).await;
        device.beat(json!({})).await;
        for (day, time) in [
            (WEDNESDAY, "11:45"),
            (WEDNESDAY, "20:00"),
            ("2026-07-16", "09:00"),
            ("2026-07-18", "09:00"),
        ] {
            go_to(&app, day, time);
            if time == "11:45" {
                device.beat(json!({})).await;
            }
            assert!(device.alarms().await.is_empty(), "{day} {time}");
        }
        assert_eq!(device.entry().await.state, KioskState::Resting);
        go_to(&app, "2026-07-17", "07:36");
        assert_eq!(device.alarms().await, ["offline"]);
    })
    .await;
}

#[tokio::test]
async fn a_counter_closed_for_a_day_raises_no_alarm_and_its_neighbour_does() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let closed = Device::pair(&app).await;
        let neighbour = super::life::second_counter(&app).await;
        let open = Device::with_code(&app, &app.pairing_code_at(neighbour).await).await;
        for device in [&closed, &open] {
            device.beat(json!({})).await;
        }
        let point = closed.entry().await.kiosk.service_point;
        let repaired = AdminChange::Holidays(vec![Holiday {
            day: "2026-07-16".parse().unwrap(),
            service_point: Some(point),
            name: "Sửa chữa quầy".to_owned(),
        }]);
        super::life::administer(&app, repaired).await;
        let told = |device: &Device<'_>| {
            let token = device.token.clone();
            let app = &app;
            async move { app.get("/api/v1/kiosk", Some(&token)).await.json["holidays"].clone() }
        };
        assert_eq!(told(&closed).await, json!(["2026-07-16"]));
        assert_eq!(told(&open).await, json!([]));
        go_to(&app, "2026-07-16", "09:00");
        assert!(closed.alarms().await.is_empty());
        assert_eq!(open.alarms().await, ["offline"]);
        assert_eq!(closed.entry().await.state, KioskState::Resting);
        go_to(&app, "2026-07-17", "09:00");
        assert_eq!(closed.alarms().await, ["offline"], "it was for one day");
    })
    .await;
}

#[tokio::test]
async fn what_a_device_says_of_itself_raises_alarms_and_ends_them() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let device = Device::pair(&app).await;
        let cases: [(Value, &str); 8] = [
            (json!({ "storage_mode": "mirror" }), "storage_failed"),
            (json!({ "storage_mode": "none" }), "storage_failed"),
            (
                json!({ "storage": { "usage": 910, "quota": 1_000 } }),
                "storage_full",
            ),
            (json!({ "incognito": true }), "incognito"),
            (json!({ "dead_letters": 2 }), "dead_letters"),
            (
                json!({ "queue": 1, "oldest_age_ms": 3_600_001 }),
                "queue_old",
            ),
            (json!({ "persisted": false }), "storage_not_persisted"),
            (
                json!({ "device_now": "2027-07-15T10:00:00+07:00" }),
                "clock",
            ),
        ];
        for (wrong, alarm) in cases {
            device.beat(wrong).await;
            assert_eq!(device.alarms().await, [alarm]);
            device.beat(json!({})).await;
            assert!(device.alarms().await.is_empty(), "{alarm} is over");
        }
    })
    .await;
}

#[tokio::test]
async fn missing_taps_raise_an_alarm_after_ten_minutes_with_nothing_left_to_send() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let mut device = Device::pair(&app).await;
        let late = device.tap(5);
        for queue in [1, 0, 0, 0] {
            device.beat(json!({ "queue": queue })).await;
            assert!(device.alarms().await.is_empty());
            app.clock.advance(Duration::from_mins(4));
        }
        device.beat(json!({})).await;
        assert_eq!(device.alarms().await, ["missing"]);
        assert_eq!(device.entry().await.state, KioskState::Grave);
        device.send(&[late]).await;
        assert!(device.alarms().await.is_empty(), "it came after all");
    })
    .await;
}

#[tokio::test]
async fn a_device_at_which_nobody_rates_any_more_is_noticed() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        go_to(&app, "2026-06-24", "09:00");
        let mut device = Device::pair(&app).await;
        // Three Wednesdays with twelve ratings between nine and ten.
        for day in ["2026-06-24", "2026-07-01", "2026-07-08"] {
            go_to(&app, day, "09:30");
            let taps: Vec<Value> = (0..12).map(|_| device.tap(5)).collect();
            device.send(&taps).await;
        }
        go_to(&app, WEDNESDAY, "09:29");
        device.beat(json!({})).await;
        assert!(device.alarms().await.is_empty(), "six are not expected yet");
        go_to(&app, WEDNESDAY, "09:31");
        device.beat(json!({})).await;
        let day_off = vec![Holiday {
            day: WEDNESDAY.parse().unwrap(),
            service_point: Some(device.entry().await.kiosk.service_point),
            name: "Sửa chữa quầy".to_owned(),
        }];
        super::life::administer(&app, AdminChange::Holidays(day_off.clone())).await;
        assert!(device.alarms().await.is_empty(), "the counter is closed");
        super::life::administer(&app, AdminChange::WorkDays(day_off)).await;
        assert_eq!(device.alarms().await, ["silent"]);
        let tap = device.tap(5);
        go_to(&app, WEDNESDAY, "09:32");
        let now = device.now();
        let mut tap = tap;
        tap["rated_at"] = now.into();
        device.send(&[tap]).await;
        assert!(device.alarms().await.is_empty(), "somebody rates");
    })
    .await;
}

#[tokio::test]
async fn an_application_may_be_another_than_the_servers_for_a_day() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let (old, other) = (Device::pair(&app).await, Device::pair(&app).await);
        let beat = async |version: &str| {
            old.beat(json!({ "version": version })).await;
            // What other devices run does not matter, however new it is.
            other.beat(json!({ "version": "9.9.9" })).await;
        };
        beat("0.0.1").await;
        assert!(old.alarms().await.is_empty());
        app.clock.advance(Duration::from_hours(23));
        beat("0.0.1").await;
        assert!(old.alarms().await.is_empty());
        app.clock.advance(Duration::from_hours(2));
        beat("0.0.1").await;
        assert_eq!(old.alarms().await, ["version_old"]);
        beat(VERSION).await;
        assert!(old.alarms().await.is_empty());
        assert_eq!(other.alarms().await, ["version_old"]);
    })
    .await;
}

#[tokio::test]
async fn a_server_that_is_started_each_night_still_knows_since_when_it_is_new() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let since = async |version, now| app.app.db.server_since(version, now).await.unwrap();
        assert_eq!(since("1.0.0", 1_000).await, 1_000);
        assert_eq!(since("1.0.0", 2_000).await, 1_000);
        assert_eq!(since("1.1.0", 3_000).await, 3_000);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_open_for_a_device_out_of_service() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let device = Device::pair(&app).await;
        device.beat(json!({ "incognito": true })).await;
        assert_eq!(device.alarms().await, ["incognito"]);
        let (now, code) = (app.clock.now_ms(), hailong::account::Secret::pairing());
        let db = &app.app.db;
        let by = (&cli(), now);
        let unpaired = db.unpair_kiosk(device.id, code.hash, now + 1, by).await;
        assert!(unpaired.unwrap());
        assert!(device.entry().await.alarms.is_empty());
        // A watch that read before the device was taken out writes after it.
        let finding = Finding {
            kind: AlarmKind::Incognito,
            detail: json!({}),
        };
        let late = [AlarmChange::Open(device.id, finding)];
        db.settle_alarms(&late, now).await.unwrap();
        assert!(device.entry().await.alarms.is_empty());
    })
    .await;
}

#[tokio::test]
async fn one_alarm_of_a_kind_is_open_whoever_opens_it() {
    on_each_database(|db| async move {
        let other = db.another_handle().await;
        let app = TestApp::start(db).await;
        let device = Device::pair(&app).await;
        let finding = Finding {
            kind: AlarmKind::Clock,
            detail: json!({}),
        };
        let open = [AlarmChange::Open(device.id, finding)];
        let at_once = tokio::join!(
            app.app.db.settle_alarms(&open, 1),
            other.settle_alarms(&open, 2)
        );
        at_once.0.unwrap();
        at_once.1.unwrap();
        assert_eq!(device.entry().await.alarms.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_fleet_has_the_worst_first_and_an_officer_sees_the_own_only() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let well = Device::pair(&app).await;
        let dying = Device::pair(&app).await;
        let shy = Device::pair(&app).await;
        let waiting = app.pairing_code().await;
        assert!(!waiting.is_empty());
        well.beat(json!({})).await;
        dying.beat(json!({ "incognito": true })).await;
        shy.beat(json!({ "persisted": false })).await;
        app.app.watch_kiosks().await.unwrap();
        let now = app.clock.now_ms();
        let fleet = app.app.db.fleet(now, HEARD_MS, None).await.unwrap();
        let states: Vec<_> = fleet.iter().map(|entry| entry.state.key()).collect();
        assert_eq!(states, ["grave", "warned", "unpaired", "online"]);
        assert_eq!(fleet[0].kiosk.id, dying.id);
        let here = [app.world.agency("ttpvhcc-taythanh")].into();
        let elsewhere = [app.world.agency("p-taythanh-2")].into();
        let reached = app.app.db.fleet(now, HEARD_MS, Some(&here)).await.unwrap();
        assert_eq!(reached.len(), 4);
        let reached = app
            .app
            .db
            .fleet(now, HEARD_MS, Some(&elsewhere))
            .await
            .unwrap();
        assert!(reached.is_empty());
        app.app
            .db
            .revoke_kiosk(dying.id, (&cli(), now))
            .await
            .unwrap();
        let fleet = app.app.db.fleet(now, HEARD_MS, None).await.unwrap();
        assert_eq!(fleet[3].state, KioskState::Revoked, "nobody waits for it");
        assert!(fleet[3].alarms.is_empty());
    })
    .await;
}
