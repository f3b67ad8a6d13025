//! A device that cannot send any more hands its ratings over as a file.

use std::time::Duration;

use base64::{Engine, prelude::BASE64_STANDARD as BASE64};
use hailong::{
    account::hash_secret,
    rescue::{RescueFault, RescueReport, RescueSite, rescue},
};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;

use super::{Device, cli};
use crate::harness::{TestApp, on_each_database};

/// The file as the device writes it: a line of JSON, and its signature.
fn file(device: &Device<'_>, ratings: &[Value], followups: &[Value]) -> (String, String) {
    let line = json!({
        "format": "hailong-rescue", "version": 1, "kiosk": { "id": device.id, "name": "Máy số 1" },
        "install": device.install, "epoch": "e", "exported_at": device.now(), "device_now": device.now(),
        "device_boot_id": device.boot_id, "device_mono_ms": 120_000,
        "counters": { "accepted": device.accepted, "tests": 0 }, "ratings": ratings, "followups": followups,
    })
    .to_string();
    let mut mac = Hmac::<Sha256>::new_from_slice(&hash_secret(&device.token)).unwrap();
    mac.update(line.as_bytes());
    let signature = BASE64.encode(mac.finalize().into_bytes());
    (line, signature)
}

async fn read_in(app: &TestApp, text: &str, unsigned: bool) -> Result<RescueReport, RescueFault> {
    let site = RescueSite {
        db: &app.app.db,
        ingest: &app.app.ingest,
        catalogue: app.app.catalogue(),
        zone: app.app.zone,
        now: app.clock.now_ms(),
        actor: &cli(),
    };
    rescue(&site, text.as_bytes(), unsigned).await
}

#[tokio::test]
async fn a_signed_file_counts_once_however_often_it_is_read_in() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let mut device = Device::pair(&app).await;
        let mut ratings: Vec<Value> = (0..450).map(|_| device.tap(5)).collect();
        device.send_of(450, &ratings[..2]).await;
        app.clock.advance(Duration::from_mins(1));
        ratings[1]["level"] = 1.into();
        ratings[2]["domain"] = "no-such-domain".into();
        ratings[3]["level"] = 9.into();
        let followup =
            json!({ "id": uuid::Uuid::new_v4(), "rating": ratings[4]["id"], "outcome": "done" });
        let (line, signature) = file(&device, &ratings, &[followup]);
        // The file comes a day later.
        app.clock.advance(Duration::from_hours(24));
        let text = format!("{line}\n{signature}\n");
        let report = read_in(&app, &text, false).await.unwrap();
        let counts = report.ratings;
        assert!(report.signed);
        assert_eq!((counts.accepted, counts.duplicate), (446, 1));
        assert_eq!(
            (counts.conflict, counts.quarantined, counts.rejected),
            (1, 1, 1)
        );
        assert_eq!(report.followups.accepted, 1);
        let again = read_in(&app, &text, false).await.unwrap();
        assert_eq!((again.ratings.accepted, again.ratings.duplicate), (0, 447));
        assert_eq!(again.followups.duplicate, 1);
        // One was refused for good, and that is said.
        assert_eq!(device.counts().await, [450, 449, 0, 1]);
        let yesterday = app.total("2026-07-15").await;
        assert_eq!(yesterday["n"], 448, "in the time in which they were given");
    })
    .await;
}

#[tokio::test]
async fn a_changed_file_is_refused_and_one_of_an_old_token_is_not() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let mut device = Device::pair(&app).await;
        let tap = device.tap(1);
        let (line, signature) = file(&device, &[tap], &[]);
        let better = line.replace("\"level\":1", "\"level\":5");
        assert_ne!(better, line);
        let refused = read_in(&app, &format!("{better}\n{signature}"), false).await;
        assert!(
            matches!(refused, Err(RescueFault::WrongSignature)),
            "{refused:?}"
        );
        let refused = read_in(&app, &format!("{line}\n"), false).await;
        assert!(matches!(refused, Err(RescueFault::Unsigned)), "{refused:?}");
        for no_file in ["", "{}", "seq,level\n1,5\n"] {
            let refused = read_in(&app, no_file, true).await;
            assert!(matches!(refused, Err(RescueFault::NotAFile)), "{refused:?}");
        }
        assert_eq!(app.stored().await.ratings, 0);
        let now = app.clock.now_ms();
        app.app
            .db
            .revoke_kiosk(device.id, (&cli(), now))
            .await
            .unwrap();
        let report = read_in(&app, &format!("{line}\r\n{signature}"), false)
            .await
            .unwrap();
        assert_eq!(report.ratings.accepted, 1);
    })
    .await;
}

#[tokio::test]
async fn an_unsigned_file_is_flagged_and_changes_nothing_that_was_here() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let mut device = Device::pair(&app).await;
        let (known, new) = (device.tap(5), device.tap(4));
        device.send(std::slice::from_ref(&known)).await;
        let worse = |rating: &Value| json!({ "id": uuid::Uuid::new_v4(), "rating": rating["id"], "outcome": "done", "correction": 1 });
        let (line, _) = file(&device, &[known.clone(), new.clone()], &[worse(&known), worse(&new)]);
        let report = read_in(&app, &line, true).await.unwrap();
        assert!(!report.signed);
        assert_eq!((report.ratings.accepted, report.ratings.duplicate), (1, 1));
        assert_eq!((report.followups.accepted, report.followups.rejected), (1, 1));
        let total = app.total("2026-07").await;
        assert_eq!(total["n"], 1, "the headline has what was sent by the device alone");
        read_in(&app, &line, true).await.unwrap();
        assert_eq!(app.total("2026-07").await["n"], 1);
        assert_eq!(app.stored().await.ratings, 2);
    })
    .await;
}

#[tokio::test]
async fn an_unsigned_file_hides_no_loss() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let mut device = Device::pair(&app).await;
        let sent = device.tap(5);
        device.send(std::slice::from_ref(&sent)).await;
        // What somebody made up: taps, one that is set aside, and a test.
        let mut odd = device.numbered(5);
        odd["domain"] = "no-such-domain".into();
        let made_up = [
            device.numbered(5),
            device.numbered(5),
            odd,
            device.test_tap(),
            sent,
        ];
        let (line, _) = file(&device, &made_up, &[]);
        for _ in 0..2 {
            read_in(&app, &line, true).await.unwrap();
            assert_eq!(device.counts().await, [4, 4, 0, 0]);
        }
        // Then the device loses two taps.
        device.tap(5);
        device.tap(5);
        app.clock.advance(Duration::from_mins(1));
        device.beat(json!({})).await;
        assert_eq!(device.counts().await, [6, 4, 0, 2]);
    })
    .await;
}

#[tokio::test]
async fn a_file_of_a_device_whose_clock_was_ahead_is_taken() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let mut device = Device::pair(&app).await;
        let mut tap = device.tap(5);
        tap["rated_at"] = "2027-07-15T10:00:00+07:00".into();
        tap["boot_id"] = json!(uuid::Uuid::new_v4());
        let (line, signature) = file(&device, &[tap], &[]);
        app.clock.advance(Duration::from_hours(24));
        let report = read_in(&app, &format!("{line}\n{signature}"), false)
            .await
            .unwrap();
        assert_eq!(report.ratings.accepted, 1);
        assert_eq!(
            app.total("2026-07-15").await["n"],
            1,
            "not after the file was made"
        );
    })
    .await;
}
