//! The pages of devices: an officer keeps them alive, and nobody touches those of others.

mod reach;
mod rescue;
mod story;

use hailong::model::role::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use super::admin_agencies::signed_in;
use crate::harness::{
    Browser, TestApp, TestDatabase,
    app::{Answer, at},
};

const WARD: &str = "p-taythanh-2";
/// A counter of another ward.
const ELSEWHERE: &str = "phuthanh-q1";

/// The program with a counter of another ward besides.
async fn open() -> (TestApp, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().to_owned();
    let app = TestApp::configured(TestDatabase::sqlite().await, |config| {
        config.access.totp_required_roles = Vec::new();
        config.data.dir = data;
    });
    let app = app.await;
    let mut admin = signed_in(&app, Role::Administrator).await;
    let point = [
        ("key", ELSEWHERE),
        ("name", "Quầy Phú Thạnh"),
        ("agency", "p-phuthanh-2"),
        ("domains", "land"),
        ("subject", "procedure"),
    ];
    let made = admin.post("/admin/service-points/new", &point).await;
    assert_eq!(made.status, 303, "{}", made.text);
    drop(admin);
    (app, folder)
}

/// The officer of the ward.
async fn officer(app: &TestApp) -> Browser<'_> {
    let officer = app.person(Role::KioskOfficer, Some(WARD)).await;
    app.signed_in(&officer).await
}

/// Adds a device at a page; its code.
async fn enrol(browser: &mut Browser<'_>, point: &str, name: &str) -> String {
    let fields = [("service_point", point), ("name", name)];
    let page = browser.post("/kiosks/new", &fields).await;
    assert_eq!(page.status, 200, "{}", page.text);
    code(&page)
}

fn code(page: &Answer) -> String {
    let mark = "class=\"pairing-code\">";
    let from = page.text.find(mark).expect("a code") + mark.len();
    page.text[from..from + 9].to_owned()
}

/// A device paired with this code.
struct Paired<'a> {
    app: &'a TestApp,
    token: String,
    install: Uuid,
    boot: Uuid,
}

impl<'a> Paired<'a> {
    async fn with(app: &'a TestApp, code: &str) -> Self {
        let answer = app
            .post("/api/v1/pairings", None, &json!({ "code": code }))
            .await;
        assert_eq!(answer.status, 200, "{answer:?}");
        Self {
            app,
            token: answer.json["token"].as_str().expect("a token").to_owned(),
            install: Uuid::new_v4(),
            boot: Uuid::new_v4(),
        }
    }

    fn tap(&self, seq: i64) -> Value {
        json!({
            "id": Uuid::new_v4(), "boot_id": self.boot, "seq": seq, "mono_ms": 60_000, "rated_at": at(0),
            "level": 5, "questionnaire": "default@1", "domain": "land",
        })
    }

    /// Sends taps after having counted `accepted`.
    async fn send(&self, taps: &[Value], accepted: i64) -> Answer {
        let batch = json!({
            "device_now": at(0), "device_boot_id": self.boot, "device_mono_ms": 60_000,
            "install": self.install, "counters": { "accepted": accepted }, "ratings": taps,
        });
        self.app
            .post("/api/v1/ratings", Some(&self.token), &batch)
            .await
    }

    async fn beat(&self, more: &Value) {
        let mut beat = json!({
            "version": "1.0.0", "install": self.install, "queue": 0, "dead_letters": 0, "persisted": true,
            "incognito": false, "storage_mode": "indexeddb", "device_now": at(0), "device_boot_id": self.boot,
        });
        for (name, value) in more.as_object().expect("an object") {
            beat[name] = value.clone();
        }
        let answer = self
            .app
            .post("/api/v1/heartbeats", Some(&self.token), &beat)
            .await;
        assert_eq!(answer.status, 200, "{answer:?}");
        self.app.app.watch_kiosks().await.expect("the watch looks");
    }
}

/// The words of a page, without its marks.
fn words(page: &Answer) -> String {
    let mut words = String::new();
    let mut rest = page.text.as_str();
    while let Some((text, tag)) = rest.split_once('<') {
        words.push_str(text);
        words.push(' ');
        rest = tag.split_once('>').map_or("", |(_, after)| after);
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
