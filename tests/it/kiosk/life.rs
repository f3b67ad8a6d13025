//! From the pairing to the end: codes, moves, PINs, maintenance, a token that dies.

use std::time::Duration;

use hailong::{
    account::{Secret, make_pin},
    model::{
        audit::AuditFilter,
        kiosk::{EventKind, MaintenanceKind},
    },
    store::{
        AdminChange, AdminOutcome, AdminWrite, Maintenance, ReferenceChange, ServicePointRow,
        TimelineWhat,
    },
};
use serde_json::json;

use super::{Device, cli};
use crate::harness::{TestApp, app::service_points, on_each_database};

/// Changes reference data as administration does.
pub async fn administer(app: &TestApp, change: AdminChange) {
    let write = AdminWrite {
        based_on: app.app.db.catalogue_version().await.unwrap(),
        at: app.clock.now_ms(),
        changes: &[change],
        guards: &[],
        entries: Vec::new(),
    };
    let outcome = app.app.db.administer(&write).await.unwrap();
    assert_eq!(outcome, AdminOutcome::Written);
    app.app.refresh().await.unwrap();
}

/// A second counter, of the ward itself.
pub async fn second_counter(app: &TestApp) -> i32 {
    let ReferenceChange::ServicePoints(mut points) = service_points() else {
        unreachable!("these are service points")
    };
    let second = ServicePointRow {
        key: "taythanh-q2".to_owned(),
        agency: "p-taythanh-2".to_owned(),
        ..points.remove(0)
    };
    let change = ReferenceChange::ServicePoints(vec![second]);
    administer(app, AdminChange::Reference(change)).await;
    let catalogue = app.app.catalogue();
    catalogue.service_point("taythanh-q2").unwrap().id
}

fn events(device: &hailong::store::DeviceReport) -> Vec<EventKind> {
    let kind = |what: &TimelineWhat| match what {
        TimelineWhat::Event(kind, _) => Some(*kind),
        _ => None,
    };
    let story = device.timeline.iter().rev();
    story.filter_map(|line| kind(&line.what)).collect()
}

#[tokio::test]
async fn a_code_is_typed_as_people_type_and_works_for_one_device() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let code = app.pairing_code().await;
        assert_eq!(code.len(), 9, "{code}");
        let typed = code
            .to_lowercase()
            .replace('-', " ")
            .replace('0', "o")
            .replace('1', "l");
        Device::with_code(&app, &typed).await;
        let code = app.pairing_code().await;
        let body = json!({ "code": code });
        let both = tokio::join!(
            app.post("/api/v1/pairings", None, &body),
            app.post("/api/v1/pairings", None, &body)
        );
        let mut statuses = [both.0.status.as_u16(), both.1.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 404]);
    })
    .await;
}

#[tokio::test]
async fn a_move_leaves_what_was_given_before_with_the_old_place() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let mut device = Device::pair(&app).await;
        let late = device.tap(5);
        app.clock.advance(Duration::from_mins(10));
        let point = second_counter(&app).await;
        let now = app.clock.now_ms();
        let moved = app.app.db.move_kiosk(device.id, point, (&cli(), now)).await;
        assert!(moved.unwrap());
        assert!(
            !app.app
                .db
                .move_kiosk(device.id, point, (&cli(), now))
                .await
                .unwrap()
        );
        app.app.refresh().await.unwrap();
        app.clock.advance(Duration::from_mins(10));
        device.reboot();
        let here = device.tap(4);
        assert_eq!(device.send(&[late, here]).await, ["accepted", "accepted"]);
        let scores = app.scores("period=2026-07&channel=kiosk").await;
        let rows = scores.json["rows"].as_array().unwrap();
        let mut agencies: Vec<_> = rows
            .iter()
            .map(|row| row["agency"].as_str().unwrap())
            .collect();
        agencies.sort_unstable();
        assert_eq!(agencies, ["p-taythanh-2", "ttpvhcc-taythanh"]);
        let report = device.report().await;
        assert_eq!(report.places.len(), 2);
        assert_eq!(report.places[0], (point, now, None));
        assert_eq!(report.places[1].2, Some(now));
        assert_eq!(
            events(&report),
            [EventKind::Enrolled, EventKind::Paired, EventKind::Moved]
        );
        assert_eq!(device.counts().await, [2, 2, 0, 0]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_token_dies_and_the_device_can_be_paired_anew() {
    on_each_database(|db| async move {
        let other = db.another_handle().await;
        let app = TestApp::start(db).await;
        let device = Device::pair(&app).await;
        let now = app.clock.now_ms();
        assert!(other.revoke_kiosk(device.id, (&cli(), now)).await.unwrap());
        assert!(!other.revoke_kiosk(device.id, (&cli(), now)).await.unwrap());
        // The running server learns it by itself.
        let dead = async {
            while app.get("/api/v1/kiosk", Some(&device.token)).await.status != 401 {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(10), dead)
            .await
            .expect("the token dies");
        let secret = Secret::pairing();
        let until = now + 60_000;
        let by = (&cli(), now);
        let again = other.unpair_kiosk(device.id, secret.hash, until, by).await;
        assert!(again.unwrap());
        let anew = Device::with_code(&app, &secret.text).await;
        assert_eq!(anew.id, device.id, "one device, one story");
        assert_eq!(app.app.db.kiosk_tokens(device.id).await.unwrap().len(), 2);
        let kinds = events(&anew.report().await);
        assert_eq!(
            kinds[1..],
            [
                EventKind::Paired,
                EventKind::Revoked,
                EventKind::Unpaired,
                EventKind::Paired
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn a_device_learns_its_pin_and_what_was_done_to_it_is_written_down() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let device = Device::pair(&app).await;
        let (actor, now) = (cli(), app.clock.now_ms());
        let pin = make_pin("0420").unwrap();
        let set = app
            .app
            .db
            .set_kiosk_pin(device.id, Some(&pin), (&actor, now))
            .await;
        assert!(set.unwrap());
        let done = Maintenance {
            kind: MaintenanceKind::Cleaned,
            note: "Lau màn hình".to_owned(),
        };
        let noted = app
            .app
            .db
            .maintain_kiosk(device.id, &done, now, (&actor, now))
            .await;
        assert!(noted.unwrap());
        assert!(
            app.app
                .db
                .rename_kiosk(device.id, "Máy cửa chính", (&actor, now))
                .await
                .unwrap()
        );
        app.app.refresh().await.unwrap();
        let settings = app.get("/api/v1/kiosk", Some(&device.token)).await.json;
        assert_eq!(settings["pin"]["iterations"], 100_000);
        assert_eq!(settings["kiosk"]["name"], "Máy cửa chính");
        let story = device.report().await.timeline;
        let is_it =
            |what: &TimelineWhat| *what == TimelineWhat::Maintained(done.clone(), "cli".to_owned());
        assert!(story.iter().any(|line| is_it(&line.what)));
        let log = app
            .app
            .db
            .audit_page(&AuditFilter::default(), None, 3)
            .await;
        for record in log.unwrap() {
            assert_eq!(record.entry.key, device.id.to_string());
            assert!(!format!("{:?}", record.entry).contains("0420"));
        }
    })
    .await;
}

#[tokio::test]
async fn what_a_device_says_again_and_again_is_told_seldom_and_forgotten() {
    on_each_database(|db| async move {
        let app = TestApp::start(db).await;
        let device = Device::pair(&app).await;
        let restarts = async || {
            let story = events(&device.report().await);
            let is_restart = |kind: &&EventKind| **kind == EventKind::Restarted;
            story.iter().filter(is_restart).count()
        };
        // Two copies of one browser profile, each with a boot of its own.
        let boots = [uuid::Uuid::new_v4(), uuid::Uuid::new_v4()];
        for boot in boots.iter().cycle().take(21) {
            device.beat(json!({ "device_boot_id": boot })).await;
            app.clock.advance(Duration::from_mins(1));
        }
        assert_eq!(restarts().await, 2, "once in ten minutes");
        device.beat(json!({ "incognito": true })).await;
        assert_eq!(device.alarms().await, ["incognito"]);
        device.beat(json!({})).await;
        assert!(device.alarms().await.is_empty());
        device.beat(json!({ "persisted": false })).await;
        assert_eq!(device.alarms().await, ["storage_not_persisted"]);
        let later = app.clock.now_ms() + 1;
        app.app.db.forget_kiosk_past(later).await.unwrap();
        let report = device.report().await;
        assert_eq!(
            events(&report),
            [EventKind::Enrolled, EventKind::Paired],
            "what people did stays"
        );
        let open = |line: &TimelineWhat| matches!(line, TimelineWhat::AlarmOpened(..));
        let alarms = report.timeline.iter().filter(|line| open(&line.what));
        assert_eq!(alarms.count(), 1, "and what is still wrong");
    })
    .await;
}
