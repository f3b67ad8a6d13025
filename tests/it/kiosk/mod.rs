//! Devices over their life: counts against what came in, alarms on a virtual clock, moves, rescue.

mod alarms;
mod clocks;
mod commands;
mod counts;
mod documents;
mod life;
mod misuse;
mod rescue;
mod versions;
mod write_off;

use std::time::Duration;

use hailong::{
    model::user::Actor,
    store::{DeviceReport, FleetEntry},
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::TestApp;

/// Milliseconds after which a device that is not heard of is taken for offline.
const HEARD_MS: i64 = 5 * 60_000;

/// The application that this server has.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A device with one installation, which counts as real ones do.
struct Device<'a> {
    app: &'a TestApp,
    id: i32,
    token: String,
    install: Uuid,
    boot_id: Uuid,
    seq: i64,
    accepted: i64,
}

impl<'a> Device<'a> {
    /// A paired device.
    async fn pair(app: &'a TestApp) -> Self {
        let code = app.pairing_code().await;
        Self::with_code(app, &code).await
    }

    /// A device paired with this code.
    async fn with_code(app: &'a TestApp, code: &str) -> Self {
        let body = json!({ "code": code });
        let answer = app.post("/api/v1/pairings", None, &body).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        Self {
            app,
            id: i32::try_from(answer.json["kiosk"]["id"].as_i64().unwrap()).unwrap(),
            token: answer.json["token"].as_str().unwrap().to_owned(),
            install: Uuid::new_v4(),
            boot_id: Uuid::new_v4(),
            seq: 0,
            accepted: 0,
        }
    }

    fn now(&self) -> String {
        self.app.clock.now().to_rfc3339()
    }

    /// A tap now, counted by the device.
    fn tap(&mut self, level: u8) -> Value {
        self.accepted += 1;
        self.numbered(level)
    }

    /// A tap of somebody who sets the device up.
    fn test_tap(&mut self) -> Value {
        let mut tap = self.numbered(1);
        tap["test"] = true.into();
        tap
    }

    fn numbered(&mut self, level: u8) -> Value {
        self.seq += 1;
        json!({
            "id": Uuid::new_v4(), "boot_id": self.boot_id, "seq": self.seq, "mono_ms": 60_000, "rated_at": self.now(),
            "level": level, "questionnaire": "default@1", "domain": "land",
        })
    }

    fn reboot(&mut self) {
        self.boot_id = Uuid::new_v4();
        self.seq = 0;
    }

    /// Its storage is gone, and with it what it counted.
    fn lose_storage(&mut self) {
        self.install = Uuid::new_v4();
        self.accepted = 0;
        self.app.clock.advance(Duration::from_secs(1));
    }

    /// Sends ratings, all that it has; the words of the results.
    async fn send(&self, ratings: &[Value]) -> Vec<String> {
        self.send_of(ratings.len(), ratings).await
    }

    /// Sends ratings while so many wait, these included; the words of the results.
    async fn send_of(&self, queue: usize, ratings: &[Value]) -> Vec<String> {
        let batch = json!({
            "device_now": self.now(), "device_boot_id": self.boot_id, "device_mono_ms": 60_000,
            "install": self.install, "counters": { "accepted": self.accepted }, "queue": queue,
            "ratings": ratings,
        });
        let answer = self
            .app
            .post("/api/v1/ratings", Some(&self.token), &batch)
            .await;
        assert_eq!(answer.status, 200, "{answer:?}");
        // What it counted is kept within a second; on a clock that stands still a heartbeat may be as old.
        let kept = self.app.app.counters.keep(&self.app.app.db).await;
        kept.unwrap();
        answer.results("results")
    }

    /// Says how it is; `more` may say something else.
    async fn beat(&self, more: Value) {
        let mut beat = json!({
            "version": VERSION, "install": self.install, "counters": { "accepted": self.accepted }, "queue": 0,
            "dead_letters": 0, "persisted": true, "incognito": false, "storage_mode": "indexeddb",
            "device_now": self.now(), "device_boot_id": self.boot_id,
        });
        for (name, value) in more.as_object().unwrap() {
            beat[name] = value.clone();
        }
        let answer = self
            .app
            .post("/api/v1/heartbeats", Some(&self.token), &beat)
            .await;
        assert_eq!(answer.status, 200, "{answer:?}");
    }

    async fn report(&self) -> DeviceReport {
        let now = self.app.clock.now_ms();
        let report = self.app.app.db.device(self.id, (now, HEARD_MS), 0).await;
        report.unwrap().expect("the device")
    }

    async fn entry(&self) -> FleetEntry {
        self.report().await.entry
    }

    /// Counted, received, waiting, missing.
    async fn counts(&self) -> [i64; 4] {
        let kept = self.app.app.counters.keep(&self.app.app.db).await;
        kept.unwrap();
        let counts = self.entry().await.counts;
        [
            counts.counted,
            counts.received,
            counts.waiting,
            counts.missing,
        ]
    }

    /// Words of the open alarms, after the watch has looked.
    async fn alarms(&self) -> Vec<&'static str> {
        self.app.app.watch_kiosks().await.unwrap();
        let alarms = self.entry().await.alarms;
        alarms.iter().map(|alarm| alarm.kind.key()).collect()
    }
}

fn cli() -> Actor {
    Actor::cli()
}
